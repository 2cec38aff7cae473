import type { Pool } from 'pg';
import { PROJECTIONS } from '../../projections/index.ts';

/** The text of every read table, its rows in the order of their key: what two equal builds have in common. */
export async function readTables(pool: Pool): Promise<Record<string, readonly string[]>> {
  const texts = await Promise.all(
    PROJECTIONS.flatMap(({ tables }) => tables).map(async ({ name, key }) => {
      const { rows } = await pool.query<{ line: string }>(
        `SELECT row_to_json(t)::text AS line FROM read_models.${name} AS t ORDER BY ${key.join(', ')}`,
      );
      return [name, rows.map(({ line }) => line)] as const;
    }),
  );
  return Object.fromEntries(texts);
}
