import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  DeadlineExceededError,
  END,
  type EventStoreDBClient,
  NotLeaderError,
  START,
  UnavailableError,
  UnknownError,
} from '@eventstore/db-client';
import { projectRoot } from '../../src/infra/project-root.ts';
import { type Double, startDouble } from './double.ts';
import type { Fault, Moment } from './faults.ts';
import { all, anEvent, connect, failure, reached, streamsOf, take } from './raw-client.ts';

let double: Double;
let client: EventStoreDBClient;

beforeEach(async () => {
  double = await startDouble();
  client = connect(double.url);
});

afterEach(async () => {
  await client.dispose();
  await double.close();
});

/** A call with credentials goes the older way, one call for each append. */
const credentials = { username: 'admin', password: 'changeit' };

const once = (at: Moment, fault: Fault) => double.faults.add({ call: 'batchAppend', at, fault, times: 1 });
const writtenTo = (stream: string) => double.records().filter((record) => record.stream === stream).length;

/** Whether there is no answer of either kind by then. */
const unanswered = async (promise: Promise<unknown>, ms = 200): Promise<boolean> =>
  Promise.race([
    promise.then(
      () => false,
      () => false,
    ),
    new Promise<boolean>((resolve) => setTimeout(resolve, ms, true)),
  ]);

