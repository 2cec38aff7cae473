import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import type { Projection } from '../../app/projection.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { projectRoot } from '../project-root.ts';

/**
 * Makes sure each projection has the tables of its version, as the migrator. Where the version is another one,
 * the tables are made anew and the projection starts from the beginning. Answers the names made anew.
 */
export async function prepareTables(
  migrator: Pool,
  projections: readonly Projection[],
): Promise<readonly string[]> {
  const made: string[] = [];
  for (const projection of projections) {
    if (await inTransaction(migrator, (client) => prepare(client, projection))) made.push(projection.name);
  }
  return made;
}

const PRESENT = 'SELECT version FROM read_models.checkpoint WHERE projection = $1 FOR UPDATE';
const START = `
  INSERT INTO read_models.checkpoint (projection, version, ordinal) VALUES ($1, $2, 0)
  ON CONFLICT (projection) DO UPDATE SET version = excluded.version, ordinal = 0`;

async function prepare(client: PoolClient, { name, version, tables }: Projection): Promise<boolean> {
  await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`projection ${name}`]);
  const { rows } = await client.query<{ version: number }>(PRESENT, [name]);
  if (rows[0]?.version === version) return false;
  for (const table of tables) await client.query(`DROP TABLE IF EXISTS read_models.${table.name}`);
  await client.query(await readFile(join(projectRoot, 'projections', name, 'table.sql'), 'utf8'));
  await client.query(START, [name, version]);
  return true;
}

/** Empties a projection and sends it back to the beginning of the log. */
export async function resetProjection(pool: Pool, { name, version, tables }: Projection): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query(PRESENT, [name]);
    for (const table of tables) await client.query(`TRUNCATE read_models.${table.name}`);
    await client.query(START, [name, version]);
  });
}
