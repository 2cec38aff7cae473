import type { DoubleLog } from './log.ts';
import type { ReadRequest } from './read-request.ts';
import { DELETED, type LogRecord } from './record.ts';

/** What a read of the whole log finds: forwards from a position on, backwards what stands before it. */
export function* ofAll(log: DoubleLog, { from, backwards, filter }: ReadRequest): Iterable<LogRecord> {
  const all = log.kept.all;
  let index = from === 'start' ? 0 : from === 'end' ? all.length : log.kept.indexOf(from);
  if (backwards) index -= 1;
  for (;;) {
    const record = all[index];
    if (record === undefined) return;
    if (filter?.lets(record) ?? true) yield record;
    index += backwards ? -1 : 1;
  }
}

/** What a read of a stream finds, from a revision on in either direction; undefined where there is no such stream. */
export function ofStream(log: DoubleLog, request: ReadRequest): Iterable<LogRecord> | undefined {
  const stream = request.stream ?? '';
  const records = log.kept.of(stream);
  const last = records.at(-1)?.revision;
  const { truncateBefore, maxCount } = log.limits(stream);
  if (last === undefined || truncateBefore === DELETED) return undefined;
  const oldest = maxCount === undefined ? 0n : last - maxCount + 1n;
  const first = oldest > truncateBefore ? oldest : truncateBefore;
  return between(records, request, first);
}

function* between(
  records: readonly LogRecord[],
  { from, backwards }: ReadRequest,
  first: bigint,
): Iterable<LogRecord> {
  const last = BigInt(records.length - 1);
  const wanted = from === 'start' ? 0n : from === 'end' ? last : from;
  let revision = backwards ? smaller(wanted, last) : larger(wanted, first);
  while (revision >= first && revision <= last) {
    const record = records[Number(revision)];
    if (record !== undefined) yield record;
    revision += backwards ? -1n : 1n;
  }
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
