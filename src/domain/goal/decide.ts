import { type Circumstances, dataOf, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { isDefinitionId } from '../definition/ids.ts';
import { isEducatorId, isPlainText } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import { isState } from '../values/states.ts';
import type { GoalCommand } from './commands.ts';
import type { GoalEvent } from './events.ts';
import type { GoalState } from './evolve.ts';

type Answer = readonly GoalEvent[] | Refusal;
type Of<T extends GoalCommand['type']> = Extract<GoalCommand, { type: T }>;

/** Most micro-credentials one goal is tied to. */
const MOST_TIES = 20;

export function decide(command: GoalCommand, state: GoalState, by: Circumstances): Answer {
  if (command.type === 'Set') return set(command, state, by);
  const { set: goal, closed } = state;
  if (goal === undefined) return NOT_FOUND;
  const acts = { by: by.actor, on: by.today };
  if (command.type === 'Tie') {
    if (state.ties.has(command.definition)) return [];
    const problem = openProblem(state) ?? tiesProblem([...state.ties.keys(), command.definition]);
    if (problem !== undefined) return problem;
    return [{ type: 'goal.CredentialTied', data: { definition: command.definition, ...acts } }];
  }
  if (!isWhoSetIt(goal, by)) {
    return refuse('not_yours_to_change', 'Whoever set a goal changes it: the teacher their own alone.');
  }
  if (command.type === 'Untie') {
    if (!state.ties.has(command.definition)) return [];
    const { definition } = command;
    return openProblem(state) ?? [{ type: 'goal.CredentialUntied', data: { definition, ...acts } }];
  }
  if (closed === undefined) return close(command, acts);
  if (closed.outcome === command.outcome) return [];
  return refuse('goal_closed', `This goal was closed on ${closed.on}, as ${closed.outcome}.`);
}

function set(command: Of<'Set'>, state: GoalState, by: Circumstances): Answer {
  const data = { ...dataOf(command), by: state.set?.by ?? by.actor, on: state.set?.on ?? by.today };
  if (!isEducatorId(data.educator)) {
    return refuse('educator_id', 'An educator id is a state and a number, as TN-100001.');
  }
  if (!isState(data.state)) return refuse('state_unknown', `"${data.state}" is not a state's two letters.`);
  if (!isPlainText(data.goal, 1000)) {
    return refuse('goal', 'Say what is to be reached, in 1 to 1000 characters.');
  }
  const problem = sourceProblem(command, by) ?? tiesProblem(data.definitions);
  if (problem !== undefined) return problem;
  if (state.set === undefined) return [{ type: 'goal.Set', data }];
  return sameData(state.set, data) ? [] : refuse('goal_differs', 'This goal was set otherwise.');
}

/** Only teachers set goals of their own, and nobody else sets them for them. */
function sourceProblem({ source, employer, educator }: Of<'Set'>, by: Circumstances): Refusal | undefined {
  const isOwn = by.actorEducator === educator;
  if (source === 'teacher') {
    if (!isOwn) return refuse('not_their_own', 'A goal of their own is set by the teacher alone.');
    return employer === undefined
      ? undefined
      : refuse('employer', 'A goal of the teacher’s own names no employer.');
  }
  if (isOwn) return refuse('own_work', 'A goal of a district or an evaluation is set by somebody else.');
  return employer !== undefined && isPlainText(employer, 200)
    ? undefined
    : refuse('employer', 'Name the employer whose goal it is, in 1 to 200 characters.');
}

function tiesProblem(definitions: readonly string[]): Refusal | undefined {
  const bad = definitions.find((one) => !isDefinitionId(one));
  if (bad !== undefined) {
    return refuse('definition_id', 'A micro-credential is named by its issuer and name, as issuer.name.');
  }
  if (new Set(definitions).size < definitions.length) {
    return refuse('tied_twice', 'Name each micro-credential once.');
  }
  return definitions.length > MOST_TIES
    ? refuse('too_many_ties', `A goal is tied to at most ${MOST_TIES} micro-credentials.`)
    : undefined;
}

function openProblem({ closed }: GoalState): Refusal | undefined {
  return closed && refuse('goal_closed', `This goal was closed on ${closed.on}. Set another one.`);
}

function isWhoSetIt({ source, educator }: { source: string; educator: string }, by: Circumstances): boolean {
  return (source === 'teacher') === (by.actorEducator === educator);
}

function close({ outcome, because }: Of<'Close'>, acts: { by: string; on: string }): Answer {
  if (because !== undefined && !isPlainText(because, 1000)) {
    return refuse('because', 'Say why in 1 to 1000 characters, or leave it out.');
  }
  return [{ type: 'goal.Closed', data: { outcome, ...(because === undefined ? {} : { because }), ...acts } }];
}
