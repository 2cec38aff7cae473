import { change, type Draft, type PlacedIn } from './draft.ts';

/** An obligation, and what became of it. */
export function foldPeriod(draft: Draft, event: PlacedIn<'period'>): void {
  switch (event.type) {
    case 'period.Opened': {
      const { state, strand, owner, license, startsOn, endsOn } = event.data;
      const period = event.stream;
      draft.obligations.set(period, {
        ...{ period, state, strand, owner, license, startsOn, endsOn },
        eventId: event.eventId,
      });
      return;
    }
    case 'period.Completed':
      change(draft.obligations, event.stream, { completedOn: event.data.on });
  }
}
