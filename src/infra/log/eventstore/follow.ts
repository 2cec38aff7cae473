import { type AllStreamResolvedEvent, START } from '@eventstore/db-client';
import { fault } from '../../../app/fault.ts';
import { MOST_EVENTS_PER_APPEND } from '../limits.ts';
import type { Connection } from './connection.ts';
import { fromServerForm, isFollowed, isOfTheServer, positionOf } from './event-form.ts';
import type { KeptEvent, Stretch } from './event-store.ts';
import { followingEnded } from './failure.ts';
import { Inbox } from './inbox.ts';
import { placeOf, readHead } from './read.ts';

/** Where something stands that is neither the server's own nor in the ledger's form. */
export interface ForeignEvent {
  readonly stream: string;
  readonly revision: string;
  readonly position: number;
}

export interface FollowSettings {
  /** Hears of each foreign event as it is left out. */
  readonly onForeign: (event: ForeignEvent) => void;
  /** After so long without an event the server is asked whether there is one. */
  readonly quietMs: number;
  /** How long an answer, and an event that should have come, are waited for. */
  readonly attemptMs: number;
}

/** What the log holds after a position, for ever; see `EventStore.follow`. */
export async function* follow(
  connection: Connection,
  after: number | undefined,
  signal: AbortSignal,
  settings: FollowSettings,
): AsyncGenerator<Stretch, void> {
  const stopped = AbortSignal.any([signal, connection.closed.signal]);
  const subscription = connection.subscribeToAll({
    ...connection.options,
    fromPosition: after === undefined ? START : placeOf(after),
  });
  subscription.on('error', () => undefined);
  const inbox = new Inbox<AllStreamResolvedEvent>(stopped);
  const filled = inbox.fill(subscription);
  let seen = after ?? -1;
  let held: readonly AllStreamResolvedEvent[] = [];
  try {
    while (!stopped.aborted) {
      const told = await next(connection, inbox, seen, settings);
      const from = seen;
      // What is told twice is taken once.
      const fresh = told.filter((event) => positionOf(event) > from);
      const last = fresh.at(-1);
      if (last === undefined) continue;
      seen = positionOf(last);
      const recorded = [...held, ...fresh];
      const whole = wholeAppends(recorded);
      held = recorded.slice(whole.length);
      const stretch = stretchOf(whole, settings.onForeign);
      if (stretch !== undefined) yield stretch;
    }
    // The connection was closed under whoever follows.
    if (!signal.aborted) throw fault('subscription_ended', 'The connection to the EventStoreDB was closed.');
  } finally {
    inbox.close();
    subscription.destroy();
    // Only this ends the call at the server; it fails where there never was one.
    await subscription.unsubscribe().catch(() => undefined);
    await filled;
  }
}

/** What came; nothing where nothing was recorded for a while. */
async function next(
  connection: Connection,
  inbox: Inbox<AllStreamResolvedEvent>,
  seen: number,
  settings: FollowSettings,
): Promise<readonly AllStreamResolvedEvent[]> {
  const events = await inbox.take(settings.quietMs);
  if (events.length > 0 || inbox.isStopped() || !(await isBehind(connection, seen, settings))) return events;
  const late = await inbox.take(settings.attemptMs);
  if (late.length > 0 || inbox.isStopped()) return late;
  throw fault('subscription_silent', 'The EventStoreDB recorded events and did not tell of them.');
}

async function isBehind(
  connection: Connection,
  seen: number,
  { attemptMs }: FollowSettings,
): Promise<boolean> {
  const head = await readHead(connection, attemptMs).catch((error: unknown) => {
    throw followingEnded(error);
  });
  return head !== undefined && head > seen;
}

/**
 * Without what an append begins with that has not come whole yet: nobody is to see a part of it. A server writes an
 * append in one piece; where one has more events than any of the ledger's, somebody else wrote it.
 */
function wholeAppends(recorded: readonly AllStreamResolvedEvent[]): readonly AllStreamResolvedEvent[] {
  const ends = recorded.findLastIndex((one) => !isFollowed(one)) + 1;
  return recorded.length - ends >= MOST_EVENTS_PER_APPEND ? recorded : recorded.slice(0, ends);
}

function stretchOf(
  recorded: readonly AllStreamResolvedEvent[],
  onForeign: (event: ForeignEvent) => void,
): Stretch | undefined {
  const last = recorded.at(-1);
  if (last === undefined) return undefined;
  const events: KeptEvent[] = [];
  for (const one of recorded) {
    const event = fromServerForm(one);
    if (event !== undefined) events.push(event);
    else tellOf(one, onForeign);
  }
  return { events, position: positionOf(last) };
}

function tellOf(one: AllStreamResolvedEvent, onForeign: (event: ForeignEvent) => void): void {
  if (one.event === undefined || isOfTheServer(one.event.streamId) || isOfTheServer(one.event.type)) return;
  onForeign({
    stream: one.event.streamId,
    revision: String(one.event.revision),
    position: positionOf(one),
  });
}
