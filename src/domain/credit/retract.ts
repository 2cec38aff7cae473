import { type Refusal, refuse } from '../decider.ts';
import { standing, superseded, takingBack } from '../retraction.ts';
import { isPlainText } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import type { Day } from '../values/day.ts';
import { claimProblem, isSameClaim } from './claim.ts';
import type { Claimed, CreditEvent } from './events.ts';
import type { CreditState } from './evolve.ts';

type Answer = readonly CreditEvent[] | Refusal;

/** Takes one event back, as the undoing of an import does. */
export function takeBack(eventId: string, because: string, { past }: CreditState): Answer {
  const answer = takingBack(past, eventId, because);
  if (answer === 'already') return [];
  return answer === 'taken' ? [{ type: 'credit.Retracted', data: { eventId, because } }] : answer;
}

/**
 * The source states anew what it stated under the same external id: the old claim falls with what was decided upon
 * it, for nobody has looked at the new one. What was corrected already does not come back by a late file.
 */
export function correct(claim: Claimed['data'], because: string, state: CreditState, today: Day): Answer {
  const { claimed, claimedFirst, past } = state;
  if (claimed === undefined) return claimProblem(claim, today) ?? [{ type: 'credit.Claimed', data: claim }];
  if (isSameClaim(claimedFirst, claim) || isSameClaim(claimed, claim)) return [];
  if (state.withdrawn) return refuse('withdrawn', 'This credit was withdrawn.');
  if (state.reversed !== undefined) {
    return refuse(
      'reversed',
      'This credit was reversed, and a file does not bring it back. Its educator may appeal.',
    );
  }
  if (claim.educator !== claimed.educator) {
    return refuse(
      'external_id_of_another',
      'The external id stands for a credit of another educator. Undo the import it came with, or give this one its own.',
    );
  }
  if (superseded(past).some(({ data }) => sameData(data, claim))) {
    return refuse(
      'superseded',
      'The source said this before and has corrected it since. The later content stands; undo its import to go back.',
    );
  }
  const problem = claimProblem(claim, today);
  if (problem) return problem;
  if (!isPlainText(because)) return refuse('because', 'Say why it is corrected, in 1 to 500 characters.');
  const old = standing(past).filter(({ type }) => type === 'credit.Claimed');
  return [
    ...old.map(({ eventId }): CreditEvent => ({ type: 'credit.Retracted', data: { eventId, because } })),
    { type: 'credit.Claimed', data: claim },
  ];
}