describe('an append', () => {
  test('that is delayed is answered later, and what follows is not', async () => {
    await client.appendToStream('before', anEvent());
    once('asked', { kind: 'delay', ms: 60 });
    const answers: string[] = [];
    const delayed = client.appendToStream('a', anEvent()).then(() => answers.push('first'));
    await client.appendToStream('b', anEvent()).then(() => answers.push('second'));
    await delayed;
    expect(answers).toEqual(['second', 'first']);
  });

  test.each([
    ['before it is written', 'asked', 0],
    ['when it is written', 'answering', 1],
  ] as const)(
    'that meets silence %s is never answered: no deadline of the client ends it',
    async (_when, at, count) => {
      // The server is told of it too, and refuses what reaches it later.
      const deadline = 400;
      const impatient = connect(`${double.url}&defaultDeadline=${deadline}`);
      await impatient.appendToStream('before', anEvent());
      once(at, { kind: 'silence' });
      const append = impatient.appendToStream('a', anEvent(), { deadline });
      expect(
        await unanswered(
          append.catch(() => 0),
          2 * deadline,
        ),
      ).toBe(true);
      expect(writtenTo('a')).toBe(count);
      await impatient.dispose();
    },
  );

  test('with credentials has a call and a deadline of its own', async () => {
    await client.appendToStream('before', anEvent(), { credentials });
    double.faults.add({ call: 'append', at: 'answering', fault: { kind: 'silence' } });
    const append = client.appendToStream('a', anEvent(), { credentials, deadline: 400 });
    expect(await failure(append)).toBeInstanceOf(DeadlineExceededError);
    expect(writtenTo('a')).toBe(1);
  });

  test.each([
    ['ends without an answer', { kind: 'half_close' }],
    ['is answered twice', { kind: 'duplicate' }],
  ] as const)('in a call of its own that %s fails', async (_what, fault) => {
    double.faults.add({ call: 'append', at: 'answering', fault, times: 1 });
    const append = client.appendToStream('a', anEvent(), { credentials });
    expect(await failure(append)).toBeInstanceOf(UnknownError);
    expect(writtenTo('a')).toBe(1);
    expect(await client.appendToStream('a', anEvent(), { credentials })).toMatchObject({ success: true });
  });

  test('whose call the server ends is never answered, nor is a later one, until there is a new client', async () => {
    // Not disposed of: the client would wait for that call for ever.
    const ended = connect(double.url);
    once('asked', { kind: 'half_close' });
    expect(await unanswered(ended.appendToStream('a', anEvent()))).toBe(true);
    expect(await unanswered(ended.appendToStream('a', anEvent()))).toBe(true);
    expect(writtenTo('a')).toBe(0);
    expect(await client.appendToStream('a', anEvent())).toMatchObject({ success: true });
  });

  test.each([
    ['before it is written', 'asked', 0],
    ['when it is written', 'answering', 1],
  ] as const)('whose connection breaks %s fails, and the same again succeeds', async (_when, at, count) => {
    once(at, { kind: 'drop' });
    const event = anEvent();
    expect(await failure(client.appendToStream('a', event))).toBeInstanceOf(UnavailableError);
    expect(writtenTo('a')).toBe(count);
    expect(await client.appendToStream('a', event, { expectedRevision: 'no_stream' })).toMatchObject({
      nextExpectedRevision: 0n,
    });
    expect(writtenTo('a')).toBe(1);
  });

  test('to a server that does not lead fails, and the client goes to the one that does', async () => {
    const leader = await startDouble();
    once('asked', { kind: 'not_leader', host: '127.0.0.1', port: leader.port });
    expect(await failure(client.appendToStream('a', anEvent()))).toBeInstanceOf(NotLeaderError);
    await client.appendToStream('a', anEvent());
    expect(leader.records().at(-1)?.stream).toBe('a');
    expect(writtenTo('a')).toBe(0);
    await client.dispose();
    await leader.close();
  });

  test('to a server that is starting fails as unavailable', async () => {
    await client.appendToStream('before', anEvent());
    once('asked', { kind: 'unavailable' });
    expect(await failure(client.appendToStream('a', anEvent()))).toBeInstanceOf(UnavailableError);
  });

  test.each([
    ['before it is written', 'asked', 0],
    ['when it is written', 'answering', 2],
  ] as const)('during which the server dies %s is there whole or not at all', async (_when, at, count) => {
    await client.appendToStream('before', anEvent());
    once(at, { kind: 'die' });
    const events = [anEvent(), anEvent()];
    expect(await failure(client.appendToStream('a', events))).toBeInstanceOf(UnavailableError);
    await double.restart();
    expect(writtenTo('a')).toBe(count);
    const again = connect(double.url);
    await reached(again);
    await again.appendToStream('a', events, { expectedRevision: 'no_stream' });
    expect(writtenTo('a')).toBe(2);
    await again.dispose();
  });

  test('that was still delayed when the server died is never written', async () => {
    once('asked', { kind: 'delay', ms: 60 });
    const delayed = failure(client.appendToStream('a', anEvent()));
    while (double.faults.waiting() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    double.kill();
    expect(await delayed).toBeInstanceOf(UnavailableError);
    while (double.faults.waiting() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(writtenTo('a')).toBe(0);
  });

  test('that is answered twice throws inside the client, where nobody catches it, and no later one is answered', async () => {
    double.faults.add({ call: 'batchAppend', at: 'answering', fault: { kind: 'duplicate' }, times: 1 });
    const script = join(projectRoot, 'test/eventstore-double/answered-twice.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [script, double.url]);
    expect(JSON.parse(stdout)).toEqual({
      first: 'answered',
      unhandled: 'TypeError: undefined is not iterable (cannot read property Symbol(Symbol.iterator))',
      second: 'not answered',
    });
    expect(writtenTo('second')).toBe(1);
  });
});

describe('a read', () => {
  test('that the server ends too early looks complete', async () => {
    await client.appendToStream('a', [anEvent(), anEvent()]);
    double.faults.add({ call: 'read', at: 'answering', fault: { kind: 'half_close' }, skip: 1, times: 1 });
    expect(await all(client.readStream('a'))).toHaveLength(1);
  });

  test('whose connection breaks in the middle fails', async () => {
    await client.appendToStream('a', [anEvent(), anEvent()]);
    double.faults.add({ call: 'read', at: 'answering', fault: { kind: 'drop' }, skip: 1 });
    expect(await failure(all(client.readStream('a')))).toBeInstanceOf(UnavailableError);
  });

  test('that meets silence stops where it is', async () => {
    double.faults.add({ call: 'read', at: 'answering', fault: { kind: 'silence' }, skip: 1 });
    const reading = client.readAll();
    expect(await unanswered(all(reading).catch(() => 0))).toBe(true);
    await reading.cancel();
  });
});

describe('a subscription', () => {
  const caughtUp = async () => {
    const subscription = client.subscribeToAll({ fromPosition: END });
    await new Promise((resolve) => subscription.once('caughtUp', resolve));
    return subscription;
  };

  test('that the server ends ends without an error', async () => {
    const subscription = await caughtUp();
    expect(double.endSubscriptions()).toBe(1);
    expect(await all(subscription)).toEqual([]);
  });

  test('whose connection breaks, or whose server dies, fails', async () => {
    const first = failure(all(await caughtUp()));
    double.dropConnections();
    expect(await first).toBeInstanceOf(UnavailableError);
    const second = failure(all(await caughtUp()));
    double.kill();
    expect(await second).toBeInstanceOf(UnavailableError);
  });

  test('that meets silence gets nothing more, though its connection stands', async () => {
    const subscription = await caughtUp();
    const off = double.faults.add({ call: 'subscribe', at: 'answering', fault: { kind: 'silence' } });
    await client.appendToStream('a', anEvent());
    off();
    await client.appendToStream('b', anEvent());
    expect(await unanswered(take(subscription, 1).catch(() => 0))).toBe(true);
  });

  test('gets an event twice where that is doubled', async () => {
    const subscription = await caughtUp();
    double.faults.add({ call: 'subscribe', at: 'answering', fault: { kind: 'duplicate' } });
    await client.appendToStream('a', anEvent());
    await client.appendToStream('b', anEvent());
    expect(streamsOf(await take(subscription, 3))).toEqual(['a', 'a', 'b']);
  });

  test('is not begun where another server leads', async () => {
    double.faults.add({
      call: 'subscribe',
      at: 'asked',
      fault: { kind: 'not_leader', host: '127.0.0.1', port: double.port },
      times: 1,
    });
    expect(await failure(all(client.subscribeToAll({ fromPosition: START })))).toBeInstanceOf(NotLeaderError);
  });
});

test('a rule holds until it is taken away, after as many as it skips and for as many as it is told', async () => {
  const { faults } = double;
  const met = async () => (await faults.meet('gossip', 'asked')).fate;
  faults.add({ call: 'gossip', at: 'asked', fault: { kind: 'half_close' }, skip: 1, times: 2 });
  expect([await met(), await met(), await met(), await met()]).toEqual(['go', 'end', 'end', 'go']);
  const off = faults.add({ call: 'gossip', at: 'asked', fault: { kind: 'silence' } });
  expect([await met(), await met()]).toEqual(['never', 'never']);
  off();
  expect(await met()).toBe('go');
  faults.add({ call: 'gossip', at: 'answering', fault: { kind: 'silence' } });
  expect(await met()).toBe('go');
});
