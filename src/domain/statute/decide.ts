import { type Circumstances, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { isPlainText, isSha256, isWord } from '../values/identifiers.ts';
import { isState } from '../values/states.ts';
import type { StatuteCommand } from './commands.ts';
import type { StatuteEvent } from './events.ts';
import type { StatuteState } from './evolve.ts';

type Answer = readonly StatuteEvent[] | Refusal;
type Command<T extends StatuteCommand['type']> = Extract<StatuteCommand, { type: T }>;

export function decide(command: StatuteCommand, state: StatuteState, by: Circumstances): Answer {
  switch (command.type) {
    case 'Enact':
      return enact(command, state, by);
    case 'Advance':
      return advance(command, state);
    case 'CarryOut':
      return carryOut(command, state);
  }
}

/** What is enacted is what was seen; and one run ends before the next, which extends what has come to be covered since. */
function enact(command: Command<'Enact'>, { runs }: StatuteState, by: Circumstances): Answer {
  const { type: _, present, ...data } = command;
  const last = runs.at(-1);
  if (last !== undefined && last.enacted.seen === data.seen && last.enacted.because === data.because)
    return [];
  if (last !== undefined && !last.isCarriedOut) {
    return refuse(
      'still_carried_out',
      'What was enacted before is still being carried out. Wait until it is.',
    );
  }
  if (!isState(data.state)) return refuse('state_unknown', `"${data.state}" is not a state's two letters.`);
  if (!isWord(data.strand) || !isWord(data.route)) {
    return refuse('route', 'A statute is named by the route of the policy, as act_55.');
  }
  if (!isPlainText(data.because)) return refuse('because', 'Say why in 1 to 500 characters.');
  if (!isSha256(data.seen) || data.seen !== present) {
    return refuse(
      'preview_outdated',
      'The periods it covers are not those of this preview any more. Look at the preview again, and give its digest.',
    );
  }
  if (data.periods === 0) return refuse('covers_nobody', 'It gives nothing to any period that is open now.');
  return [{ type: 'statute.Enacted', data: { by: by.actor, on: by.today, ...data } }];
}

function advance({ enactment, through, extended }: Command<'Advance'>, { runs }: StatuteState): Answer {
  const run = runs.find(({ revision }) => revision === enactment);
  if (run === undefined) return NOT_FOUND;
  // Two servers may carry out one run: whoever comes second has nothing to say.
  if (run.isCarriedOut || through <= run.through) return [];
  return [{ type: 'statute.Advanced', data: { enactment, through, extended } }];
}

function carryOut({ enactment, extended }: Command<'CarryOut'>, { runs }: StatuteState): Answer {
  const run = runs.find(({ revision }) => revision === enactment);
  if (run === undefined) return NOT_FOUND;
  return run.isCarriedOut ? [] : [{ type: 'statute.CarriedOut', data: { enactment, extended } }];
}
