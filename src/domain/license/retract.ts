import { type Refusal, refuse } from '../decider.ts';
import { takingBack } from '../retraction.ts';
import type { LicenseEvent } from './events.ts';
import type { LicenseState } from './state.ts';

const RETRACTABLE: ReadonlySet<string> = new Set([
  ...['license.Issued', 'license.PlanApproved', 'license.StatusBegan'],
]);

/** What comes with a day, or takes back: nobody decided anything by it. */
const OF_THEIR_OWN: ReadonlySet<string> = new Set(['license.RenewalWindowOpened', 'license.Retracted']);

/** Whether somebody applied for something, or decided upon the license: then its issuance is not taken back. */
export function isDecision({ type }: { readonly type: string }): boolean {
  return !RETRACTABLE.has(type) && !OF_THEIR_OWN.has(type);
}

/** Takes back what an import recorded: an issuance upon which nobody has decided since, the approval of a plan, a status. */
export function takeBack(
  eventId: string,
  because: string,
  { past }: LicenseState,
): readonly LicenseEvent[] | Refusal {
  const answer = takingBack(past, eventId, because);
  if (answer === 'already') return [];
  if (answer !== 'taken') return answer;
  const type = past.find((event) => event.eventId === eventId)?.type ?? '';
  if (!RETRACTABLE.has(type)) {
    return refuse(
      'not_retractable',
      'Only an issuance, the approval of a plan or a status is taken back like this.',
    );
  }
  if (type === 'license.Issued' && past.some(isDecision)) {
    return refuse(
      'acted_upon',
      'Something was applied for or decided upon this license since. Rescind it if it was issued in error.',
    );
  }
  return [{ type: 'license.Retracted', data: { eventId, because } }];
}
