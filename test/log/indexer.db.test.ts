import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type pg from 'pg';
import { type Indexer, startIndexer } from '../../src/infra/log/eventstore/indexer.ts';
import { writeIndex } from '../../src/infra/log/eventstore/write-index.ts';
import { pause } from '../../src/infra/pause.ts';
import { createFakeEventStore, type FakeEventStore, type Step } from './fake-event-store.ts';
import { indexOf, type IndexTable, startIndexTable } from './index-table.ts';
import { newEvent, newEvents } from './sample-events.ts';

const NEVER = new AbortController().signal;

let table: IndexTable;
beforeAll(async () => {
  table = await startIndexTable();
});
afterAll(() => table.close());
beforeEach(() => table.empty());

/** What was told of an indexer. */
interface Told {
  readonly alarm?: string;
}

function indexing(store: FakeEventStore, pool: pg.Pool, told: Told[] = [], leaseMs = 20): Indexer {
  const note = (what: Told) => {
    told.push(what);
  };
  return startIndexer({ pool, store, logger: { warn: note, error: note }, leaseMs, retryMs: 1 });
}

async function untilIndexed(store: FakeEventStore): Promise<void> {
  const head = (await store.head()) ?? null;
  for (let look = 0; look < 500; look += 1) {
    if ((await table.read()).cursor === head) return;
    await pause(10, NEVER);
  }
  throw new Error('The index did not catch up.');
}

interface Question {
  readonly text: string;
  readonly values: unknown[];
}

/** The pool, with somebody between it and whoever asks. */
function through(pool: pg.Pool, query: (question: Question) => Promise<unknown>): pg.Pool {
  return new Proxy(pool, {
    get: (target, name): unknown => (name === 'query' ? query : (Reflect.get(target, name) as unknown)),
  });
}

/** A connection that breaks at a statement, before the server has it or after; from then on it is dead. */
function breaking(pool: pg.Pool, after: number, isSent: boolean): pg.Pool {
  let left = after;
  return through(pool, async (question) => {
    left -= 1;
    if (left > 0) return pool.query(question);
    if (left === 0 && isSent) await pool.query(question);
    throw new Error('The connection broke.');
  });
}

const move = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      stream: fc.constantFrom('credit-1', 'credit-2', 'license-1'),
      count: fc.integer({ min: 1, max: 4 }),
      educator: fc.option(fc.constantFrom('TN-1', 'TN-2'), { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('foreign' as const) }) },
  /** The server ends a subscription, or does not answer. */
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('blow' as const) }) },
  /** An indexer whose connection dies at some statement, and another beside it. */
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('kill' as const),
      after: fc.integer({ min: 1, max: 6 }),
      isSent: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(15) }) },
);

async function play(moves: readonly (typeof move extends fc.Arbitrary<infer M> ? M : never)[]) {
  const instants = [5_000, 4_000, 7_000, 6_999];
  let blows = 0;
  let calls = 0;
  const at = (step: Step) => {
    if (blows === 0 || step === 'write' || step === 'written') return;
    blows -= 1;
    throw new Error('The server was hit.');
  };
  const now = () => instants[(calls += 1) % instants.length] ?? 0;
  const store = createFakeEventStore({ at, now });
  // Their leases run out at once: any two may write at the same time.
  const running = [indexing(store, table.pool, [], 1)];
  for (const one of moves) {
    if (one.kind === 'write') {
      const revision = store.kept.filter(({ stream }) => stream === one.stream).length - 1;
      const metadata = one.educator === undefined ? {} : { educator: one.educator };
      await store.write(
        one.stream,
        revision,
        newEvents(one.count).map((event) => ({ ...event, metadata: { ...event.metadata, ...metadata } })),
      );
    }
    if (one.kind === 'foreign') store.addForeign();
    if (one.kind === 'blow') blows += 1;
    if (one.kind === 'kill')
      running.push(indexing(store, breaking(table.pool, one.after, one.isSent), [], 1));
    if (one.kind === 'wait') await pause(one.ms, NEVER);
  }
  blows = 0;
  await untilIndexed(store);
  await Promise.all(running.map((indexer) => indexer.stop()));
  return store;
}

