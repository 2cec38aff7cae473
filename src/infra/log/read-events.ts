import type { Pool } from 'pg';
import type { EducatorEvents, LogFilter, Metadata, StoredEvent } from '../../app/event-log.ts';
import { fault } from '../../app/fault.ts';
import { ask } from './ask.ts';

const COLUMNS = `ordinal, stream, revision, id, type, version, data, metadata, recorded_at, encode(hash, 'hex') AS hash`;

const READ_STREAM = `
  SELECT ${COLUMNS} FROM ledger.events
  WHERE stream = $1 AND revision >= $2
  ORDER BY revision`;

const READ_STREAM_BACKWARDS = `
  SELECT ${COLUMNS} FROM ledger.events
  WHERE stream = $1 AND revision < $2
  ORDER BY revision DESC LIMIT $3`;

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
  const rows = await ask<Row>(pool, { text: READ_STREAM, values: [stream, fromRevision] });
  return rows.map(eventOf);
}

/** At most `limit` events before the revision, newest first. */
export async function readStreamBefore(
  pool: Pool,
  stream: string,
  beforeRevision: number,
  limit: number,
): Promise<readonly StoredEvent[]> {
  const rows = await ask<Row>(pool, { text: READ_STREAM_BACKWARDS, values: [stream, beforeRevision, limit] });
  return rows.map(eventOf);
}

// One statement, so that the events and the head are of one moment. Where there are none, the head stands alone.
const READ_EDUCATOR = `
  SELECT head.ordinal AS head, event.*
  FROM ledger.head LEFT JOIN (SELECT ${COLUMNS} FROM ledger.events WHERE educator = $1) AS event ON true
  ORDER BY event.ordinal`;

type EducatorRow = Row & { readonly head: number };
type HeadRow = { readonly [column in keyof Row]: null } & { readonly head: number };

export async function readEducatorEvents(pool: Pool, educator: string): Promise<EducatorEvents> {
  const question = { name: 'educator', text: READ_EDUCATOR, values: [educator] };
  const rows = await ask<EducatorRow | HeadRow>(pool, question);
  const [first] = rows;
  if (first === undefined)
    throw fault('bad_answer', 'The row of ledger.head is missing: restore the database.');
  return {
    events: rows.flatMap((row) => (row.ordinal === null ? [] : [eventOf(row)])),
    head: first.head,
  };
}

export function readAllAfter(pool: Pool, after: number, limit: number, filter: LogFilter) {
  return readPage(pool, { bound: 'ordinal >', place: after, order: 'ordinal' }, limit, filter);
}

/** Newest first. */
export function readAllBefore(pool: Pool, before: number, limit: number, filter: LogFilter) {
  return readPage(pool, { bound: 'ordinal <', place: before, order: 'ordinal DESC' }, limit, filter);
}

interface Way {
  readonly bound: 'ordinal >' | 'ordinal <';
  readonly place: number;
  readonly order: 'ordinal' | 'ordinal DESC';
}

async function readPage(
  pool: Pool,
  way: Way,
  limit: number,
  filter: LogFilter,
): Promise<readonly StoredEvent[]> {
  const { conditions, values } = conditionsOf(way, filter);
  const statement = `
    SELECT ${COLUMNS} FROM ledger.events
    WHERE ${conditions.join(' AND ')}
    ORDER BY ${way.order} LIMIT $${values.length + 1}`;
  const rows = await ask<Row>(pool, { text: statement, values: [...values, limit] });
  return rows.map(eventOf);
}

/** Only the conditions that were asked, each prefix by itself: so the planner may use the index of each. */
function conditionsOf({ bound, place }: Way, { streams, types, educators, until }: LogFilter) {
  const values: (number | string | readonly string[])[] = [];
  const value = (given: number | string | readonly string[]) => `$${values.push(given)}`;
  const conditions = [`${bound} ${value(place)}`];
  if (until !== undefined) conditions.push(`ordinal <= ${value(until)}`);
  if (types !== undefined) conditions.push(`type = ANY (${value(types)})`);
  if (educators !== undefined) conditions.push(`educator = ANY (${value(educators)})`);
  if (streams !== undefined) {
    const prefixes = streams.map((prefix) => `stream ^@ ${value(prefix)}`);
    conditions.push(prefixes.length > 0 ? `(${prefixes.join(' OR ')})` : 'false');
  }
  return { conditions, values };
}

// Field by field: logs are read by the million, and copying what is left of a row takes several times as long.
function eventOf(row: Row): StoredEvent {
  const { ordinal, stream, revision, id, type, version, data, hash } = row;
  const metadata = JSON.parse(row.metadata) as Metadata;
  return { ordinal, stream, revision, id, type, version, data, hash, metadata, recordedAt: row.recorded_at };
}
