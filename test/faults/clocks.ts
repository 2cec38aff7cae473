import type { EventLog } from '../../src/app/log/event-log.ts';
import { adminUrlOf, startPostgresLog } from '../log/postgres-engine.ts';
import { judge, type Verdict } from './check.ts';
import { startIndexedLog } from './indexed-log.ts';
import type { Sent } from './sent.ts';

/** A log whose clock can be set back. */
export interface Clocked {
  readonly log: EventLog;
  /** What its clock says, in milliseconds since 1970. */
  readonly now: () => number;
  readonly stepBack: (ms: number) => Promise<void>;
  /** Ends it and reads what came of it. */
  readonly close: (sent: readonly Sent[]) => Promise<Verdict>;
}

/** Whose clock gives the instants. */
export const CLOCKS: readonly { readonly name: string; readonly start: () => Promise<Clocked> }[] = [
  { name: 'PostgreSQL', start: startClockedPostgres },
  { name: 'an EventStoreDB', start: startClockedEventStore },
];

async function startClockedPostgres(): Promise<Clocked> {
  const engine = await startPostgresLog();
  const { log, pool, database } = engine;
  return {
    log,
    now: Date.now,
    // To the log, a clock that steps back is one behind the last instant it gave.
    stepBack: async (ms) => {
      await engine.asAdmin('UPDATE ledger.head SET recorded_at = recorded_at + $1', [ms]);
    },
    close: async (sent) => {
      await pool.end();
      const verdict = await judge(adminUrlOf(database), sent);
      await database.drop();
      return verdict;
    },
  };
}

async function startClockedEventStore(): Promise<Clocked> {
  const { pool, database } = await startPostgresLog();
  let behindMs = 0;
  const now = () => Date.now() - behindMs;
  const indexed = await startIndexedLog({ pool, double: { now } });
  return {
    ...{ log: indexed.log, now },
    stepBack: (ms) => {
      behindMs += ms;
      return Promise.resolve();
    },
    close: async (sent) => {
      const records = await indexed.close();
      await pool.end();
      const verdict = await judge(adminUrlOf(database), sent, records);
      await database.drop();
      return verdict;
    },
  };
}
