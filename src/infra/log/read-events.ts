import type { Pool } from 'pg';
import { fault } from '../../app/fault.ts';
import type { EducatorEvents, LogFilter, Metadata, SaidEvent, StoredEvent } from '../../app/log/event-log.ts';
import { ask, askRows } from './ask.ts';
import { gathering } from './gather.ts';
import { isOfContent } from './of-content.ts';

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
const READ_EDUCATORS = `
  SELECT head.ordinal AS head, event.*
  FROM ledger.head
  LEFT JOIN (SELECT ${COLUMNS}, educator FROM ledger.events WHERE educator = ANY ($1)) AS event ON true
  ORDER BY event.ordinal`;

/** Without an event there is no educator either. */
type EducatorRow = Row & { readonly educator: string | null; readonly head: number };

/** The events of each, in the order of the educators. */
async function readEducators(pool: Pool, educators: readonly string[]): Promise<readonly EducatorEvents[]> {
  const question = { name: 'educators', text: READ_EDUCATORS, values: [[...new Set(educators)]] };
  const rows = await ask<EducatorRow>(pool, question);
  const head = rows[0]?.head;
  if (head === undefined)
    throw fault('bad_answer', 'The row of ledger.head is missing: restore the database.');
  const theirs = new Map<string, StoredEvent[]>(educators.map((educator) => [educator, []]));
  for (const { educator, head: _, ...row } of rows) {
    if (educator !== null) theirs.get(educator)?.push(eventOf(row));
  }
  return educators.map((educator) => ({ events: theirs.get(educator) ?? [], head }));
}

// Each by the index on (educator, ordinal): of a list the planner would rather read the whole log in its order.
const READ_OF_EACH = `
  SELECT asked.nth::integer, event.stream, event.id, event.type, event.version, event.data
  FROM unnest($1::text[]) WITH ORDINALITY AS asked (educator, nth)
  CROSS JOIN LATERAL (
    SELECT ordinal, stream, id, type, version, data FROM ledger.events
    WHERE educator = asked.educator AND ordinal <= $2
    ORDER BY ordinal
  ) AS event
  ORDER BY asked.nth, event.ordinal`;

type SaidRow = readonly [
  nth: number,
  stream: string,
  id: string,
  type: string,
  version: number,
  data: string,
];

/** What the events of each say, up to an ordinal, in the order of the educators. */
export async function readOfEach(
  pool: Pool,
  educators: readonly string[],
  until: number,
): Promise<readonly (readonly SaidEvent[])[]> {
  const question = { name: 'of each educator', text: READ_OF_EACH, values: [educators, until] };
  const said: SaidEvent[][] = educators.map(() => []);
  for (const [nth, stream, id, type, version, data] of await askRows<SaidRow>(pool, question)) {
    said[nth - 1]?.push({ stream, id, type, version, data });
  }
  return said;
}

/** Most educators in one question: it bounds memory, and how long the others wait. */
const MOST_EDUCATORS = 32;

/** Who is asked for while another question is on its way is asked for together with others. */
export function educatorsGathered(pool: Pool): (educator: string) => Promise<EducatorEvents> {
  return gathering<string, EducatorEvents>((educators) => readEducators(pool, educators), {
    ...{ most: MOST_EDUCATORS, heaviest: MOST_EDUCATORS, weightOf: () => 1 },
    ...{ atOnce: 4, worthAnother: 4, isOfContent },
  });
}

export function readAllAfter(pool: Pool, after: number, limit: number, filter: LogFilter) {
  return readPage(pool, onwardFrom(after), limit, filter);
}

/** Newest first. */
export function readAllBefore(pool: Pool, before: number, limit: number, filter: LogFilter) {
  return readPage(pool, backFrom(before), limit, filter);
}

export interface Way {
  readonly bound: 'ordinal >' | 'ordinal <';
  readonly place: number;
  readonly order: 'ordinal' | 'ordinal DESC';
}

export function onwardFrom(after: number): Way {
  return { bound: 'ordinal >', place: after, order: 'ordinal' };
}

/** Newest first. */
export function backFrom(before: number): Way {
  return { bound: 'ordinal <', place: before, order: 'ordinal DESC' };
}

async function readPage(
  pool: Pool,
  way: Way,
  limit: number,
  filter: LogFilter,
): Promise<readonly StoredEvent[]> {
  const rows = await ask<Row>(pool, pageOf(COLUMNS, 'ledger.events', way, limit, filter));
  return rows.map(eventOf);
}

/** The question for so many rows of a table, of those that the filter lets through. */
export function pageOf(columns: string, table: string, way: Way, limit: number, filter: LogFilter) {
  const { conditions, values } = conditionsOf(way, filter);
  const text = `
    SELECT ${columns} FROM ${table}
    WHERE ${conditions.join(' AND ')}
    ORDER BY ${way.order} LIMIT $${values.length + 1}`;
  return { text, values: [...values, limit] };
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
