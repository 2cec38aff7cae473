import { text } from 'node:stream/consumers';
import type { Pool } from 'pg';
import { to } from 'pg-copy-streams';
import { PROJECTIONS } from '../../projections/index.ts';

/** What COPY writes of every read table, its rows in the order of their key: two equal builds have the same bytes. */
export async function readTables(pool: Pool): Promise<Record<string, string>> {
  const client = await pool.connect();
  try {
    const copies: Record<string, string> = {};
    for (const { name, key } of PROJECTIONS.flatMap(({ tables }) => tables)) {
      const rows = `SELECT * FROM read_models.${name} ORDER BY ${key.join(', ')}`;
      copies[name] = await text(client.query(to(`COPY (${rows}) TO STDOUT`)));
    }
    return copies;
  } finally {
    client.release();
  }
}
