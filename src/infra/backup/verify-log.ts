import type { ClientBase } from 'pg';
import { fault } from '../../app/fault.ts';
import type { Manifest } from './manifest.ts';

const ORDINALS = `
  SELECT count(*) AS events, coalesce(min(ordinal), 0) AS first, coalesce(max(ordinal), 0) AS last FROM ledger.events`;

const BAD_HASH = `
  SELECT ordinal FROM ledger.events
  WHERE hash <> ledger.hash_of(ordinal, stream, revision, id, type, version, data, metadata, educator, state, recorded_at)
  ORDER BY ordinal LIMIT 1`;

const BROKEN_STREAM = `
  SELECT stream FROM ledger.events GROUP BY stream
  HAVING min(revision) <> 0 OR count(*) <> max(revision) + 1 LIMIT 1`;

const BACK_IN_TIME = `
  SELECT ordinal FROM (
    SELECT ordinal, recorded_at < lag(recorded_at) OVER (ORDER BY ordinal) AS is_back FROM ledger.events
  ) AS told WHERE is_back ORDER BY ordinal LIMIT 1`;

const LAST_RECORDED = `
  SELECT coalesce((SELECT recorded_at FROM ledger.events ORDER BY ordinal DESC LIMIT 1), $1) AS at`;

/** Throws `bad_backup` unless what was restored is a log: whole, in order, and each event as it was hashed. */
export async function verifyLog(client: ClientBase, { head }: Manifest): Promise<void> {
  const one = async (sql: string, values: readonly unknown[] = []) =>
    (await client.query<Record<string, unknown>>(sql, [...values])).rows[0];

  const { events, first, last } = (await one(ORDINALS)) ?? {};
  const { ordinal } = head;
  if (events !== ordinal || last !== ordinal || first !== Math.min(1, ordinal)) {
    throw bad(
      `it has ${String(events)} events from ${String(first)} to ${String(last)}, and its head is ${ordinal}`,
    );
  }
  const forged = await one(BAD_HASH);
  if (forged !== undefined) throw bad(`event ${String(forged['ordinal'])} is not what was hashed`);
  const broken = await one(BROKEN_STREAM);
  if (broken !== undefined) throw bad(`revisions are missing in ${String(broken['stream'])}`);
  const back = await one(BACK_IN_TIME);
  if (back !== undefined) throw bad(`event ${String(back['ordinal'])} was recorded before the one before it`);
  const recorded = await one(LAST_RECORDED, [head.recorded_at]);
  if (recorded?.['at'] !== head.recorded_at) throw bad('its head was recorded at another instant');
}

function bad(because: string): Error {
  return fault('bad_backup', `This is no whole log: ${because}. Nothing was restored.`);
}
