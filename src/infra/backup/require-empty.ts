import type { ClientBase } from 'pg';
import { fault } from '../../app/fault.ts';
import type { Applied } from '../postgres/pending-migrations.ts';
import type { Manifest } from './manifest.ts';

const IS_THERE = 'SELECT to_regclass($1) IS NOT NULL AS there';
const APPLIED = 'SELECT number, name, digest FROM ledger_migrations.applied ORDER BY number';
const HELD = `
  SELECT (SELECT ordinal FROM ledger.head) > 0 OR EXISTS (SELECT FROM ledger.events)
    OR EXISTS (SELECT FROM ledger.educator_keys)
    OR EXISTS (SELECT FROM ledger.master_key WHERE key_id IS DISTINCT FROM $1) AS held`;

/**
 * Nothing is ever merged: a database with events, keys or the name of another master key is refused (`not_empty`), and
 * so is one whose schema is ahead of the backup, for migrations never go back. A server that was started on it with the
 * backup's master key, and recorded nothing, is no obstacle.
 */
export async function requireEmpty(client: ClientBase, { migrations, master_key }: Manifest): Promise<void> {
  if (!(await isThere(client, 'ledger_migrations.applied'))) return;
  const applied = (await client.query<Applied>(APPLIED)).rows;
  const known = new Map(migrations.map(({ number, digest }) => [number, digest]));
  const ahead = applied.find(({ number, digest }) => known.get(number) !== digest);
  if (ahead !== undefined) {
    throw fault(
      'not_empty',
      `This database has migration ${ahead.name}, which the backup has not: restore into a new database.`,
    );
  }
  if (!(await isThere(client, 'ledger.master_key'))) return;
  const { rows } = await client.query<{ held: boolean }>(HELD, [master_key]);
  if (rows[0]?.held !== false)
    throw fault('not_empty', 'This database holds a ledger already: restore into a new one.');
}

async function isThere(client: ClientBase, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(IS_THERE, [table]);
  return rows[0]?.there === true;
}
