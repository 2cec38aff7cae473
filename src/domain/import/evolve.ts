import type { Recorded } from '../decider.ts';
import type { Completed, ImportEvent, Reverted, RevertAsked, Started } from './events.ts';

export interface ImportState {
  readonly started: Started['data'] | undefined;
  /** Newest first; a linked list, so that folding many refused rows stays linear. */
  readonly refused: Chain<number> | undefined;
  readonly completed: Completed['data'] | undefined;
  /** Who asked that it be undone, and the event that says so. */
  readonly revertAsked: (RevertAsked['data'] & { readonly eventId: string }) | undefined;
  /** Ids of the events that were kept when it was undone, newest first. */
  readonly kept: Chain<string> | undefined;
  readonly reverted: Reverted['data'] | undefined;
}

export interface Chain<T> {
  readonly item: T;
  readonly before: Chain<T> | undefined;
}

export const initial: ImportState = {
  started: undefined,
  refused: undefined,
  completed: undefined,
  revertAsked: undefined,
  kept: undefined,
  reverted: undefined,
};

export function evolve(state: ImportState, event: Recorded<ImportEvent>): ImportState {
  switch (event.type) {
    case 'import.Started':
      return { ...state, started: event.data };
    case 'import.RowRefused':
      return { ...state, refused: { item: event.data.row, before: state.refused } };
    case 'import.Completed':
      return { ...state, completed: event.data };
    case 'import.RevertAsked':
      return { ...state, revertAsked: { ...event.data, eventId: event.eventId } };
    case 'import.FactKept':
      return { ...state, kept: { item: event.data.eventId, before: state.kept } };
    case 'import.Reverted':
      return { ...state, reverted: event.data };
  }
}

/** Everything in a chain, as a set. */
export function itemsOf<T>(chain: Chain<T> | undefined): ReadonlySet<T> {
  const items = new Set<T>();
  for (let at = chain; at !== undefined; at = at.before) items.add(at.item);
  return items;
}
