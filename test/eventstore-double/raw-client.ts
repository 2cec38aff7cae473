import { EventStoreDBClient, jsonEvent, UnavailableError } from '@eventstore/db-client';

/** The client as it comes, with nothing of the ledger's around it. */
export const connect = (url: string): EventStoreDBClient =>
  EventStoreDBClient.connectionString(`${url}&defaultDeadline=2000&connectionName=test`);

let given = 0;

/** An event whose id, if not given, no other has. */
export function anEvent(id = `00000000-0000-4000-8000-${String((given += 1)).padStart(12, '0')}`) {
  return jsonEvent({ id, type: 'noted', data: { id } });
}

/** So many events of what is read, and no more. */
export async function take<T>(source: AsyncIterable<T>, count: number): Promise<readonly T[]> {
  const taken: T[] = [];
  if (count === 0) return taken;
  for await (const each of source) {
    taken.push(each);
    if (taken.length === count) break;
  }
  return taken;
}

export async function all<T>(source: AsyncIterable<T>): Promise<readonly T[]> {
  return take(source, Number.POSITIVE_INFINITY);
}

export const streamsOf = (
  events: readonly { readonly event?: { readonly streamId: string } }[],
): readonly (string | undefined)[] => events.map(({ event }) => event?.streamId);

/** What a promise was rejected with; fails where it was not. */
export async function failure(promise: Promise<unknown>): Promise<unknown> {
  let result: unknown;
  try {
    result = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`expected a failure, got ${JSON.stringify(result)}`);
}

/** Resolves when the server answers: clients of one process share connections, and a broken one may be used once more. */
export async function reached(client: EventStoreDBClient): Promise<void> {
  for (;;) {
    try {
      await all(client.readAll({ maxCount: 1 }));
      return;
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
    }
  }
}
