import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { EventToKeep, KeptEvent, Stretch } from '../../../src/infra/log/eventstore/event-store.ts';
import type { ForeignEvent } from '../../../src/infra/log/eventstore/follow.ts';
import { openEventStore } from '../../../src/infra/log/eventstore/open-event-store.ts';
import type { Patience } from '../../../src/infra/log/eventstore/persistence.ts';
import type { ServerNews } from '../../../src/infra/log/eventstore/watch-answers.ts';
import { type Double, type DoubleOptions, startDouble } from '../../eventstore-double/double.ts';

/** Short enough for a test, long enough for a busy machine to answer a loopback call in. */
export const PATIENCE: Patience = { attemptMs: 300, giveUpMs: 2_500, firstPauseMs: 5 };
/** For what takes the double long on a busy machine, or must not be asked again meanwhile. */
export const UNHURRIED: readonly [DoubleOptions, Patience] = [
  {},
  { ...PATIENCE, attemptMs: 3_000, giveUpMs: 30_000 },
];
const QUIET_MS = 150;

export interface StoreOnDouble {
  readonly double: Double;
  readonly store: ReturnType<typeof openEventStore>;
  readonly foreign: ForeignEvent[];
  readonly news: ServerNews[];
}

/** Runs with a double and the one client of the process. */
export async function withStore(
  work: (on: StoreOnDouble) => Promise<void>,
  options: DoubleOptions = {},
  patience: Patience = PATIENCE,
): Promise<void> {
  const double = await startDouble(options);
  const foreign: ForeignEvent[] = [];
  const news: ServerNews[] = [];
  const store = openEventStore({
    ...{ url: double.url, patience, quietMs: QUIET_MS },
    onForeign: (event) => foreign.push(event),
    onNews: (one) => news.push(one),
  });
  try {
    await work({ double, store, foreign, news });
  } finally {
    await store.close();
    await double.close();
  }
}

export function anEvent(data = '{"on":"2024-08-01"}'): EventToKeep {
  return {
    ...{ id: randomUUID(), type: 'license.Renewed', version: 2, data },
    metadata: {
      ...{ commandId: 'command', commandDigest: 'digest', correlationId: 'correlation' },
      ...{ causationId: 'causation', actor: 'agency:TN', educator: 'TN-1', state: 'TN' },
    },
  };
}

export function someEvents(count: number): readonly EventToKeep[] {
  return Array.from({ length: count }, () => anEvent());
}

export function idsOf(events: readonly { readonly id: string }[]): readonly string[] {
  return events.map(({ id }) => id);
}

/** What of the double's log is in the ledger's streams, by id. */
export function keptBy(double: Double): readonly string[] {
  return idsOf(double.records().filter(({ stream }) => !stream.startsWith('$')));
}

/** Follows until so many events have come, or it ends with an error, which is thrown. */
export async function firstOf(
  stretches: AsyncIterable<Stretch>,
  count: number,
): Promise<readonly KeptEvent[]> {
  const events: KeptEvent[] = [];
  for await (const stretch of stretches) {
    events.push(...stretch.events);
    if (events.length >= count) break;
  }
  return events;
}

/** Writes an event into a stream of the ledger that is not in its form. */
export async function asAnotherProgram(url: string, stream: string): Promise<void> {
  const client = EventStoreDBClient.connectionString(url);
  await client.appendToStream(stream, jsonEvent({ type: 'note', data: { by: 'another program' } }));
  await client.dispose();
}
