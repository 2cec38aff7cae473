import type { CreditActs, CreditFact } from '../../domain/facts.ts';
import { amountOf, change, type Draft, type Placed, type PlacedIn } from './draft.ts';

/** A claim, and the acts so far done upon it. */
export function foldCredit(draft: Draft, event: PlacedIn<'credit'>): void {
  switch (event.type) {
    case 'credit.Claimed':
      draft.credits.set(event.stream, creditFact(event));
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
  }
}

function creditFact({ data, stream, eventId }: Placed<'credit.Claimed'>): CreditFact {
  const { educator: _, quantity, evidence: _e, credential: _c, externalId: _x, ...said } = data;
  return { ...said, credit: stream, quantity: amountOf(quantity, stream), acts: {}, events: [eventId] };
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
