import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  BACKWARDS,
  binaryEvent,
  DeadlineExceededError,
  END,
  type EventStoreDBClient,
  MaxAppendSizeExceededError,
  NO_STREAM,
  START,
  STREAM_EXISTS,
  StreamDeletedError,
  StreamNotFoundError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { type Double, startDouble } from './double.ts';
import { all, anEvent, connect, failure, reached } from './raw-client.ts';

let double: Double;
let client: EventStoreDBClient;

beforeAll(async () => {
  double = await startDouble();
  client = connect(double.url);
});

afterAll(async () => {
  await client.dispose();
  await double.close();
});

const revisions = async (source: AsyncIterable<{ readonly event?: { readonly revision: bigint } }>) =>
  (await all(source)).map(({ event }) => event?.revision);

/** A call with credentials goes the older way, one call for each append. */
const credentials = { username: 'admin', password: 'changeit' };

describe.each([
  ['in a batch', {}],
  ['in a call of its own', { credentials }],
])('an append %s', (way, options) => {
  const name = (stream: string): string => `${stream} ${way}`;

  test('is answered with the last revision and its position, again the same', async () => {
    const events = [anEvent(), anEvent()];
    const append = { expectedRevision: NO_STREAM, ...options } as const;
    const first = await client.appendToStream(name('repeated'), events, append);
    expect(first).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(await client.appendToStream(name('repeated'), events, append)).toEqual(first);
    expect(first.position?.commit).toBe(double.records().at(-1)?.position);
  });

  test('that expects another revision is told the last, or that there is none', async () => {
    await client.appendToStream(name('wrong'), [anEvent(), anEvent()], options);
    const late = client.appendToStream(name('wrong'), anEvent(), { expectedRevision: 0n, ...options });
    const error = await failure(late);
    expect(error).toBeInstanceOf(WrongExpectedVersionError);
    expect(error).toMatchObject({ expectedVersion: 0n, actualVersion: 1n, streamName: name('wrong') });
    const early = client.appendToStream(name('none'), anEvent(), { expectedRevision: 4n, ...options });
    expect(await failure(early)).toMatchObject({ expectedVersion: 4n, actualVersion: 'no_stream' });
    const missing = client.appendToStream(name('none'), anEvent(), {
      expectedRevision: STREAM_EXISTS,
      ...options,
    });
    expect(await failure(missing)).toMatchObject({ expectedVersion: 'stream_exists' });
  });

  test('larger than the server takes is refused once', async () => {
    const large = binaryEvent({ type: 'large', data: new Uint8Array(1024 * 1024) });
    const error = await failure(client.appendToStream(name('large'), large, options));
    expect(error).toBeInstanceOf(MaxAppendSizeExceededError);
    expect(error).toMatchObject({ maxAppendSize: 1024 * 1024 });
  });
});

test('an append in a batch whose deadline has passed is not written', async () => {
  const late = client.appendToStream('late', anEvent(), { deadline: -1000 });
  expect(await failure(late)).toBeInstanceOf(DeadlineExceededError);
  expect(await failure(all(client.readStream('late')))).toBeInstanceOf(StreamNotFoundError);
});

test('an event whose id is no UUID is not taken', async () => {
  const event = { ...anEvent(), id: 'first' };
  expect(await failure(client.appendToStream('odd', event))).toBeInstanceOf(UnknownError);
  expect(await failure(client.appendToStream('odd', event, { credentials }))).toBeInstanceOf(UnknownError);
});

test('what was appended without a revision is known again until a restart, and with one for ever', async () => {
  const own = await startDouble();
  const before = connect(own.url);
  const [any, placed] = [anEvent(), anEvent()];
  const place = { expectedRevision: NO_STREAM } as const;
  for (let n = 0; n < 2; n += 1) {
    await before.appendToStream('any', any);
    await before.appendToStream('placed', placed, place);
  }
  await own.restart();
  await before.dispose();
  const after = connect(own.url);
  await reached(after);
  await after.appendToStream('any', any);
  await after.appendToStream('placed', placed, place);
  expect(await revisions(after.readStream('any'))).toEqual([0n, 1n]);
  expect(await revisions(after.readStream('placed'))).toEqual([0n]);
  await after.dispose();
  await own.close();
});

test('a batch that comes in several parts is one append', async () => {
  const events = [anEvent(), anEvent(), anEvent()];
  await client.appendToStream('parts', events, { batchAppendSize: 100 });
  expect(await revisions(client.readStream('parts'))).toEqual([0n, 1n, 2n]);
});

test('a server from before batches takes each append in a call of its own', async () => {
  const old = await startDouble({ old: true });
  const toOld = connect(old.url);
  await toOld.appendToStream('old', anEvent());
  expect(await revisions(toOld.readStream('old'))).toEqual([0n]);
  await toOld.dispose();
  await old.close();
});

