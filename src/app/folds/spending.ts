import { amountOf, change, type Draft, type PlacedIn } from './draft.ts';

/** What of each credit was set aside or spent, until it is free again. */
export function foldSpending(draft: Draft, event: PlacedIn<'spending'>): void {
  switch (event.type) {
    case 'spending.Reserved': {
      const { for: period, on, spends } = event.data;
      for (const { credit, amount } of spends) {
        const used = draft.credits.get(credit)?.used ?? [];
        const use = { for: period, on, amount: amountOf(amount, event.stream), reservation: event.eventId };
        change(draft.credits, credit, { used: [...used, use] });
      }
      return;
    }
    case 'spending.Released': {
      const { reservation } = event.data;
      for (const [credit, { used }] of draft.credits) {
        if (used?.some((use) => use.reservation === reservation) === true) {
          change(draft.credits, credit, { used: used.filter((use) => use.reservation !== reservation) });
        }
      }
      return;
    }
    // What was set aside is as good as spent already.
    case 'spending.Confirmed':
  }
}
