import type { Pool } from 'pg';
import type { EventStore } from './event-store.ts';
import { standingOf } from './write-index.ts';

/** How far the index of the log has come. */
export interface IndexWatch {
  /** Bytes of the server's log that are not indexed yet; 0 when everything is. */
  lag(): Promise<number>;
}

export function watchIndex(pool: Pool, store: EventStore): IndexWatch {
  return {
    // The head first: what is recorded in between is no lag of the index.
    lag: async () => {
      const head = await store.head();
      const { position } = await standingOf(pool);
      return head === undefined ? 0 : Math.max(0, head - (position ?? 0));
    },
  };
}
