import type { Pool } from 'pg';

/** A row of ledger.educator_keys; without a wrapped key it was erased. */
export interface KeyRow {
  readonly educator: string;
  readonly wrapped_key: Buffer | null;
}

const FIND = 'SELECT educator, wrapped_key FROM ledger.educator_keys WHERE educator = ANY ($1)';

const ADD = `
  INSERT INTO ledger.educator_keys (educator, wrapped_key, key_id) VALUES ($1, $2, $3)
  ON CONFLICT (educator) DO NOTHING`;

const ERASE = `
  INSERT INTO ledger.educator_keys (educator, key_id, erased_at) VALUES ($1, $2, clock_timestamp())
  ON CONFLICT (educator) DO UPDATE SET wrapped_key = NULL, erased_at = clock_timestamp()
  WHERE educator_keys.erased_at IS NULL`;

const CLAIM_MASTER_KEY = 'INSERT INTO ledger.master_key (key_id) VALUES ($1) ON CONFLICT DO NOTHING';
const MASTER_KEY = 'SELECT key_id FROM ledger.master_key';

export async function findKeys(pool: Pool, educators: readonly string[]): Promise<readonly KeyRow[]> {
  const { rows } = await pool.query<KeyRow>(FIND, [educators]);
  return rows;
}

/** Adds a key unless the educator has one, or had one. It is committed when this answers. */
export async function addKey(pool: Pool, educator: string, wrapped: Buffer, keyId: string): Promise<void> {
  await pool.query(ADD, [educator, wrapped, keyId]);
}

export async function eraseKey(pool: Pool, educator: string, keyId: string): Promise<void> {
  await pool.query(ERASE, [educator, keyId]);
}

/** The id of the master key this ledger began with; undefined when it has not begun. */
export async function findMasterKeyId(pool: Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ key_id: string }>(MASTER_KEY);
  return rows[0]?.key_id;
}

/** The id of the master key this ledger began with: the given one where none was named yet. */
export async function claimMasterKey(pool: Pool, keyId: string): Promise<string | undefined> {
  await pool.query(CLAIM_MASTER_KEY, [keyId]);
  return findMasterKeyId(pool);
}
