import { afterAll, beforeAll, describe } from '@jest/globals';
import type { EventStore } from '../../src/infra/log/eventstore/event-store.ts';
import { openEventStore } from '../../src/infra/log/eventstore/open-event-store.ts';
import { MOST_BYTES_PER_APPEND } from '../../src/infra/log/eventstore/write.ts';
import { startDouble } from '../eventstore-double/double.ts';
import { apart } from './apart.ts';
import { describeLog } from './behaviour.ts';
import { indexedLogs } from './indexed-engine.ts';

interface Server {
  readonly url: string;
  close(): Promise<void>;
}

/** The servers that are there: the double always, and a real one where the environment names it. */
const SERVERS: readonly (readonly [name: string, start: () => Promise<Server>])[] = [
  ['a double of an EventStoreDB', () => startDouble()],
  ...(process.env['EVENTSTORE_URL'] ?? '')
    .split(' ')
    .filter((url) => url !== '')
    .map(
      (url) =>
        [
          'the EventStoreDB at EVENTSTORE_URL',
          () => Promise.resolve({ url, close: () => Promise.resolve() }),
        ] as const,
    ),
];

/** What an append may hold beside the data of its one event. */
const BESIDE = 4_096;

describe.each(SERVERS)('with %s', (_name, startServer) => {
  let server: Server | undefined;
  let store: EventStore | undefined;
  beforeAll(async () => {
    server = await startServer();
    store = openEventStore({ url: server.url, onForeign: () => undefined });
  });
  afterAll(async () => {
    await store?.close();
    await server?.close();
  });

  const start = indexedLogs();
  const startLog = async () => {
    if (store === undefined) throw new Error('The server is there only while its tests run.');
    return {
      ...(await start(await apart(store))),
      mostBytes: MOST_BYTES_PER_APPEND - BESIDE,
    };
  };
  describeLog('it', startLog, { modelRuns: 3, longStream: 2_000 });
});
