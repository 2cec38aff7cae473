import { NOT_FOUND, refuse, type Refusal } from '../../domain/decider.ts';
import { educator as educatorDecider, type EducatorState } from '../../domain/educator/index.ts';
import { goal as decider, type GoalCommand, type GoalState } from '../../domain/goal/index.ts';
import { educatorStream, goalStream } from '../../domain/streams.ts';
import type { Resource } from '../access.ts';
import { definitionsNamed } from '../credential/held.ts';
import { asGiven, execute, type Recording } from '../executing/execute.ts';
import { derivedId } from '../executing/ids.ts';
import { employersIn, type Place, placesOf } from '../facts/employers.ts';
import { type Ledger, readStream, stateOf } from '../log/ledger.ts';
import { recordAt } from '../standing/standing.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

type SetGoal = Extract<GoalCommand, { type: 'Set' }>;

/** Sets a goal, or acts upon one by its id. */
export type GoalAsk =
  | { readonly command: SetGoal }
  | { readonly goal: string; readonly command: Exclude<GoalCommand, SetGoal> };

export async function askGoal(ledger: Ledger, caller: Caller, ask: GoalAsk): Promise<Recording | Refusal> {
  if (!('goal' in ask)) return setGoal(ledger, caller, ask.command);
  const { goal, command } = ask;
  return execute(
    ledger,
    decider,
    { stream: goalStream(goal) },
    {
      asked: command,
      given: async (state) => {
        const problem = forbidden(caller, 'goal.tie', goalResource(state.set));
        if (problem !== undefined || command.type !== 'Tie') return problem ?? command;
        return (await unpublished(ledger, [command.definition])) ?? command;
      },
    },
    requestOf(caller),
  );
}

/** A district sets goals for its own staff alone; in a record that is not there nobody does. */
async function setGoal(ledger: Ledger, caller: Caller, command: SetGoal): Promise<Recording | Refusal> {
  const { educator, state, source, employer, definitions } = command;
  const known = stateOf(educatorDecider, await readStream(ledger, educatorStream(educator)));
  const places = await placesOf(ledger, educator, known);
  const employers = employersIn(places, state).filter((one) => one === employer);
  const action = source === 'teacher' ? 'goal.set_own' : 'goal.set';
  const problem = forbidden(caller, action, { educator, employers });
  if (problem !== undefined || known.registered === undefined) return NOT_FOUND;
  const refused =
    (await elsewhere(ledger, command, known, places)) ?? (await unpublished(ledger, definitions));
  if (refused !== undefined) return refused;
  const stream = goalStream(derivedId('goal', caller.commandId));
  return execute(ledger, decider, { stream, educator, state }, asGiven(command), requestOf(caller));
}

/** A goal belongs to a state that has to do with its teacher: it is counted there. */
async function elsewhere(
  ledger: Ledger,
  { educator, state }: SetGoal,
  { registered }: EducatorState,
  places: readonly Place[],
): Promise<Refusal | undefined> {
  if (registered?.state === state || employersIn(places, state).length > 0) return undefined;
  const { licenses } = await recordAt(ledger, educator, await ledger.log.head());
  return [...licenses.values()].some((license) => license.state === state)
    ? undefined
    : refuse(
        'not_of_state',
        `The teacher is not registered in ${state}, holds no license of it and has not worked there. Set the goal in a state where that is so.`,
      );
}

/** Whose goal it is, and whose business. */
export function goalResource(set: GoalState['set']): Resource {
  return { educator: set?.educator, employers: set?.employer === undefined ? [] : [set.employer] };
}

async function unpublished(ledger: Ledger, definitions: readonly string[]): Promise<Refusal | undefined> {
  const published = await definitionsNamed(ledger, definitions);
  const missing = definitions.find((id) => published.get(id) === undefined);
  return missing === undefined
    ? undefined
    : refuse(
        'definition_unknown',
        `No issuer has published ${missing}. \`definitions\` lists what there is.`,
      );
}
