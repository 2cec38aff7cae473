import type { ClientBase } from 'pg';

/** A temporary table is in no log of the server, so an erased key does not get even there. */
export const STAGED_KEYS = `
  CREATE TEMPORARY TABLE staged_keys (LIKE ledger.educator_keys) ON COMMIT DROP`;

const RESTORE = `
  INSERT INTO ledger.educator_keys (educator, wrapped_key, key_id, created_at, erased_at)
  SELECT educator, CASE WHEN educator = ANY ($1) THEN NULL ELSE wrapped_key END, key_id, created_at,
    coalesce(erased_at, CASE WHEN educator = ANY ($1) THEN clock_timestamp() END)
  FROM staged_keys`;

/** Somebody who had no key yet: without a row the next command would make one. */
const ERASE_OTHERS = `
  INSERT INTO ledger.educator_keys (educator, key_id, erased_at)
  SELECT educator, $2, clock_timestamp() FROM unnest($1::text[]) AS gone (educator)
  ON CONFLICT (educator) DO NOTHING`;

const CAME_WITH_KEY = `
  SELECT educator FROM staged_keys WHERE educator = ANY ($1) AND wrapped_key IS NOT NULL ORDER BY educator`;

/** Puts the keys back but for those erased since. Answers whose keys the backup still held. */
export async function restoreKeys(
  client: ClientBase,
  masterKey: string | null,
  gone: ReadonlySet<string>,
): Promise<readonly string[]> {
  const educators = [...gone];
  const { rows } = await client.query<{ educator: string }>(CAME_WITH_KEY, [educators]);
  await client.query(RESTORE, [educators]);
  if (masterKey !== null) await client.query(ERASE_OTHERS, [educators, masterKey]);
  return rows.map(({ educator }) => educator);
}
