import type pg from 'pg';
import type { NewEvent } from '../../src/app/log/event-log.ts';

/** The same table with the same indexes, without anything that gathers, judges or orders. */
export const RAW_TABLE = `
  CREATE SCHEMA bench;
  CREATE TABLE bench.events (LIKE ledger.events INCLUDING ALL);
  CREATE SEQUENCE bench.ordinals;
  GRANT USAGE ON SCHEMA bench TO PUBLIC;
  GRANT SELECT, INSERT ON bench.events TO PUBLIC;
  GRANT USAGE ON SEQUENCE bench.ordinals TO PUBLIC`;

const INSERT = `
  INSERT INTO bench.events
    (ordinal, stream, revision, id, type, version, data, metadata, educator, state, recorded_at, hash)
  VALUES (nextval('bench.ordinals'), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

const HASH = Buffer.alloc(32, 7);

/** One event in one transaction, as prepared statements of `pg` do it. */
export async function insert(client: pg.Client, stream: string, revision: number, event: NewEvent) {
  const { id, type, version, data, metadata } = event;
  await client.query({
    name: 'insert',
    text: INSERT,
    values: [
      ...[stream, revision, id, type, version, data, JSON.stringify(metadata)],
      ...[metadata.educator, metadata.state, Date.now(), HASH],
    ],
  });
}
