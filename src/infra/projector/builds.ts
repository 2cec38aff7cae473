import type { ClientBase, Pool } from 'pg';
import { fault } from '../../app/fault.ts';
import type { Projection } from '../../app/projections/projection.ts';

/** One filling of a projection's tables, in a schema of its own. */
export interface Build {
  readonly id: number;
  readonly projection: string;
  readonly version: number;
  readonly state: 'building' | 'live' | 'differs' | 'retired' | 'dropped';
  /** Whether it was asked for by command: it is compared before it is read. */
  readonly byCommand: boolean;
  /** Up to here it has seen the log. */
  readonly ordinal: number;
}

const COLUMNS = 'id, projection, version, state, by_command AS "byCommand", ordinal';

/** Those that are there to be read, filled or removed. */
export async function buildsOf(pool: Pool, projections: readonly string[]): Promise<readonly Build[]> {
  const { rows } = await pool.query<Build>(
    `SELECT ${COLUMNS} FROM read_models.build WHERE state <> 'dropped' AND projection = ANY ($1) ORDER BY id`,
    [projections],
  );
  return rows;
}

export async function liveBuild(pool: Pool, projection: string): Promise<Build> {
  const live = (await buildsOf(pool, [projection])).find(({ state }) => state === 'live');
  if (live === undefined) throw fault('projection_unprepared', `${projection} has no tables yet.`);
  return live;
}

/** A name of ours: the number comes from the database. */
export function schemaOf(build: number): string {
  return `read_build_${build}`;
}

/** From here to the end of the transaction, a table's bare name means that build's. */
export async function useTables(client: ClientBase, build: number): Promise<void> {
  await client.query(useTablesOf(build));
}

export function useTablesOf(build: number): string {
  return `SET LOCAL search_path = ${schemaOf(build)}, pg_catalog`;
}

/** How many partitions the educators of a derived projection fall into; `read_models.partition_of` knows it too. */
const PARTITIONS = 4;

/** The parts of a build that are owned one by one. */
export function partsOf({ kind }: Projection): readonly string[] {
  if (kind === 'direct') return [FOLLOW];
  return [FOLLOW, ...Array.from({ length: PARTITIONS }, (_, number) => String(number))];
}

/** The part that brings the log into the tables, or marks whose rows are to be computed. */
export const FOLLOW = 'follow';

export function unitOf(build: number, part: string): string {
  return `${build}/${part}`;
}
