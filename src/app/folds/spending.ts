import { amountOf, change, spend, type Draft, type PlacedIn } from './draft.ts';

/** What of each credit was set aside or spent, until it is free again. */
export function foldSpending(draft: Draft, event: PlacedIn<'spending'>): void {
  switch (event.type) {
    case 'spending.Reserved': {
      const { for: period, on, spends } = event.data;
      for (const { credit, amount } of spends) {
        const reserved = { reservation: event.eventId, amount: amountOf(amount, event.stream) };
        spend(draft, credit, { for: period, on, ...reserved });
      }
      return;
    }
    case 'spending.Released': {
      const { reservation } = event.data;
      for (const [credit, used] of draft.uses) {
        if (!used.some((use) => use.reservation === reservation)) continue;
        const left = used.filter((use) => use.reservation !== reservation);
        draft.uses.set(credit, left);
        change(draft.credits, credit, { used: left });
      }
      return;
    }
    // What was set aside is as good as spent already.
    case 'spending.Confirmed':
  }
}
