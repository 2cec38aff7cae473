import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import type { NewEvent } from '../../src/app/log/event-log.ts';
import type { EventStore } from '../../src/infra/log/eventstore/event-store.ts';
import { createEventStoreLog, type EventStoreLog } from '../../src/infra/log/eventstore/eventstore-log.ts';
import { type Indexer, startIndexer } from '../../src/infra/log/eventstore/indexer.ts';
import { requireEngine } from '../../src/infra/log/eventstore/require-engine.ts';
import { requireSameServer } from '../../src/infra/log/eventstore/same-server.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createFakeEventStore, type FakeEventStore, type Step } from './fake-event-store.ts';
import { type IndexTable, startIndexTable } from './index-table.ts';
import { newEvent, newEvents } from './sample-events.ts';

const quiet = { warn: () => undefined, error: () => undefined };
const onLost = () => undefined;

let table: IndexTable;
let store: FakeEventStore;
let opened: EventStoreLog;
let hit: Step | undefined;
const indexers: Indexer[] = [];

beforeAll(async () => {
  table = await startIndexTable();
});
afterAll(() => table.close());
beforeEach(async () => {
  await table.empty();
  hit = undefined;
  const at = (step: Step) => {
    if (step !== hit) return;
    hit = undefined;
    throw new Error('The server was hit.');
  };
  store = createFakeEventStore({ at });
  opened = createEventStoreLog(table.pool, store, { onLost });
});
afterEach(async () => {
  await Promise.all(indexers.splice(0).map((indexer) => indexer.stop()));
  opened.close();
});

function index(): void {
  indexers.push(startIndexer({ pool: table.pool, store, logger: quiet, leaseMs: 100, retryMs: 1 }));
}

describe('a log whose index is behind', () => {
  const behind = { code: 'index_behind' };
  let hasty: EventStoreLog;
  beforeEach(() => {
    hasty = createEventStoreLog(table.pool, store, { onLost, waitMs: 50 });
  });
  afterEach(() => {
    hasty.close();
  });

  test('does not answer an append before it is indexed, and finds it then', async () => {
    const events = newEvents(2);
    await expect(hasty.log.append('credit-1', NO_STREAM, events)).rejects.toMatchObject(behind);
    expect(store.kept).toHaveLength(2);
    index();
    expect(await opened.log.append('credit-1', NO_STREAM, events)).toEqual({
      ...{ outcome: 'appended', revision: 1, ordinal: 2 },
    });
    expect(store.kept).toHaveLength(2);
  });

  test('says so to whoever reads for a decision, and tells others what it has', async () => {
    store.put('credit-1', newEvent({ metadata: { educator: 'TN-1' } }));
    await expect(hasty.log.readStream('credit-1')).rejects.toMatchObject(behind);
    await expect(hasty.log.readStreamBackwards('credit-1', 1)).rejects.toMatchObject(behind);
    await expect(hasty.log.readEducator('TN-1')).rejects.toMatchObject(behind);
    await expect(hasty.log.head()).rejects.toMatchObject(behind);
    await expect(hasty.log.ordinalAt(Date.now())).rejects.toMatchObject(behind);
    expect(await opened.log.readAll(0, 10)).toEqual([]);
    index();
    expect((await opened.log.readEducator('TN-1')).events).toHaveLength(1);
  });

  test('is not taken for one that has everything where the server says that its log is empty', async () => {
    index();
    await opened.log.append('credit-1', NO_STREAM, newEvents(1));
    await Promise.all(indexers.splice(0).map((indexer) => indexer.stop()));
    store.put('credit-1', newEvent());
    let cuts = 2;
    const cutting: EventStore = {
      ...store,
      head: async () => {
        cuts -= 1;
        return cuts < 0 ? store.head() : undefined;
      },
    };
    const cut = createEventStoreLog(table.pool, cutting, { onLost, waitMs: 50, pollMs: 5 });
    await expect(cut.log.readStream('credit-1')).rejects.toMatchObject(behind);
    cut.close();
  });

  test('does not wait for ever behind what is not its own', async () => {
    store.addForeign();
    index();
    expect(await opened.log.head()).toBe(0);
    store.addForeign();
    expect(await opened.log.readStream('credit-1')).toEqual([]);
  });
});

describe('an append whose answer was lost', () => {
  test.each(['write', 'written'] as const)('is written once when it is repeated (at %s)', async (step) => {
    index();
    const events: readonly NewEvent[] = newEvents(3);
    hit = step;
    await expect(opened.log.append('credit-1', NO_STREAM, events)).rejects.toThrow('hit');
    const answer = await opened.log.append('credit-1', NO_STREAM, events);
    expect(answer).toEqual({ outcome: 'appended', revision: 2, ordinal: 3 });
    expect(store.kept).toHaveLength(3);
  });

  test('with other content is refused, though the server knows no difference', async () => {
    index();
    const event = newEvent();
    await store.write('credit-1', NO_STREAM, [event]);
    expect(await opened.log.append('credit-1', NO_STREAM, [{ ...event, data: '{}' }])).toEqual({
      ...{ outcome: 'id_reused', id: event.id },
    });
  });
});

