import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import { fault } from '../../app/fault.ts';
import type { Projection } from '../../app/projections/projection.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { projectRoot } from '../project-root.ts';
import { type Build, useTables } from './builds.ts';

/**
 * Makes sure each projection has tables of its version, as the migrator. Where there are none, they are read at
 * once, from empty on; where those that are read are of an older version, new ones are made beside them, to be read
 * once they are filled. Those of a newer version are left alone. Answers the names made anew.
 */
export async function prepareTables(
  migrator: Pool,
  projections: readonly Projection[],
): Promise<readonly string[]> {
  const made: string[] = [];
  for (const projection of projections) {
    const isMade = await alone(migrator, projection, async (client, known) => {
      const live = known.find(({ state }) => state === 'live');
      if (live !== undefined && live.version >= projection.version) return false;
      const isUnderWay = known.some(
        ({ state, version }) => state === 'building' && version >= projection.version,
      );
      if (isUnderWay) return false;
      await setAside(client, projection);
      await begin(client, projection, live === undefined ? 'live' : 'building', false);
      return true;
    });
    if (isMade) made.push(projection.name);
  }
  return made;
}

export interface Begun {
  readonly build: number;
  /** Where a build that was begun before goes on; 0 for a new one. */
  readonly from: number;
}

/**
 * What a rebuild is for: to `compare` what it comes to with what is read, and take its place if the two are equal;
 * or to `replace` what is read, whatever it comes to.
 */
export type Purpose = 'compare' | 'replace';

/**
 * Begins to build a projection anew beside the tables that are read, or finds the build that was begun before and
 * not ended, which then goes on for the purpose given now.
 */
export async function beginRebuild(
  migrator: Pool,
  projection: Projection,
  purpose: Purpose = 'compare',
): Promise<Begun> {
  const isCompared = purpose === 'compare';
  return alone(migrator, projection, async (client, known) => {
    const open = known.find(({ state, version }) => state === 'building' && version === projection.version);
    if (open !== undefined) {
      const values = [open.id, isCompared];
      await client.query('UPDATE read_models.build SET by_command = $2 WHERE id = $1', values);
      return { build: open.id, from: open.ordinal };
    }
    await setAside(client, projection);
    const live = known.some(({ state }) => state === 'live');
    return { build: await begin(client, projection, live ? 'building' : 'live', isCompared), from: 0 };
  });
}

/** One at a time for each projection, in one transaction. */
function alone<T>(
  migrator: Pool,
  { name }: Projection,
  work: (client: PoolClient, known: readonly Build[]) => Promise<T>,
): Promise<T> {
  return inTransaction(migrator, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`projection ${name}`]);
    const { rows } = await client.query<Build>(
      `SELECT id, projection, version, state, by_command AS "byCommand", ordinal FROM read_models.build
       WHERE projection = $1 AND state <> 'dropped' ORDER BY id`,
      [name],
    );
    return work(client, rows);
  });
}

/** What was being built, or was found different, is given up; a projector removes it. */
async function setAside(client: PoolClient, { name }: Projection): Promise<void> {
  await client.query(
    `UPDATE read_models.build SET state = 'retired', ended_at = clock_timestamp()
     WHERE projection = $1 AND state IN ('building', 'differs')`,
    [name],
  );
}

const BEGIN = `
  INSERT INTO read_models.build (projection, version, tables, state, by_command)
  VALUES ($1, $2, $3, $4, $5) RETURNING id`;

async function begin(
  client: PoolClient,
  { name, version, tables }: Projection,
  state: 'live' | 'building',
  byCommand: boolean,
): Promise<number> {
  const names = tables.map((table) => table.name);
  const { rows } = await client.query<{ id: number }>(BEGIN, [name, version, names, state, byCommand]);
  const id = rows[0]?.id;
  if (id === undefined) throw fault('bad_answer', 'The database gave a new build no number.');
  await client.query('SELECT read_models.make_schema($1)', [id]);
  await useTables(client, id);
  await client.query(await readFile(join(projectRoot, 'projections', name, 'table.sql'), 'utf8'));
  await client.query('SET LOCAL search_path = DEFAULT');
  if (state === 'live') await client.query('SELECT read_models.show_build($1)', [id]);
  return id;
}
