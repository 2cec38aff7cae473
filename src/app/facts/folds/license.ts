import type { NodeAnswer } from '../../../domain/decision.ts';
import type { Day } from '../../../domain/values/day.ts';
import { type Needed, neededCredits, STILL } from '../../../rules/index.ts';
import {
  amountOf,
  change,
  type Draft,
  type LicenseRecord,
  type Placed,
  type PlacedIn,
  spend,
} from './draft.ts';
import { foldHistory } from './license-acts.ts';
import { NO_HISTORY } from './license-history.ts';
import { freeUsesOf } from './spending.ts';

/** A license with its terms, what its renewals used, and what it went through. */
export function foldLicense(draft: Draft, event: PlacedIn<'license'>): void {
  if (event.type === 'license.Issued') draft.licenses.set(event.stream, licenseRecord(event));
  if (event.type === 'license.Rescinded') forgetLicense(draft, event.stream, event.data.on);
  const license = draft.licenses.get(event.stream);
  if (license === undefined) return;
  draft.licenses.set(event.stream, foldHistory(license, event));
  touchObligation(draft, event);
}

/** What becomes of what is owed under the license. */
function touchObligation(draft: Draft, event: PlacedIn<'license'>): void {
  const { obligations } = draft;
  switch (event.type) {
    case 'license.RenewalApplied': {
      const { period, on } = event.data;
      change(obligations, period, { awaitsAnswer: true });
      if (obligations.get(period)?.appliedOn === undefined) change(obligations, period, { appliedOn: on });
      return;
    }
    case 'license.ElectionMade':
      change(obligations, event.data.period, { awaitsAnswer: true });
      return;
    case 'license.ApplicationWithdrawn':
      if (event.data.what === 'renewal') forgetApplication(draft, event.data.period);
      change(obligations, event.data.period, { awaitsAnswer: false });
      return;
    case 'license.Renewed': {
      const { period, on, decision, reservation } = event.data;
      // Under a reservation, what was needed is set aside already.
      if (reservation === undefined) useCredits(draft, period, on, neededCredits(decision));
      change(obligations, period, { awaitsAnswer: false, metBy: metIn(decision.requirement) });
      return;
    }
    case 'license.RenewalDenied':
    case 'license.ElectionDenied':
    case 'license.Advanced':
    case 'license.Downgraded':
    case 'license.Reinstated':
    case 'license.Reissued':
    case 'license.RenewedConditionally':
    case 'license.Lapsed':
    case 'license.Expired':
    case 'license.Inactivated':
      change(obligations, event.data.period, { awaitsAnswer: false });
      return;
    case 'license.Issued':
    case 'license.PlanApproved':
    case 'license.RenewalWindowOpened':
    // What was begun and not finished leaves everything as it was.
    case 'license.RenewalSetAside':
    case 'license.GrantAbandoned':
    // What it takes back is left out before.
    case 'license.Retracted':
    case 'license.LapseProposed':
    case 'license.LapseNoticeServed':
    case 'license.LapseWithdrawn':
    case 'license.EndorsementAdded':
    case 'license.EndorsementRenewed':
    case 'license.EndorsementDropped':
    case 'license.OrderEntered':
    case 'license.OrderLifted':
    case 'license.StatusBegan':
    case 'license.StatusEnded':
    case 'license.Surrendered':
    case 'license.Rescinded':
    case 'license.Corrected':
  }
}

/** Ids of what was met of a requirement, itself first. */
function metIn(node: NodeAnswer | null): readonly string[] {
  if (node === null) return [];
  return [...(node.outcome === 'met' ? [node.id] : []), ...node.children.flatMap(metIn)];
}

function licenseRecord({ data, stream, eventId }: Placed<'license.Issued'>): LicenseRecord {
  const { state, class: held, fields, validFrom, expiresOn, issuedOn = validFrom, application } = data;
  return {
    ...{ license: stream, state, class: held, fields, issuedOn, plans: [], eventId },
    ...NO_HISTORY,
    applications: application === undefined ? [] : [application],
    terms: [{ class: held, fields, validFrom, expiresOn: expiresOn ?? STILL }],
  };
}

/** It never was: nothing is owed under it, and nothing was used for it. That it was thought to be is told. */
function forgetLicense(draft: Draft, stream: string, on: Day): void {
  const { licenses, rescinded, obligations } = draft;
  freeUsesOf(draft, stream);
  const license = licenses.get(stream);
  if (license !== undefined) {
    rescinded.set(stream, { ...license, pending: undefined, lapse: undefined, rescindedOn: on });
  }
  licenses.delete(stream);
  for (const [period, { license }] of obligations) {
    if (license === stream) obligations.delete(period);
  }
}

function forgetApplication({ obligations }: Draft, period: string): void {
  const obligation = obligations.get(period);
  if (obligation === undefined) return;
  const { appliedOn: _, ...owed } = obligation;
  obligations.set(period, owed);
}

/** What a renewal needed is used: other periods may not count it again where the law says so. */
function useCredits(draft: Draft, period: string, on: Day, needed: readonly Needed[]): void {
  for (const { credit, amount } of needed) {
    spend(draft, credit, { for: period, on, amount: amountOf(amount, credit) });
  }
}