describe('the index of a log that is elsewhere', () => {
  test('is the same whoever writes it, whatever breaks, and whoever else writes it too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 25 }), async (moves) => {
        await table.empty();
        const store = await play(moves);
        const head = (await store.head()) ?? null;
        expect(await table.read()).toEqual({ ...indexOf(store.kept), cursor: head });
      }),
      { numRuns: 25 },
    );
  });

  test('is written in great steps where much is there, and goes on from there with each event', async () => {
    const store = createFakeEventStore();
    for (let nth = 0; nth < 30; nth += 1) await store.write(`credit-${nth}`, -1, newEvents(50));
    const statements: string[] = [];
    const counted = through(table.pool, (question) => {
      if (question.text.includes('index_events')) statements.push(question.text);
      return table.pool.query(question);
    });
    const indexer = indexing(store, counted, [], 4_000);
    await untilIndexed(store);
    expect(statements.length).toBeLessThan(10);
    await store.write('credit-0', 49, newEvents(1));
    await untilIndexed(store);
    await indexer.stop();
    expect((await table.read()).head).toBe(1_501);
  });

  test('stops at once, wherever it is', async () => {
    const store = createFakeEventStore();
    for (const ms of [0, 1, 2, 4, 8]) {
      const indexer = indexing(store, table.pool);
      await pause(ms, NEVER);
      await indexer.stop();
    }
    expect((await table.read()).head).toBe(0);
  });

  test('is taken over from whoever does not come back', async () => {
    const store = createFakeEventStore();
    await store.write('credit-1', -1, newEvents(2));
    const dead = indexing(store, breaking(table.pool, 3, false), [], 100);
    await pause(20, NEVER);
    const heir = indexing(store, table.pool, [], 100);
    await untilIndexed(store);
    await Promise.all([dead.stop(), heir.stop()]);
    expect((await table.read()).rows).toHaveLength(2);
  });

  test('holds both of two events with one id, and an alarm is raised', async () => {
    const store = createFakeEventStore();
    const event = newEvent();
    const told: Told[] = [];
    store.put('credit-1', event);
    const indexer = indexing(store, table.pool, told);
    await untilIndexed(store);
    store.put('credit-2', event);
    await untilIndexed(store);
    await indexer.stop();
    expect((await table.read()).rows.map(({ id }) => id)).toEqual([event.id, event.id]);
    expect(told).toEqual([expect.objectContaining({ alarm: 'event_id_twice', ids: [event.id] })]);
  });

  test('leaves out what no writer of the ledger may append, and an alarm is raised', async () => {
    const store = createFakeEventStore();
    const told: Told[] = [];
    store.put('credit-1', newEvent());
    store.put('credit-1', newEvent({ data: '"\0"' }));
    store.put('credit-1', newEvent());
    const indexer = indexing(store, table.pool, told);
    await untilIndexed(store);
    await indexer.stop();
    expect((await table.read()).rows.map(({ revision }) => revision)).toEqual([0, 2]);
    expect(told).toEqual([expect.objectContaining({ alarm: 'foreign_event' })]);
  });
});

describe('the function that writes the index', () => {
  /** Where an index stands, and two events that follow. */
  const after = (ordinal: number, position: number | undefined) => ({ ordinal, recordedAt: 0, position });
  const two = (revision: number, positions: readonly number[], instants: readonly number[]) =>
    positions.map((position, nth) => ({
      ...newEvent(),
      ...{ stream: 'credit-1', revision: revision + nth, ordinal: 0, hash: '00'.repeat(32) },
      ...{ position, recordedAt: instants[nth] ?? 0 },
    }));

  test('writes only after what the writer saw', async () => {
    const { pool } = table;
    const first = await writeIndex(pool, after(0, undefined), two(0, [10, 20], [1, 2]), 30);
    expect(first).toMatchObject({ outcome: 'written', standing: { position: 30 } });
    for (const stale of [after(0, undefined), after(2, undefined), after(2, 20), after(1, 30)]) {
      expect(await writeIndex(pool, stale, two(2, [40, 50], [3, 3]), 99)).toEqual({ outcome: 'moved' });
    }
    const second = await writeIndex(pool, after(2, 30), two(2, [40, 50], [2, 3]), 50);
    expect(second).toMatchObject({ outcome: 'written' });
    expect(await table.read()).toMatchObject({ head: 4, cursor: 50, recordedAt: 3 });
  });

  test.each([
    ['positions that go back', 30, [20, 10], [1, 2]],
    ['a position beyond what was reached', 15, [10, 20], [1, 2]],
    ['instants that go back', 30, [10, 20], [2, 1]],
  ])('refuses %s', async (_what, reached, positions, instants) => {
    const written = writeIndex(table.pool, after(0, undefined), two(0, positions, instants), reached);
    await expect(written).rejects.toMatchObject({ code: '22023' });
    expect(await table.read()).toMatchObject({ head: 0, cursor: null });
  });

  test('refuses to go back or to stand still', async () => {
    const { pool } = table;
    await writeIndex(pool, after(0, undefined), two(0, [10, 20], [1, 2]), 30);
    await expect(writeIndex(pool, after(2, 30), [], 30)).rejects.toMatchObject({ code: '22023' });
    const events = two(2, [25, 50], [2, 2]);
    await expect(writeIndex(pool, after(2, 30), events, 50)).rejects.toMatchObject({ code: '22023' });
  });
});
