import { refuse } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import type { Act, Acting, Answer } from './acting.ts';
import { claimProblem } from './claim.ts';
import type { Claimed, ClaimDetails } from './events.ts';
import { amendedClaim, type CreditState } from './evolve.ts';

/** Changes what a claim says, as long as nobody has decided upon it. */
export function amend(
  { is, because }: Act<'Amend'>,
  { approved, denied }: CreditState,
  { actor, claimed, today, on }: Acting,
): Answer {
  const was = detailsOf(claimed);
  if (sameData(was, is)) return [];
  if (claimed.credential !== undefined || claimed.ofEvent !== undefined) {
    return refuse(
      'from_record',
      'What this claim says comes from a record of the ledger. Have that corrected, or withdraw the claim.',
    );
  }
  if (approved !== undefined || denied !== undefined) {
    return refuse(
      'already_decided',
      'This credit was decided upon as it is. Appeal a denial, or withdraw it and claim anew.',
    );
  }
  const problem = claimProblem(amendedClaim(claimed, is), today);
  if (problem !== undefined) return problem;
  if (!isPlainText(because, 2000)) {
    return refuse('because', 'Say why the claim is amended, in 1 to 2000 characters.');
  }
  return [{ type: 'credit.Amended', data: { by: actor, was, is, because, on } }];
}

/** What may be amended of a claim. */
function detailsOf({
  educator: _e,
  state: _s,
  claimedOn: _d,
  credential: _c,
  externalId: _x,
  ofEvent: _o,
  ...details
}: Claimed['data']): ClaimDetails {
  return details;
}
