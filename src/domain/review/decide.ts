import { type Circumstances, dataOf, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import type { ReviewCommand } from './commands.ts';
import type { Opened, ReviewEvent, ReviewOutcome } from './events.ts';
import type { ReviewState } from './evolve.ts';

type Answer = readonly ReviewEvent[] | Refusal;

export function decide(command: ReviewCommand, state: ReviewState, by: Circumstances): Answer {
  switch (command.type) {
    case 'Open': {
      const data = { ...dataOf(command), on: state.opened?.on ?? by.today };
      if (state.opened === undefined) return [{ type: 'review.Opened', data }];
      return sameData(state.opened, data)
        ? []
        : refuse('review_differs', 'This review was opened for something else.');
    }
    case 'Decide':
      return decideReview(command, state, by);
  }
}

function decideReview(
  { outcome, because }: Extract<ReviewCommand, { type: 'Decide' }>,
  { opened, decided }: ReviewState,
  { actor, actorEducator, today }: Circumstances,
): Answer {
  if (opened === undefined) return NOT_FOUND;
  if (actorEducator === opened.educator) {
    return refuse('own_work', 'Nobody decides a review of their own record.');
  }
  if (decided !== undefined) {
    return decided.outcome === outcome
      ? []
      : refuse('already_decided', 'This review was decided otherwise already. That stands as it is.');
  }
  if (!POSSIBLE[opened.subject].includes(outcome)) {
    return refuse(
      'review_outcome',
      opened.subject === 'credit'
        ? 'A credit under review stands or is reversed.'
        : 'A decision under review stands, or its license is referred to an act of its own.',
    );
  }
  if (!isPlainText(because, 2000)) {
    return refuse('because', 'Say why it is decided so, in 1 to 2000 characters.');
  }
  return [{ type: 'review.Decided', data: { by: actor, outcome, because, on: today } }];
}

const POSSIBLE: { readonly [S in Opened['data']['subject']]: readonly ReviewOutcome[] } = {
  credit: ['stands', 'reversed'],
  decision: ['stands', 'referred'],
};
