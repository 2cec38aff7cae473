import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { type EventLog, type LogFilter, NO_STREAM } from '../../src/app/log/event-log.ts';
import type { Ledger } from '../../src/app/log/ledger.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { createFeed, type FeedReader, PIECE } from '../../src/infra/projector/feed.ts';
import { createSharedRecords } from '../../src/infra/projector/shared-records.ts';

const { signal } = new AbortController();
const EVENTS = PIECE * 2 + 500;

let log: EventLog;
let ledger: Ledger;
let reads: { after: number; limit: number; filter: LogFilter }[];
/** Up to which ordinal records were read, once for each time. */
let recordsRead: number[];

beforeEach(() => {
  reads = [];
  recordsRead = [];
  const memory = createMemoryLog();
  log = memory;
  const watched: EventLog = {
    ...memory,
    readAll: (after, limit, filter = {}) => {
      reads.push({ after, limit, filter });
      return memory.readAll(after, limit, filter);
    },
    readOfEach: (educators, until) => {
      recordsRead.push(until);
      return memory.readOfEach(educators, until);
    },
  };
  ledger = { log: watched, vault: createMemoryVault(), clock: { now: () => 0 } };
});

describe('the log', () => {
  beforeEach(async () => {
    for (let nth = 0; nth < EVENTS; nth += 500) await append(`license-TN-${nth}`, 500);
  });

  test('is read once for all who read it from far behind, and each sees all of it in order', async () => {
    const feed = createFeed(ledger);
    const readers = [feed.join(0), feed.join(0), feed.join(0)];
    const seen = await Promise.all(readers.map((reader) => readOn(reader, 0)));
    const whole = Array.from({ length: EVENTS }, (_, nth) => nth + 1);
    expect(seen).toEqual([whole, whole, whole]);
    expect(reads.map(({ after }) => after)).toEqual([0, PIECE, 2 * PIECE]);
  });

  test('is read from the middle of a piece on by whoever had come so far', async () => {
    const reader = createFeed(ledger).join(PIECE + 7);
    expect(await readOn(reader, PIECE + 7)).toEqual(
      Array.from({ length: EVENTS - PIECE - 7 }, (_, nth) => PIECE + 8 + nth),
    );
  });

  test('is read together by those alone who are near each other', () => {
    const feed = createFeed(ledger);
    const [near, far] = [feed.join(0), feed.join(100 * PIECE)];
    expect([near.isTogether(0), far.isTogether(100 * PIECE)]).toEqual([false, false]);
    const other = feed.join(PIECE);
    expect(near.isTogether(0)).toBe(true);
    other.leave();
    expect(near.isTogether(0)).toBe(false);
  });

  test('gives each event opened once, however many look at it', async () => {
    const feed = createFeed(ledger);
    const [one, other] = [feed.join(0), feed.join(0)];
    const first = await one.next(0, EVENTS, signal);
    const second = await other.next(0, EVENTS, signal);
    const [[seen], [again]] = [await first.see(first.events), await second.see(second.events)];
    expect(seen?.event.data).toEqual({ nth: 0 });
    expect(again?.event).toBe(seen?.event);
  });
});

test('records of the same educators at the same place are read once for all who compute from them', async () => {
  await append('educator-TN-1', 3, 'TN-1');
  const enter = createSharedRecords(ledger);
  const [one, other, elsewhere] = [enter('0'), enter('0'), enter('1')];
  const batch = { educators: ['TN-1'], ordinal: 3, since: 1 };
  const [first, second] = await Promise.all([one.next(batch, signal), other.next(batch, signal)]);
  expect(first).toBe(second);
  expect(first.map(({ educator }) => educator)).toEqual(['TN-1']);
  expect(recordsRead).toHaveLength(1);
  await one.next({ ...batch, ordinal: 2 }, signal);
  await elsewhere.next(batch, signal);
  expect(recordsRead).toHaveLength(3);
});

test('whoever is some batches ahead waits for who computes from the same, as long as they come on', async () => {
  await append('educator-TN-1', 6, 'TN-1');
  const enter = createSharedRecords(ledger);
  const [one, other] = [enter('0'), enter('0')];
  const batch = (since: number) => ({ educators: ['TN-1'], ordinal: since, since });
  await other.next(batch(1), signal);
  for (const since of [1, 2, 3, 4]) await one.next(batch(since), signal);
  let goesOn = false;
  const waiting = one.next(batch(5), signal).then(() => {
    goesOn = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(goesOn).toBe(false);
  await other.next(batch(2), signal);
  await waiting;
  expect(recordsRead).toEqual([1, 2, 3, 4, 5]);
});

async function readOn(reader: FeedReader, from: number): Promise<readonly number[]> {
  const seen: number[] = [];
  for (let place = from; place < EVENTS;) {
    const { events, until } = await reader.next(place, EVENTS, signal);
    const after = place;
    seen.push(...events.map(({ ordinal }) => ordinal).filter((ordinal) => ordinal > after));
    place = until;
  }
  return seen;
}

async function append(stream: string, count: number, educator?: string): Promise<void> {
  const metadata = {
    commandId: 'c',
    commandDigest: 'd',
    correlationId: 'c',
    causationId: 'c',
    actor: 'test',
  };
  const type = stream.startsWith('educator') ? 'educator.BoardCertified' : 'license.PlanApproved';
  const events = Array.from({ length: count }, (_, nth) => ({
    ...{ id: randomUUID(), type, version: 1, data: JSON.stringify({ nth }) },
    metadata: educator === undefined ? metadata : { ...metadata, educator },
  }));
  const answer = await log.append(stream, NO_STREAM, events);
  expect(answer.outcome).toBe('appended');
}
