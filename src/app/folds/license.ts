import type { Day } from '../../domain/values/day.ts';
import {
  amountOf,
  change,
  spend,
  type Draft,
  type LicenseRecord,
  type Placed,
  type PlacedIn,
} from './draft.ts';

/** A license with its terms, and what its renewals used. */
export function foldLicense(draft: Draft, event: PlacedIn<'license'>): void {
  switch (event.type) {
    case 'license.Issued':
      draft.licenses.set(event.stream, licenseRecord(event));
      return;
    case 'license.PlanApproved': {
      const { on, capacity } = event.data;
      const plans = draft.licenses.get(event.stream)?.plans ?? [];
      change(draft.licenses, event.stream, { plans: [...plans, { on, capacity, eventId: event.eventId }] });
      return;
    }
    case 'license.RenewalApplied':
      change(draft.obligations, event.data.period, { awaitsAnswer: true });
      if (draft.obligations.get(event.data.period)?.appliedOn === undefined) {
        change(draft.obligations, event.data.period, { appliedOn: event.data.on });
      }
      return;
    case 'license.Renewed': {
      const { validFrom, expiresOn, period, on, decision } = event.data;
      // Under a reservation, what was needed is set aside already.
      if (event.data.reservation === undefined) useCredits(draft, period, on, decision.credits);
      change(draft.obligations, period, { awaitsAnswer: false });
      const terms = draft.licenses.get(event.stream)?.terms ?? [];
      change(draft.licenses, event.stream, { terms: [...terms, { validFrom, expiresOn }] });
      return;
    }
    // What was begun and not finished leaves everything as it was.
    case 'license.RenewalSetAside':
      return;
    // A denial is an answer, and leaves what is known of the license as it was.
    case 'license.RenewalDenied':
      change(draft.obligations, event.data.period, { awaitsAnswer: false });
      return;
    // What it takes back is left out before.
    case 'license.Retracted':
  }
}

function licenseRecord({ data, stream, eventId }: Placed<'license.Issued'>): LicenseRecord {
  const { state, class: held, fields, validFrom, expiresOn, issuedOn = validFrom } = data;
  return {
    ...{ license: stream, state, class: held, fields, issuedOn, plans: [], eventId },
    terms: [{ validFrom, expiresOn }],
  };
}

/** What a renewal counted is used: other periods may not count it again where the law says so. */
function useCredits(
  draft: Draft,
  period: string,
  on: Day,
  credits: readonly { readonly source: string; readonly counted: string }[],
): void {
  for (const { source, counted } of credits) {
    const amount = source.startsWith('credit-') ? amountOf(counted, source) : 0;
    if (amount > 0) spend(draft, source, { for: period, on, amount });
  }
}
