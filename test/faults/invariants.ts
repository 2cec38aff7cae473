import type pg from 'pg';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import type { Sent } from './sent.ts';

/** Each names what it finds wrong; a whole log gives no row. They read the table itself, not its indexes. */
const LAWS: readonly { readonly broken: string; readonly rows: string }[] = [
  {
    broken: 'ordinals are not 1, 2, 3 up to the head',
    rows: `
      SELECT count(*)::int, min(ordinal)::int, max(ordinal)::int, (SELECT ordinal FROM ledger.head)::int AS head
      FROM ledger.events
      HAVING count(*) <> (SELECT ordinal FROM ledger.head) OR count(*) <> count(DISTINCT ordinal)
        OR min(ordinal) <> 1 OR max(ordinal) <> count(*)`,
  },
  {
    broken: 'revisions of a stream are not 0, 1, 2',
    rows: `
      SELECT stream, count(*)::int, min(revision)::int, max(revision)::int FROM ledger.events GROUP BY stream
      HAVING min(revision) <> 0 OR max(revision) <> count(*) - 1 OR count(DISTINCT revision) <> count(*)`,
  },
  {
    broken: 'an id is there twice',
    rows: 'SELECT id, count(*)::int FROM ledger.events GROUP BY id HAVING count(*) > 1',
  },
  {
    broken: 'a hash is not that of the stored bytes',
    rows: `
      SELECT ordinal::int FROM ledger.events
      WHERE hash <> ledger.hash_of(ordinal, stream, revision, id, type, version, data, metadata, educator, state,
                                   recorded_at)`,
  },
  {
    broken: 'revisions or instants go back along ordinals',
    rows: `
      SELECT ordinal::int FROM (
        SELECT ordinal, revision < lag(revision) OVER (PARTITION BY stream ORDER BY ordinal) AS revised,
               recorded_at < lag(recorded_at) OVER (ORDER BY ordinal) AS younger
        FROM ledger.events) AS seen
      WHERE revised OR younger`,
  },
];

const WITHOUT_INDEXES =
  'SET enable_indexscan = off; SET enable_indexonlyscan = off; SET enable_bitmapscan = off';
const STORED = 'SELECT ordinal::int, stream, revision::int, id, data FROM ledger.events ORDER BY ordinal';

interface Row {
  readonly ordinal: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly data: string;
}

/** What is wrong in the database, by plain SQL and beside what the writers know; nothing when all is well. */
export async function violationsIn(client: pg.ClientBase, sent: readonly Sent[]): Promise<readonly string[]> {
  const broken = await brokenLaws(client);
  const { rows } = await client.query<Row>(STORED);
  return [...broken, ...disagreements(rows, sent)];
}

/** What is wrong in the database whoever wrote to it. */
export async function brokenLaws(client: pg.ClientBase): Promise<readonly string[]> {
  await client.query(WITHOUT_INDEXES);
  const broken: string[] = [];
  for (const law of LAWS) {
    const { rows } = await client.query<Record<string, unknown>>(law.rows);
    broken.push(...rows.map((row) => `${law.broken}: ${JSON.stringify(row)}`));
  }
  return broken;
}

/** Where the writers know otherwise: lost, doubled, torn, changed, or nobody's. */
export function disagreements(rows: readonly Row[], sent: readonly Sent[]): readonly string[] {
  const wanted = new Set(sent.flatMap(({ events }) => events.map(({ id }) => id)));
  const strangers = rows.filter(({ id }) => !wanted.has(id));
  const stored = new Map<string, Row[]>();
  for (const row of rows) stored.set(row.id, [...(stored.get(row.id) ?? []), row]);
  const mayStand = new Set(
    sent
      .filter(({ answer }) => answer === undefined || answer.outcome === 'appended')
      .flatMap(({ events }) => events.map(({ id }) => id)),
  );
  return [
    ...strangers.map((row) => `invented: nobody sent ${JSON.stringify(row)}`),
    ...sent.flatMap((one) => disagreement(one, stored, mayStand)),
  ];
}

function disagreement(
  one: Sent,
  stored: ReadonlyMap<string, readonly Row[]>,
  mayStand: ReadonlySet<string>,
): readonly string[] {
  const { stream, expectedRevision, events, answer } = one;
  const tell = (what: string) => [`${what}: ${JSON.stringify(one)}`];
  const found = events.map(({ id }) => stored.get(id) ?? []);
  if (answer !== undefined && answer.outcome !== 'appended') {
    const refusedOnly = events.filter(({ id }) => !mayStand.has(id));
    return refusedOnly.some(({ id }) => stored.has(id)) ? tell('written though refused') : [];
  }
  if (found.some((rows) => rows.length > 1)) return tell('doubled');
  const there = found.flat();
  if (there.length === 0) return answer === undefined ? [] : tell('lost');
  if (there.length < events.length) return tell('torn: only a part was written');
  const first = there[0]?.ordinal ?? 0;
  const asSent = there.every(
    (row, nth) =>
      row.stream === stream &&
      row.revision === expectedRevision - NO_STREAM + nth &&
      row.ordinal === first + nth &&
      row.data === events[nth]?.data,
  );
  if (!asSent) return tell(`otherwise than sent, as ${JSON.stringify(there)}`);
  const last = there.at(-1);
  return answer === undefined || (last?.ordinal === answer.ordinal && last.revision === answer.revision)
    ? []
    : tell(`otherwise than answered, as ${JSON.stringify(there)}`);
}
