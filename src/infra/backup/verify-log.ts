import type { ClientBase } from 'pg';
import { fault } from '../../app/fault.ts';
import type { Manifest } from './manifest.ts';
import { entriesIn } from './tables.ts';

const ordinalsIn = (entries: string) => `
  SELECT count(*) AS events, coalesce(min(ordinal), 0) AS first, coalesce(max(ordinal), 0) AS last FROM ${entries}`;

const BAD_HASH = `
  SELECT ordinal FROM ledger.events
  WHERE hash <> ledger.hash_of(ordinal, stream, revision, id, type, version, data, metadata, educator, state, recorded_at)
  ORDER BY ordinal LIMIT 1`;

const brokenStreamIn = (entries: string) => `
  SELECT stream FROM ${entries} GROUP BY stream
  HAVING min(revision) <> 0 OR count(*) <> max(revision) + 1 LIMIT 1`;

const backInTimeIn = (entries: string) => `
  SELECT ordinal FROM (
    SELECT ordinal, recorded_at < lag(recorded_at) OVER (ORDER BY ordinal) AS is_back FROM ${entries}
  ) AS told WHERE is_back ORDER BY ordinal LIMIT 1`;

const lastRecordedIn = (entries: string) => `
  SELECT coalesce((SELECT recorded_at FROM ${entries} ORDER BY ordinal DESC LIMIT 1), $1) AS at`;

/**
 * Throws `bad_backup` unless what was restored is a log: whole, in order, and each event as it was hashed. Events that
 * stand elsewhere are held against the hash in their index when they are read.
 */
export async function verifyLog(client: ClientBase, { head }: Manifest): Promise<void> {
  const one = async (sql: string, values: readonly unknown[] = []) =>
    (await client.query<Record<string, unknown>>(sql, [...values])).rows[0];

  const entries = await entriesIn(client);
  const { events, first, last } = (await one(ordinalsIn(entries))) ?? {};
  const { ordinal } = head;
  if (events !== ordinal || last !== ordinal || first !== Math.min(1, ordinal)) {
    throw bad(
      `it has ${String(events)} events from ${String(first)} to ${String(last)}, and its head is ${ordinal}`,
    );
  }
  const forged = await one(BAD_HASH);
  if (forged !== undefined) throw bad(`event ${String(forged['ordinal'])} is not what was hashed`);
  const broken = await one(brokenStreamIn(entries));
  if (broken !== undefined) throw bad(`revisions are missing in ${String(broken['stream'])}`);
  const back = await one(backInTimeIn(entries));
  if (back !== undefined) throw bad(`event ${String(back['ordinal'])} was recorded before the one before it`);
  const recorded = await one(lastRecordedIn(entries), [head.recorded_at]);
  if (recorded?.['at'] !== head.recorded_at) throw bad('its head was recorded at another instant');
}

function bad(because: string): Error {
  return fault('bad_backup', `This is no whole log: ${because}. Nothing was restored.`);
}
