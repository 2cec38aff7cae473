import {
  type AllStreamResolvedEvent,
  BACKWARDS,
  END as FROM_END,
  FORWARDS,
  type ResolvedEvent,
  START,
  type StreamingRead,
} from '@eventstore/db-client';
import { fault } from '../../../app/fault.ts';
import { END } from '../../../app/log/event-log.ts';
import type { Connection } from './connection.ts';
import { fromServerForm, positionOf } from './event-form.ts';
import type { KeptEvent } from './event-store.ts';
import { isMissingStream } from './failure.ts';

/**
 * Everything a read gives, as long as something comes within the time each time: a page may be large. The client gives
 * reads no deadline, leaves a call open that is not read to its end, and may emit an error after that, which nobody
 * would hear.
 */
async function collected<T>(read: StreamingRead<T>, ms: number): Promise<readonly T[]> {
  const events: T[] = [];
  read.on('error', () => undefined);
  const timer = setTimeout(() => {
    read.destroy(fault('not_answered', `no answer within ${ms} ms`));
  }, ms);
  try {
    for await (const event of read) {
      timer.refresh();
      events.push(event);
    }
    return events;
  } catch (error) {
    void read.cancel().catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function streamPage(
  connection: Connection,
  ms: number,
  stream: string,
  options: { fromRevision: bigint | typeof FROM_END; maxCount: number; direction: 'forwards' | 'backwards' },
): Promise<readonly ResolvedEvent[]> {
  try {
    const page = await collected(connection.readStream(stream, { ...connection.options, ...options }), ms);
    return eachOnce(page, ({ event }) => event?.revision);
  } catch (error) {
    if (isMissingStream(error)) return [];
    throw error;
  }
}

/** Ids of what stands in a stream from a revision on, be it the ledger's or not. */
export async function recordedIn(
  connection: Connection,
  ms: number,
  stream: string,
  from: number,
  limit: number,
): Promise<readonly (string | undefined)[]> {
  const options = { fromRevision: BigInt(from), maxCount: limit, direction: FORWARDS } as const;
  const page = await streamPage(connection, ms, stream, options);
  return page.map(({ event }) => event?.id.toLowerCase());
}

/** -1 where there is no such stream. */
export async function lastRevision(connection: Connection, ms: number, stream: string): Promise<number> {
  const options = { fromRevision: FROM_END, maxCount: 1, direction: BACKWARDS } as const;
  const [last] = await streamPage(connection, ms, stream, options);
  return Number(last?.event?.revision ?? -1);
}

export async function readStreamForwards(
  connection: Connection,
  ms: number,
  stream: string,
  from: number,
  limit: number,
): Promise<readonly KeptEvent[]> {
  const found: KeptEvent[] = [];
  for (let next = from; ;) {
    const maxCount = limit - found.length;
    const options = { fromRevision: BigInt(next), maxCount, direction: FORWARDS } as const;
    const page = await streamPage(connection, ms, stream, options);
    found.push(...kept(page));
    const last = page.at(-1)?.event?.revision;
    if (last === undefined || page.length < maxCount || found.length >= limit) return found;
    next = Number(last) + 1;
  }
}

export async function readStreamBackwards(
  connection: Connection,
  ms: number,
  stream: string,
  before: number,
  limit: number,
): Promise<readonly KeptEvent[]> {
  const found: KeptEvent[] = [];
  for (let next = before; next > 0;) {
    const maxCount = limit - found.length;
    const fromRevision = next === END ? FROM_END : BigInt(next - 1);
    const options = { fromRevision, maxCount, direction: BACKWARDS } as const;
    const page = await streamPage(connection, ms, stream, options);
    found.push(...kept(page));
    const last = page.at(-1)?.event?.revision;
    if (last === undefined || page.length < maxCount || found.length >= limit) break;
    next = Number(last);
  }
  return found;
}

export async function readAllForwards(
  connection: Connection,
  ms: number,
  from: number | undefined,
  limit: number,
): Promise<readonly KeptEvent[]> {
  const found: KeptEvent[] = [];
  let seen: number | undefined;
  for (;;) {
    const again = seen ?? from;
    // A page begins with what the one before ended with: only what stands somewhere has a position to begin at.
    const maxCount = limit - found.length + (seen === undefined ? 0 : 1);
    const page = await allPage(connection, ms, {
      fromPosition: again === undefined ? START : placeOf(again),
      maxCount,
      direction: FORWARDS,
    });
    const last = page.at(-1);
    const fresh = seen === undefined ? page : page.filter((event) => positionOf(event) > (seen ?? -1));
    found.push(...kept(fresh));
    if (last === undefined || page.length < maxCount || found.length >= limit) return found;
    seen = positionOf(last);
  }
}

export async function readHead(connection: Connection, ms: number): Promise<number | undefined> {
  // A read that a server ends early looks like one that found nothing: an empty log is empty from both ends.
  const ends = [
    { fromPosition: FROM_END, maxCount: 1, direction: BACKWARDS },
    { fromPosition: START, maxCount: 1, direction: FORWARDS },
  ] as const;
  for (const end of ends) {
    const [found] = await allPage(connection, ms, end);
    if (found === undefined) continue;
    if (end.direction === BACKWARDS) return positionOf(found);
    throw fault('not_answered', 'the log was told of as empty, and is not');
  }
  return undefined;
}

async function allPage(
  connection: Connection,
  ms: number,
  options: Parameters<Connection['readAll']>[0],
): Promise<readonly AllStreamResolvedEvent[]> {
  return eachOnce(await collected(connection.readAll({ ...connection.options, ...options }), ms), positionOf);
}

/** What is told twice is taken once. */
function eachOnce<T>(page: readonly T[], placeOf: (event: T) => unknown): readonly T[] {
  const places = page.map(placeOf);
  return page.filter((_event, nth) => places[nth] === undefined || places[nth] !== places[nth - 1]);
}

export function placeOf(position: number): { readonly commit: bigint; readonly prepare: bigint } {
  return { commit: BigInt(position), prepare: BigInt(position) };
}

function kept(page: readonly (ResolvedEvent | AllStreamResolvedEvent)[]): readonly KeptEvent[] {
  return page.map(fromServerForm).filter((event) => event !== undefined);
}
