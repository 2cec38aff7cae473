import type { Pool } from 'pg';
import { fault } from '../../../app/fault.ts';
import type { LogFilter } from '../../../app/log/event-log.ts';
import { ask } from '../ask.ts';
import { gathering } from '../gather.ts';
import { isOfContent } from '../of-content.ts';
import { pageOf, type Way } from '../read-events.ts';

/** What the index knows of an event, as far as it takes to find it on the server and to know it again. */
export interface Indexed {
  readonly ordinal: number;
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: number;
  readonly hash: string;
}

const INDEX = 'ledger.log_index';
const COLUMNS = `ordinal, position, stream, revision, recorded_at AS "recordedAt", encode(hash, 'hex') AS hash`;

const OF_STREAM = `SELECT ${COLUMNS} FROM ${INDEX} WHERE stream = $1 AND revision >= $2 ORDER BY revision`;
const OF_STREAM_BACKWARDS = `
  SELECT ${COLUMNS} FROM ${INDEX} WHERE stream = $1 AND revision < $2 ORDER BY revision DESC LIMIT $3`;

export function indexedInStream(pool: Pool, stream: string, from: number): Promise<readonly Indexed[]> {
  return ask(pool, { name: 'index of stream', text: OF_STREAM, values: [stream, from] });
}

/** Newest first. */
export function indexedBefore(
  pool: Pool,
  stream: string,
  before: number,
  limit: number,
): Promise<readonly Indexed[]> {
  return ask(pool, { text: OF_STREAM_BACKWARDS, values: [stream, before, limit] });
}

export function indexedPage(
  pool: Pool,
  way: Way,
  limit: number,
  filter: LogFilter,
): Promise<readonly Indexed[]> {
  return ask(pool, pageOf(COLUMNS, INDEX, way, limit, filter));
}

/** What is indexed of one educator, and the head at that moment. */
export interface IndexedOfEducator {
  readonly head: number;
  readonly events: readonly Indexed[];
}

// One statement, so that the events and the head are of one moment. Where there are none, the head stands alone.
const OF_EDUCATORS = `
  SELECT head.ordinal AS head, event.*
  FROM ledger.head
  LEFT JOIN (SELECT ${COLUMNS}, educator FROM ${INDEX} WHERE educator = ANY ($1)) AS event ON true
  ORDER BY event.ordinal`;

/** Without an event there is no educator either. */
type EducatorRow = Indexed & { readonly educator: string | null; readonly head: number };

async function ofEducators(pool: Pool, educators: readonly string[]): Promise<readonly IndexedOfEducator[]> {
  const question = { name: 'index of educators', text: OF_EDUCATORS, values: [[...new Set(educators)]] };
  const rows = await ask<EducatorRow>(pool, question);
  const head = rows[0]?.head;
  if (head === undefined)
    throw fault('bad_answer', 'The row of ledger.head is missing: restore the database.');
  const theirs = new Map<string, Indexed[]>(educators.map((educator) => [educator, []]));
  for (const row of rows) if (row.educator !== null) theirs.get(row.educator)?.push(row);
  return educators.map((educator) => ({ events: theirs.get(educator) ?? [], head }));
}

const OF_EACH = `
  SELECT asked.nth::integer AS nth, event.*
  FROM unnest($1::text[]) WITH ORDINALITY AS asked (educator, nth)
  CROSS JOIN LATERAL (
    SELECT ${COLUMNS} FROM ${INDEX} WHERE educator = asked.educator AND ordinal <= $2 ORDER BY ordinal
  ) AS event
  ORDER BY asked.nth, event.ordinal`;

/** What is indexed of each, up to an ordinal, in the order of the educators. */
export async function indexedOfEach(
  pool: Pool,
  educators: readonly string[],
  until: number,
): Promise<readonly (readonly Indexed[])[]> {
  const question = { name: 'index of each educator', text: OF_EACH, values: [educators, until] };
  const found: Indexed[][] = educators.map(() => []);
  for (const row of await ask<Indexed & { readonly nth: number }>(pool, question)) {
    found[row.nth - 1]?.push(row);
  }
  return found;
}

/** Who is asked for while another question is on its way is asked for together with others. */
export function indexedOfEducator(pool: Pool): (educator: string) => Promise<IndexedOfEducator> {
  return gathering<string, IndexedOfEducator>((educators) => ofEducators(pool, educators), {
    ...{ most: 32, heaviest: 32, weightOf: () => 1, atOnce: 4, worthAnother: 4, isOfContent },
  });
}

/** Some events of a stream that follow upon one another. */
export interface Part {
  readonly stream: string;
  readonly from: number;
  readonly to: number;
}

const OF_PARTS = `
  SELECT part.nth::integer AS nth, ${COLUMNS.replace('stream, revision', 'event.stream, event.revision')}
  FROM unnest($1::text[], $2::bigint[], $3::bigint[]) WITH ORDINALITY AS part (stream, first, last, nth)
  JOIN ${INDEX} event ON event.stream = part.stream AND event.revision BETWEEN part.first AND part.last
  ORDER BY part.nth, event.revision`;

async function ofParts(pool: Pool, parts: readonly Part[]): Promise<readonly (readonly Indexed[])[]> {
  const values = [
    parts.map(({ stream }) => stream),
    parts.map(({ from }) => from),
    parts.map(({ to }) => to),
  ];
  const rows = await ask<Indexed & { readonly nth: number }>(pool, {
    ...{ name: 'index of parts', text: OF_PARTS, values },
  });
  const found: Indexed[][] = parts.map(() => []);
  for (const row of rows) found[row.nth - 1]?.push(row);
  return found;
}

/** What is indexed of a part of a stream; who asks at once is answered at once. */
export function indexedPart(pool: Pool): (part: Part) => Promise<readonly Indexed[]> {
  return gathering<Part, readonly Indexed[]>((parts) => ofParts(pool, parts), {
    ...{ most: 256, heaviest: 256, weightOf: () => 1, atOnce: 2, worthAnother: 32, isOfContent },
  });
}

/** An event that has an id somebody wants to append. */
export interface Known {
  readonly id: string;
  readonly ordinal: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly version: number;
}

const OF_IDS = `SELECT id, ordinal, stream, revision, type, version FROM ${INDEX} WHERE id = ANY ($1)`;

/** Of several with one id, the first. */
async function ofIds(pool: Pool, asked: readonly (readonly string[])[]) {
  const rows = await ask<Known>(pool, { name: 'index of ids', text: OF_IDS, values: [asked.flat()] });
  const known = new Map<string, Known>();
  for (const row of [...rows].sort((a, b) => b.ordinal - a.ordinal)) known.set(row.id, row);
  return asked.map((ids) => ids.flatMap((id) => known.get(id) ?? []));
}

/** Those of the ids that are indexed, in the order given. */
export function indexedIds(pool: Pool): (ids: readonly string[]) => Promise<readonly Known[]> {
  return gathering<readonly string[], readonly Known[]>((asked) => ofIds(pool, asked), {
    ...{ most: 256, heaviest: 5_000, weightOf: (ids: readonly string[]) => ids.length },
    ...{ atOnce: 2, worthAnother: 32, isOfContent },
  });
}
