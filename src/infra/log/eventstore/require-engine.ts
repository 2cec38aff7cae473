import type { Pool } from 'pg';
import { fault } from '../../../app/fault.ts';
import { ask } from '../ask.ts';

const HOLDS = `
  SELECT EXISTS (SELECT FROM ledger.events) AS events, EXISTS (SELECT FROM ledger.log_index) AS index`;

/**
 * A database goes on with the engine it began with. Throws `another_engine` where it holds events of its own though
 * the log is to be elsewhere, or the index of a log elsewhere though it is to be here.
 */
export async function requireEngine(pool: Pool, wanted: 'postgresql' | 'eventstore'): Promise<void> {
  const [holds] = await ask<{ events: boolean; index: boolean }>(pool, { text: HOLDS, values: [] });
  if (wanted === 'eventstore' && holds?.events === true) {
    throw fault(
      'another_engine',
      'EVENTSTORE_URL is set, and this database holds a log of its own. Start without EVENTSTORE_URL, or take the log ' +
        'over there: `npm run log -- copy`, then the keys into a new database (docs/scaling.md).',
    );
  }
  if (wanted === 'postgresql' && holds?.index === true) {
    throw fault(
      'another_engine',
      'This database holds the index of a log in an EventStoreDB. Set EVENTSTORE_URL to that server, or use a new ' +
        'database.',
    );
  }
}

const BEGUN = `SELECT to_regclass('ledger.head') IS NOT NULL AS begun`;
const ELSEWHERE = `
  SELECT ordinal > 0 AND NOT EXISTS (SELECT FROM ledger.events) AS elsewhere FROM ledger.head`;

/** Throws `no_log` where the database, of whatever version, keeps no log of its own. */
export async function requireOwnLog(pool: Pool): Promise<void> {
  const [database] = await ask<{ begun: boolean }>(pool, { text: BEGUN, values: [] });
  if (database?.begun !== true) {
    throw fault('no_log', 'This database holds no ledger: name the address of the one that does.');
  }
  const [log] = await ask<{ elsewhere: boolean }>(pool, { text: ELSEWHERE, values: [] });
  if (log?.elsewhere !== false) {
    throw fault('no_log', 'This database holds the index of a log that is in an EventStoreDB already.');
  }
}