describe('a read of a stream', () => {
  beforeAll(async () => {
    await client.appendToStream('five', [anEvent(), anEvent(), anEvent(), anEvent(), anEvent()]);
  });

  test('goes forwards or backwards from a revision, the start or the end, so many', async () => {
    expect(await revisions(client.readStream('five', { fromRevision: 1n, maxCount: 2 }))).toEqual([1n, 2n]);
    const backwards = { direction: BACKWARDS, maxCount: 2 } as const;
    expect(await revisions(client.readStream('five', { ...backwards, fromRevision: 2n }))).toEqual([2n, 1n]);
    expect(await revisions(client.readStream('five', { ...backwards, fromRevision: END }))).toEqual([4n, 3n]);
    expect(await revisions(client.readStream('five', { ...backwards, fromRevision: START }))).toEqual([0n]);
    expect(await revisions(client.readStream('five', { ...backwards, fromRevision: 9n }))).toEqual([4n, 3n]);
    expect(await revisions(client.readStream('five', { fromRevision: 5n }))).toEqual([]);
  });

  test('that does not exist says so', async () => {
    expect(await failure(all(client.readStream('nothing')))).toBeInstanceOf(StreamNotFoundError);
  });

  test('gives back every byte, the kind of its content, and when it was recorded to the millisecond', async () => {
    const bytes = Uint8Array.from([0, 255, 10, 13]);
    const before = Date.now();
    await client.appendToStream('bytes', binaryEvent({ type: 'raw', data: bytes, metadata: bytes }));
    const [read] = await all(client.readStream('bytes'));
    expect(read?.event).toMatchObject({ isJson: false, data: bytes, metadata: bytes, type: 'raw' });
    expect(read?.event?.created.getTime()).toBeGreaterThanOrEqual(before);
    expect(read?.event?.position?.commit).toBe(double.records().at(-1)?.position);
  });
});

describe('a read of all', () => {
  test('goes forwards from a position, that included, and backwards from before it', async () => {
    const { position } = await client.appendToStream('placed', anEvent());
    await client.appendToStream('placed', anEvent());
    const from = position ?? START;
    const forwards = await all(client.readAll({ fromPosition: from }));
    expect(forwards.map(({ event }) => event?.revision)).toEqual([0n, 1n]);
    const [before] = await all(client.readAll({ fromPosition: from, direction: BACKWARDS, maxCount: 1 }));
    expect(before?.event?.position.commit).toBe(double.records().at(-3)?.position);
  });

  test('shows the events of the server too, and gaps between positions', async () => {
    const events = await all(client.readAll());
    expect(events.length).toBe(double.records().length);
    expect(events[0]?.event?.streamId).toMatch(/^\$/);
    const positions = events.map(({ event }) => event?.position.commit ?? 0n);
    expect(
      positions.every((position, index) => index === 0 || position > (positions[index - 1] ?? 0n) + 1n),
    ).toBe(true);
  });

  test('from where no event stands is refused, from the end of the log is empty', async () => {
    const { position } = await client.appendToStream('boundary', anEvent());
    const at = (commit: bigint) => ({ fromPosition: { commit, prepare: commit } });
    const last = position?.commit ?? 0n;
    expect(String(await failure(all(client.readAll(at(last - 1n)))))).toMatch(/invalid position/);
    expect(await all(client.readAll(at(last * 2n)))).toEqual([]);
    expect(await all(client.readAll(at(0n)))).toHaveLength(double.records().length);
  });
});

describe('a stream', () => {
  test('that was deleted is not found, and goes on after its last revision when it is written to again', async () => {
    await client.appendToStream('deleted', [anEvent(), anEvent()]);
    await client.deleteStream('deleted', { expectedRevision: 1n });
    expect(await failure(all(client.readStream('deleted')))).toBeInstanceOf(StreamNotFoundError);
    await client.appendToStream('deleted', anEvent(), { expectedRevision: NO_STREAM });
    expect(await revisions(client.readStream('deleted'))).toEqual([2n]);
  });

  test('that has a tombstone can be neither read nor written', async () => {
    await client.appendToStream('ended', anEvent());
    expect(await failure(client.tombstoneStream('ended', { expectedRevision: 7n }))).toMatchObject({
      actualVersion: 0n,
    });
    await client.tombstoneStream('ended');
    expect(await failure(all(client.readStream('ended')))).toBeInstanceOf(StreamDeletedError);
    expect(await failure(client.appendToStream('ended', anEvent()))).toBeInstanceOf(StreamDeletedError);
  });

  test('shows as much as its metadata lets it, and everything in all', async () => {
    await client.appendToStream('limited', [anEvent(), anEvent(), anEvent(), anEvent()]);
    await client.setStreamMetadata('limited', { maxCount: 3 });
    expect(await revisions(client.readStream('limited'))).toEqual([1n, 2n, 3n]);
    await client.setStreamMetadata('limited', { truncateBefore: 3 });
    expect(await revisions(client.readStream('limited'))).toEqual([3n]);
    expect(await revisions(client.readStream('$$limited'))).toEqual([1n]);
    expect((await client.getStreamMetadata('limited')).metadata).toEqual({ truncateBefore: 3 });
    const everything = await all(client.readAll());
    expect(everything.filter(({ event }) => event?.streamId === 'limited')).toHaveLength(4);
  });
});

test('a client that asks for the cluster is led to its leader', async () => {
  double.gossip([
    { host: '127.0.0.1', port: 1, leader: true, alive: false },
    { host: '127.0.0.1', port: double.port, leader: true, alive: true },
  ]);
  const seeking = connect(double.url.replace('esdb:', 'esdb+discover:'));
  await seeking.appendToStream('discovered', anEvent());
  expect(await revisions(seeking.readStream('discovered'))).toEqual([0n]);
  await seeking.dispose();
});