describe('what the server says otherwise than the index', () => {
  test.each([
    ['data', { data: '{"forged":true}' }],
    ['a type', { type: 'credit.Denied' }],
    ['an id', { id: '6f9619ff-8b86-d011-b42d-00cf4fc964ff' }],
    ['an educator', { metadata: newEvent({ metadata: { educator: 'TN-2' } }).metadata }],
  ])('is never handed on: %s', async (_what, change) => {
    index();
    await opened.log.append('credit-1', NO_STREAM, newEvents(2));
    store.forge(store.kept[1]?.position ?? 0, change);
    const differs = { code: 'log_differs', message: expect.stringContaining('Event 2 ') as unknown };
    await expect(opened.log.readStream('credit-1')).rejects.toMatchObject(differs);
    await expect(opened.log.readAll(0, 10)).rejects.toMatchObject(differs);
    expect(await opened.log.readAll(0, 1)).toHaveLength(1);
  });

  test('is a fault also where the event is gone', async () => {
    index();
    await opened.log.append('credit-1', NO_STREAM, newEvents(2));
    store.forge(store.kept[1]?.position ?? 0, { revision: 9 });
    await expect(opened.log.readAll(0, 10)).rejects.toMatchObject({ code: 'log_differs' });
  });
});

describe('a server that stops in the middle of an answer', () => {
  test('is asked again before anybody is told that something is missing', async () => {
    index();
    const [one, two] = [newEvent(), newEvent()];
    await opened.log.append('credit-1', NO_STREAM, [one, two]);
    let cuts = 3;
    const cutting = createEventStoreLog(
      table.pool,
      {
        ...store,
        readStream: async (...asked) => {
          const events = await store.readStream(...asked);
          cuts -= 1;
          return cuts < 0 ? events : events.slice(0, cuts > 1 ? 1 : 0);
        },
      },
      { onLost },
    );
    expect(await cutting.log.readStream('credit-1')).toHaveLength(2);
    cuts = 3;
    const again = { ...two, metadata: { ...two.metadata, correlationId: 'a retry' } };
    expect(await cutting.log.append('credit-1', NO_STREAM, [one, again])).toMatchObject({
      outcome: 'appended',
    });
    cutting.close();
  });
});

describe('a page of events that stand far apart', () => {
  test('is the same read stream by stream as read from the whole log', async () => {
    index();
    for (let nth = 0; nth < 6; nth += 1) {
      await opened.log.append(`license-${nth % 3}`, Math.floor(nth / 3) - 1, newEvents(1));
      await opened.log.append(`credit-${nth}`, NO_STREAM, newEvents(120));
    }
    const apart = await opened.log.readAll(0, 100, { streams: ['license-'] });
    const all = await opened.log.readAll(0, 1_000);
    expect(all).toHaveLength(726);
    expect(apart).toEqual(all.filter(({ stream }) => stream.startsWith('license-')));
    expect(apart).toHaveLength(6);
  });
});

describe('a database', () => {
  test('that indexes a log goes on with no other server, and with none at all', async () => {
    index();
    await opened.log.append('credit-1', NO_STREAM, newEvents(1));
    await requireSameServer(table.pool, store);
    await requireEngine(table.pool, 'eventstore');
    const other = createFakeEventStore();
    const another = { code: 'another_server' };
    await expect(requireSameServer(table.pool, other)).rejects.toMatchObject(another);
    await other.write('credit-1', NO_STREAM, newEvents(3));
    await expect(requireSameServer(table.pool, other)).rejects.toMatchObject(another);
    await expect(requireEngine(table.pool, 'postgresql')).rejects.toMatchObject({
      code: 'another_engine',
      message: expect.stringContaining('EVENTSTORE_URL') as unknown,
    });
    const postgres = createPostgresLog(table.pool, { onLost });
    await expect(postgres.append('credit-2', NO_STREAM, newEvents(1))).rejects.toMatchObject({
      code: '55000',
    });
  });

  test('that holds a log of its own indexes no other', async () => {
    const own = await startIndexTable();
    try {
      await own.log.append('credit-1', NO_STREAM, newEvents(1));
      await expect(requireEngine(own.pool, 'eventstore')).rejects.toMatchObject({ code: 'another_engine' });
      await requireEngine(own.pool, 'postgresql');
      const indexer = startIndexer({ pool: own.pool, store, logger: quiet, retryMs: 1 });
      await store.write('credit-1', NO_STREAM, newEvents(1));
      await new Promise((resolve) => setTimeout(resolve, 50));
      await indexer.stop();
      expect(await own.read()).toMatchObject({ head: 1, rows: [] });
    } finally {
      await own.close();
    }
  });

  test('in which nothing is indexed yet begins anew with whatever server it is given', async () => {
    store.addForeign();
    index();
    await opened.log.head();
    await Promise.all(indexers.splice(0).map((indexer) => indexer.stop()));
    await table.pool.query('SELECT ledger.begin_index()');
    expect(await table.read()).toMatchObject({ head: 0, cursor: null });
    index();
    await opened.log.append('credit-1', NO_STREAM, newEvents(1));
    const { cursor } = await table.read();
    await table.pool.query('SELECT ledger.begin_index()');
    expect(await table.read()).toMatchObject({ head: 1, cursor });
  });
});
