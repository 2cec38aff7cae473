import type { ClaimDetails } from '../../../domain/credit/events.ts';
import type { CreditActs, CreditFact } from '../../../domain/facts.ts';
import { amountOf, change, type Draft, type Placed, type PlacedIn } from './draft.ts';

/** A claim, and the acts so far done upon it. */
export function foldCredit(draft: Draft, event: PlacedIn<'credit'>): void {
  switch (event.type) {
    case 'credit.Claimed':
      draft.credits.set(event.stream, { ...creditFact(event), ...usedBefore(draft, event.stream) });
      return;
    case 'credit.Attested':
      actUpon(draft, event, { attestedOn: event.data.on });
      return;
    case 'credit.ProviderReported':
      actUpon(draft, event, { providerReportedOn: event.data.on });
      return;
    case 'credit.Approved':
      approve(draft, event);
      return;
    case 'credit.Denied':
      actUpon(draft, event, { deniedOn: event.data.on, denialReason: event.data.reason });
      return;
    case 'credit.Withdrawn':
      actUpon(draft, event, { withdrawnOn: event.data.on });
      return;
    case 'credit.Amended':
      amend(draft, event);
      return;
    case 'credit.Reversed':
      actUpon(draft, event, { reversedOn: event.data.on });
      return;
    case 'credit.AppealDecided':
      if (event.data.outcome === 'granted') undoReversal(draft, event);
      return;
    // Who asks for another decision has none yet.
    case 'credit.Appealed':
      return;
    // What it takes back is left out before.
    case 'credit.Retracted':
  }
}

function creditFact({ data, stream, eventId }: Placed<'credit.Claimed'>): CreditFact {
  const { educator: _, state, credential: _c, externalId: _x, ofEvent: _o, ...details } = data;
  return { ...saidBy(details, stream), state, credit: stream, acts: {}, events: [eventId] };
}

function saidBy({ quantity, evidence: _, ...said }: ClaimDetails, stream: string) {
  return { ...said, quantity: amountOf(quantity, stream) };
}

/** Nothing stays of what the claim said before, nor of who vouched for that. */
function amend(draft: Draft, { data, stream, eventId }: Placed<'credit.Amended'>): void {
  const credit = draft.credits.get(stream);
  if (credit === undefined) return;
  const { state, claimedOn, used, events } = credit;
  draft.credits.set(stream, {
    ...saidBy(data.is, stream),
    ...{ state, credit: stream, acts: {}, events: [...events, eventId] },
    // It was claimed when it was first; what it says now is looked at by whoever decides.
    ...(claimedOn === undefined ? {} : { claimedOn }),
    ...(used === undefined ? {} : { used }),
  });
}

/** A reversal that was overturned is as if it never was. */
function undoReversal(draft: Draft, event: Placed<'credit.AppealDecided'>): void {
  const credit = draft.credits.get(event.stream);
  if (credit === undefined) return;
  const { reversedOn: _, ...acts } = credit.acts;
  change(draft.credits, event.stream, { acts });
  actUpon(draft, event, {});
}

/** What was counted before a claim was corrected, or taken back and made again, stays used. */
function usedBefore(draft: Draft, credit: string): Pick<CreditFact, 'used'> {
  const used = draft.uses.get(credit);
  return used === undefined ? {} : { used };
}

function actUpon(draft: Draft, event: PlacedIn<'credit'>, acts: CreditActs): void {
  const credit = draft.credits.get(event.stream);
  if (credit === undefined) return;
  change(draft.credits, event.stream, {
    acts: { ...credit.acts, ...acts },
    events: [...credit.events, event.eventId],
  });
}

/** Days cannot tell which came first of a denial and an approval of one day; the record can: the approval is the later. */
function approve(draft: Draft, event: Placed<'credit.Approved'>): void {
  const { on, capacity } = event.data;
  const credit = draft.credits.get(event.stream);
  if (credit?.acts.deniedOn === on) {
    const { deniedOn: _on, denialReason: _reason, ...acts } = credit.acts;
    change(draft.credits, event.stream, { acts });
  }
  actUpon(draft, event, { approvedOn: on, approvedBy: capacity });
}
