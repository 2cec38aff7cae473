import type { Pool } from 'pg';
import type { LogFilter, Metadata, StoredEvent } from '../../app/event-log.ts';

const COLUMNS = `ordinal, stream, revision, id, type, version, data, metadata, recorded_at, encode(hash, 'hex') AS hash`;

const READ_STREAM = `
  SELECT ${COLUMNS} FROM ledger.events
  WHERE stream = $1 AND revision >= $2
  ORDER BY revision`;

interface Row extends Pick<
  StoredEvent,
  'ordinal' | 'stream' | 'revision' | 'id' | 'type' | 'version' | 'data' | 'hash'
> {
  readonly metadata: string;
  readonly recorded_at: number;
}

export async function readStreamFrom(
  pool: Pool,
  stream: string,
  fromRevision: number,
): Promise<readonly StoredEvent[]> {
  const { rows } = await pool.query<Row>(READ_STREAM, [stream, fromRevision]);
  return rows.map(eventOf);
}

export async function readAllAfter(
  pool: Pool,
  after: number,
  limit: number,
  filter: LogFilter,
): Promise<readonly StoredEvent[]> {
  const { conditions, values } = conditionsOf(after, filter);
  const statement = `
    SELECT ${COLUMNS} FROM ledger.events
    WHERE ${conditions.join(' AND ')}
    ORDER BY ordinal LIMIT $${values.length + 1}`;
  const { rows } = await pool.query<Row>(statement, [...values, limit]);
  return rows.map(eventOf);
}

/** Only the conditions that were asked, each prefix by itself: so the planner may use the index of each. */
function conditionsOf(after: number, { streams, types, educators, until }: LogFilter) {
  const values: (number | string | readonly string[])[] = [];
  const value = (given: number | string | readonly string[]) => `$${values.push(given)}`;
  const conditions = [`ordinal > ${value(after)}`];
  if (until !== undefined) conditions.push(`ordinal <= ${value(until)}`);
  if (types !== undefined) conditions.push(`type = ANY (${value(types)})`);
  if (educators !== undefined) conditions.push(`educator = ANY (${value(educators)})`);
  if (streams !== undefined) {
    const prefixes = streams.map((prefix) => `stream ^@ ${value(prefix)}`);
    conditions.push(prefixes.length > 0 ? `(${prefixes.join(' OR ')})` : 'false');
  }
  return { conditions, values };
}

function eventOf({ metadata, recorded_at, ...row }: Row): StoredEvent {
  return { ...row, metadata: JSON.parse(metadata) as Metadata, recordedAt: recorded_at };
}
