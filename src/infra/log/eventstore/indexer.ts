import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { fault } from '../../../app/fault.ts';
import { createFailures } from '../../failures.ts';
import { pause } from '../../pause.ts';
import { checkAppend } from '../limits.ts';
import type { EventStore, KeptEvent } from './event-store.ts';
import { gatherStretches } from './gather-stretches.ts';
import { giveBackLease, holdLease } from './index-lease.ts';
import { numberEvents } from './number-events.ts';
import { requireSameServer } from './same-server.ts';
import { standingOf, writeIndex } from './write-index.ts';

export interface IndexerSettings {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
  /** Whoever is killed keeps its turn for so long. */
  readonly leaseMs?: number;
  /** The first pause after an error; it grows. */
  readonly retryMs?: number;
}

export interface Indexer {
  /** Resolves once nothing of it runs any more and another may take its place. */
  stop(): Promise<void>;
}

const LEASE_MS = 4_000;
/** A lease is prolonged, and looked for, so many times while it lasts. */
const LOOKS_PER_LEASE = 4;
const RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;
/** Written at once where the index is far behind. */
const MOST = { events: 500, characters: 8 * 1024 * 1024 };

/**
 * Writes the index for as long as it runs, whenever it is its turn. After any error it goes on from what was
 * committed.
 */
export function startIndexer(settings: IndexerSettings): Indexer {
  const owner = `${hostname()}/${process.pid}/${randomUUID()}`;
  const stopping = new AbortController();
  const running = new Indexing(settings, owner).run(stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

class Indexing {
  readonly #settings: IndexerSettings;
  readonly #owner: string;
  readonly #leaseMs: number;
  #failures = 0;

  constructor(settings: IndexerSettings, owner: string) {
    this.#settings = settings;
    this.#owner = owner;
    this.#leaseMs = settings.leaseMs ?? LEASE_MS;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { pool, logger } = this.#settings;
    const isStopped = () => signal.aborted;
    const failures = createFailures();
    while (!isStopped()) {
      let rest = this.#leaseMs / LOOKS_PER_LEASE;
      try {
        if (await holdLease(pool, this.#owner, this.#leaseMs)) await this.#whileHeld(signal);
      } catch (error) {
        this.#failures += 1;
        rest = this.#restAfterFailure();
        const told = isStopped() ? undefined : failures.of(error);
        if (told !== undefined)
          logger.warn({ error, ...told }, 'The index of the log is behind; it is tried again.');
      }
      await pause(rest, signal);
    }
    await giveBackLease(pool, this.#owner).catch((error: unknown) => {
      logger.warn({ error }, 'The lease of the index could not be given back; it runs out by itself.');
    });
  }

  /** Longer each time, and never the same for two who failed together. */
  #restAfterFailure(): number {
    const { retryMs = RETRY_MS } = this.#settings;
    const most = Math.min(retryMs * 2 ** Math.min(this.#failures, 10), LONGEST_RETRY_MS);
    return most / 2 + (Math.random() * most) / 2;
  }

  async #whileHeld(signal: AbortSignal): Promise<void> {
    // Aborted while the lease was taken: nobody would hear of it any more.
    if (signal.aborted) return;
    const ending = new AbortController();
    const end = () => {
      ending.abort();
    };
    signal.addEventListener('abort', end);
    const prolonging = this.#prolong(ending);
    try {
      await this.#index(ending.signal);
    } finally {
      signal.removeEventListener('abort', end);
      end();
      await prolonging;
    }
  }

  /** Until it ends; when it can no longer be prolonged, ends it. */
  async #prolong(ending: AbortController): Promise<void> {
    const { pool, logger } = this.#settings;
    const { signal } = ending;
    await pause(this.#leaseMs / LOOKS_PER_LEASE, signal);
    while (!signal.aborted) {
      const isHeld = await holdLease(pool, this.#owner, this.#leaseMs).catch((error: unknown) => {
        logger.warn({ error }, 'The lease of the index could not be prolonged.');
        return false;
      });
      if (isHeld) await pause(this.#leaseMs / LOOKS_PER_LEASE, signal);
      else ending.abort();
    }
  }

  async #index(signal: AbortSignal): Promise<void> {
    const { pool, store, logger } = this.#settings;
    await requireSameServer(pool, store);
    let standing = await standingOf(pool);
    for await (const { events, position } of gatherStretches(store.follow(standing.position, signal), MOST)) {
      const seen = standing.position ?? -1;
      if (position <= seen) continue;
      const mine = events.filter((event) => event.position > seen && this.#isTheLedgers(event));
      const written = await writeIndex(pool, standing, numberEvents(mine, standing), position);
      if (written.outcome === 'moved') throw fault('index_moved', 'Another indexer wrote the index.');
      ({ standing } = written);
      this.#failures = 0;
      const doubled = [...written.doubled, ...doubledIn(mine)];
      if (doubled.length > 0) {
        const alarm = 'event_id_twice';
        logger.error({ alarm, ids: doubled }, 'Two events of the log have one id; both are indexed.');
      }
      if (signal.aborted) return;
    }
  }

  /** What no writer of the ledger may append, somebody else did. */
  #isTheLedgers(event: KeptEvent): boolean {
    try {
      checkAppend(event.stream, event.revision - 1, [event]);
      return true;
    } catch (error) {
      const alarm = 'foreign_event';
      const { position } = event;
      this.#settings.logger.error({ alarm, position, error }, 'An event of the log is left out.');
      return false;
    }
  }
}

function doubledIn(events: readonly KeptEvent[]): readonly string[] {
  const seen = new Set<string>();
  return events.flatMap(({ id }) => (seen.size === seen.add(id).size ? [id] : []));
}
