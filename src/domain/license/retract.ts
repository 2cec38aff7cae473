import { type Refusal, refuse } from '../decider.ts';
import { takingBack } from '../retraction.ts';
import type { LicenseEvent } from './events.ts';
import type { LicenseState } from './evolve.ts';

const RETRACTABLE: ReadonlySet<string> = new Set(['license.Issued', 'license.PlanApproved']);

/** Takes back what an import recorded: an issuance upon which nobody has decided since, or the approval of a plan. */
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
    return refuse('not_retractable', 'Only an issuance or the approval of a plan is taken back like this.');
  }
  if (
    type === 'license.Issued' &&
    past.some((event) => !RETRACTABLE.has(event.type) && event.type !== 'license.Retracted')
  ) {
    return refuse(
      'acted_upon',
      'Something was applied for or decided upon this license since. Rescind it if it was issued in error.',
    );
  }
  return [{ type: 'license.Retracted', data: { eventId, because } }];
}
