import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  END,
  type EventStoreDBClient,
  eventTypeFilter,
  excludeSystemEvents,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { type Double, startDouble } from './double.ts';
import { anEvent, connect, failure, streamsOf, take } from './raw-client.ts';

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

const positionOf = (index: number) => {
  const commit = double.records().at(index)?.position ?? 0n;
  return { commit, prepare: commit };
};

/** What both kinds of subscription have. */
interface CatchesUp {
  once(event: 'caughtUp', listener: () => void): unknown;
}

/** Resolves when the append is answered, which began when the subscription had caught up. */
const appendOnceCaughtUp = async (subscription: CatchesUp, stream: string): Promise<void> => {
  await new Promise<void>((resolve) => subscription.once('caughtUp', resolve));
  await client.appendToStream(stream, anEvent());
};

describe('a subscription to all', () => {
  test('is confirmed, gets what is there, hears that it has caught up, and gets what comes', async () => {
    await client.appendToStream('a', anEvent());
    const subscription = client.subscribeToAll({ fromPosition: START });
    const heard: string[] = [];
    subscription.on('confirmation', () => heard.push('confirmed'));
    subscription.on('caughtUp', () => heard.push('caught up'));
    const appended = appendOnceCaughtUp(subscription, 'b');
    for await (const { event } of subscription) {
      heard.push(event?.streamId ?? '');
      if (event?.streamId === 'b') break;
    }
    await appended;
    expect(heard).toEqual(['confirmed', '$$$stats-127.0.0.1:2113', '$user-admin', 'a', 'caught up', 'b']);
  });

  test('begins after its position', async () => {
    await client.appendToStream('a', [anEvent(), anEvent(), anEvent()]);
    const subscription = client.subscribeToAll({ fromPosition: positionOf(-2) });
    const [next] = await take(subscription, 1);
    expect(next?.event?.revision).toBe(2n);
  });

  test('from the end gets only what comes', async () => {
    const subscription = client.subscribeToAll({ fromPosition: END });
    const appended = appendOnceCaughtUp(subscription, 'b');
    expect(streamsOf(await take(subscription, 1))).toEqual(['b']);
    await appended;
  });

  test('from where no event stands is refused', async () => {
    await client.appendToStream('a', anEvent());
    const commit = positionOf(-1).commit - 1n;
    const subscription = client.subscribeToAll({ fromPosition: { commit, prepare: commit } });
    expect(String(await failure(take(subscription, 1)))).toMatch(/invalid position/);
  });

  test('gets what its filter lets through, by stream or by type, by beginning or by pattern', async () => {
    await client.appendToStream('apple-1', anEvent());
    await client.appendToStream('pear-1', anEvent());
    await client.appendToStream('apple-2', anEvent());
    double.recordSystemEvent();
    const filters = [
      [streamNameFilter({ prefixes: ['apple-'] }), ['apple-1', 'apple-2']],
      [streamNameFilter({ regex: '-1$' }), ['apple-1', 'pear-1']],
      [eventTypeFilter({ prefixes: ['$stats'] }), ['$stats-127.0.0.1:2113']],
      [excludeSystemEvents(), ['apple-1', 'pear-1', 'apple-2']],
    ] as const;
    for (const [filter, expected] of filters) {
      const events = await take(client.subscribeToAll({ filter }), expected.length);
      expect(streamsOf(events)).toEqual(expected);
    }
  });

  test('hears how far it was looked, also when nothing passes its filter', async () => {
    await client.appendToStream('a', [anEvent(), anEvent(), anEvent()]);
    const reached = await new Promise<bigint>((resolve) => {
      const filter = streamNameFilter({
        prefixes: ['nothing'],
        maxSearchWindow: 2,
        checkpointInterval: 2,
        checkpointReached: (_subscription, position) => {
          resolve(position.commit);
        },
      });
      client
        .subscribeToAll({ filter })
        .on('error', () => undefined)
        .resume();
    });
    expect(reached).toBe(double.records()[3]?.position);
  });

  test('waits for a slow reader, who falls behind and misses nothing', async () => {
    const subscription = client.subscribeToAll({ fromPosition: END }, { highWaterMark: 1 });
    const heard: string[] = [];
    subscription.on('fellBehind', () => heard.push('fell behind'));
    await new Promise((resolve) => subscription.once('caughtUp', resolve));
    const data = { filler: 'x'.repeat(10_000) };
    const events = Array.from({ length: 90 }, () => ({ ...anEvent(), data }));
    for (let from = 0; from < 90; from += 45)
      await client.appendToStream('many', events.slice(from, from + 45));
    const revisions = (await take(subscription, 90)).map(({ event }) => event?.revision);
    expect(revisions).toEqual(events.map((_event, index) => BigInt(index)));
    expect(heard).toContain('fell behind');
  });

  test('that was cancelled is forgotten by the server', async () => {
    const subscription = client.subscribeToAll({ fromPosition: END });
    await new Promise((resolve) => subscription.once('caughtUp', resolve));
    await subscription.unsubscribe();
    while (double.subscriptions() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(double.subscriptions()).toBe(0);
  });
});

test('a subscription to a stream begins after its revision, and may wait for the stream', async () => {
  await client.appendToStream('a', [anEvent(), anEvent()]);
  const [next] = await take(client.subscribeToStream('a', { fromRevision: 0n }), 1);
  expect(next?.event?.revision).toBe(1n);
  const waiting = client.subscribeToStream('later');
  const appended = appendOnceCaughtUp(waiting, 'later');
  expect(streamsOf(await take(waiting, 1))).toEqual(['later']);
  await appended;
});
