import type { Pool } from 'pg';
import { fault } from '../../../app/fault.ts';
import type { Bell } from '../bell.ts';
import { shareInTurn } from '../share-in-turn.ts';
import { waitFor } from '../wait-for.ts';
import type { EventStore } from './event-store.ts';
import { standingOf } from './write-index.ts';

/** How the index is waited for. */
export interface Patience {
  readonly bell: Bell;
  /** How often it is looked at although nothing rang. */
  readonly pollMs: number;
  /** The longest wait. */
  readonly waitMs: number;
}

/**
 * Waits until the index has everything that was recorded before this was asked; throws `index_behind` when that takes
 * too long. Those who ask in one turn wait together.
 */
export function catchingUp(pool: Pool, store: EventStore, patience: Patience): () => Promise<void> {
  const { bell, pollMs, waitMs } = patience;
  const together = shareInTurn<boolean>();
  const wait = async () => {
    let head = await store.head();
    const hasReached = async () => {
      const { position } = await standingOf(pool);
      if (position === undefined) return head === undefined ? true : undefined;
      // A log that was indexed is not empty: an answer that says so was cut short, and is asked for again.
      head ??= await store.head();
      return head !== undefined && position >= head ? true : undefined;
    };
    const reached = await waitFor(hasReached, bell, pollMs, waitMs);
    if (reached === undefined) throw indexBehind(waitMs);
    return true;
  };
  return async () => {
    await together('', wait);
  };
}

export function indexBehind(waitMs: number): Error {
  return fault(
    'index_behind',
    `The index of the log was not there within ${waitMs / 1000} s. Ask again in a moment; if that goes on, look whether ` +
      'a server with ROLE projector or all is running, and what it says.',
  );
}
