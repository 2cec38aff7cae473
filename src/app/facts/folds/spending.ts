import { licenseOfPeriod } from '../../../domain/streams.ts';
import { amountOf, change, spend, type Draft, type PlacedIn, type Use } from './draft.ts';

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
      free(draft, (use) => use.reservation === reservation);
      return;
    }
    // What was set aside is as good as spent already.
    case 'spending.Confirmed':
  }
}

/**
 * What was used for a license that never was. Renewals recorded before there were reservations are freed here; what is
 * reserved is freed by an event of its own.
 */
export function freeUsesOf(draft: Draft, license: string): void {
  free(draft, (use) => use.reservation === undefined && licenseOfPeriod(use.for) === license);
}

function free(draft: Draft, isFree: (use: Use) => boolean): void {
  for (const [credit, used] of draft.uses) {
    if (!used.some(isFree)) continue;
    const left = used.filter((use) => !isFree(use));
    draft.uses.set(credit, left);
    change(draft.credits, credit, { used: left });
  }
}
