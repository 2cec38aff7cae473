import type pg from 'pg';
import type { LogRecord } from '../eventstore-double/record.ts';
import { disagreements } from './invariants.ts';
import type { Sent } from './sent.ts';

/** An event of a server's log, at the place that the order of that log gives it. */
export interface OnServer {
  readonly ordinal: number;
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
}

/** A row of the index, with what must hold of it together with the one before. */
interface Row extends Omit<OnServer, 'data'> {
  readonly younger: boolean | null;
}

const INDEX = `
  SELECT ordinal::int, position::float8, stream, revision::int, id, type,
         recorded_at < lag(recorded_at) OVER (ORDER BY ordinal) AS younger
  FROM ledger.log_index ORDER BY ordinal`;
const STANDING = `
  SELECT h.ordinal::int AS head, c.position::float8 AS cursor FROM ledger.head h, ledger.log_cursor c`;

/** What is the ledger's of a server's log, in its order. */
export function eventsOf(records: readonly LogRecord[]): readonly OnServer[] {
  return records
    .filter(({ stream, type }) => !stream.startsWith('$') && !type.startsWith('$'))
    .map(({ position, stream, revision, id, type, data }, nth) => ({
      ...{ ordinal: nth + 1, position: Number(position), stream, revision: Number(revision), id, type },
      data: Buffer.from(data).toString('utf8'),
    }));
}

/** What is wrong with an index and the log it is of, beside what the writers know; nothing when all is well. */
export async function violationsOfIndex(
  client: pg.ClientBase,
  records: readonly LogRecord[],
  sent: readonly Sent[],
): Promise<readonly string[]> {
  const onServer = eventsOf(records);
  return [...(await brokenIndex(client, records)), ...disagreements(onServer, sent)];
}

/** Where an index is not what the server's log says, whoever wrote there. */
export async function brokenIndex(
  client: pg.ClientBase,
  records: readonly LogRecord[],
): Promise<readonly string[]> {
  const onServer = eventsOf(records);
  const { rows } = await client.query<Row>(INDEX);
  const { rows: standing } = await client.query<{ head: number; cursor: number | null }>(STANDING);
  const wanted = { head: onServer.length, cursor: Number(records.at(-1)?.position ?? 0) };
  const broken =
    standing[0]?.head === wanted.head && standing[0].cursor === wanted.cursor
      ? []
      : [`head and cursor are not the server’s ${JSON.stringify(wanted)}: ${JSON.stringify(standing)}`];
  const length = Math.max(rows.length, onServer.length);
  for (let nth = 0; nth < length; nth += 1) {
    const [indexed, event] = [rows[nth], onServer[nth]];
    if (indexed?.younger === true) broken.push(`an instant goes back: ${JSON.stringify(indexed)}`);
    if (indexed !== undefined && event !== undefined && isSame(indexed, event)) continue;
    // What follows upon a gap differs too: the first says it all.
    broken.push(
      `the index differs: ${JSON.stringify(indexed)} where the server has ${JSON.stringify(event)}`,
    );
    break;
  }
  return broken;
}

function isSame(indexed: Row, event: OnServer): boolean {
  return (['ordinal', 'position', 'stream', 'revision', 'id', 'type'] as const).every(
    (part) => indexed[part] === event[part],
  );
}
