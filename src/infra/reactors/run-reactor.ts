import type { OpenedEvent } from '../../app/log/envelope.ts';
import type { StoredEvent } from '../../app/log/event-log.ts';
import { openReadable, whose } from '../../app/log/open-events.ts';
import { keepAt } from '../keep-at.ts';
import { withinScope } from '../request-scope.ts';
import { checkpointOf, MOVE, passingBy } from './checkpoint.ts';
import { leavingBehind, type Parking, parkOrThrow } from './leave-behind.ts';
import { lanesOf, waitBehind } from './parked.ts';
import { react } from './react.ts';

export type ReactorSettings = Parking;

const RETRY_MS = 1000;

/**
 * Follows the log from the reactor's checkpoint until the signal aborts. The checkpoint moves after an event's
 * last step: whatever is done twice because of a crash in between has the same command ids, and changes nothing.
 */
export async function runReactor(settings: ReactorSettings, signal: AbortSignal): Promise<void> {
  const { logger, reactor } = settings;
  await keepAt(() => followLog(settings, signal), {
    ...{ signal, retryMs: RETRY_MS },
    tell: (error, again) => {
      logger.error(
        { reactor: reactor.name, error, ...again },
        'A reactor is halted and will be tried again.',
      );
    },
  });
}

/** The same without retries: an error ends it, as the end of its process would. */
export async function followLog(settings: ReactorSettings, signal: AbortSignal): Promise<void> {
  const { pool, ledger, reactor } = settings;
  const after = await checkpointOf(pool, reactor.name);
  const { onCaughtUp, noted } = passingBy(pool, reactor.name, after);
  for await (const batch of ledger.log.subscribeAll(after, signal, { types: reactor.types }, onCaughtUp)) {
    await noted();
    let passed: number | undefined;
    const follow = await following(settings, batch, signal);
    for (const stored of batch) {
      const { correlationId } = stored.metadata;
      const reacted = await withinScope({ correlationId }, () => follow(stored));
      // Events from which nothing follows, which may be many, are noted together.
      passed = reacted ? undefined : stored.ordinal;
      if (reacted) await pool.query(MOVE, [reactor.name, stored.ordinal]);
      if (signal.aborted) return;
    }
    if (passed !== undefined) await pool.query(MOVE, [reactor.name, passed]);
  }
  await noted();
}

/**
 * How an event of a batch is followed. One that cannot be is parked, and whatever comes later of the same educator, or
 * of the same stream where there is none, behind it: so each is followed in the order of the log.
 */
async function following(settings: ReactorSettings, batch: readonly StoredEvent[], signal: AbortSignal) {
  const { pool, ledger, reactor } = settings;
  const lanes = await lanesOf(pool, reactor.name);
  const unread = new Map<string, unknown>();
  const opened = new Map<number, OpenedEvent>();
  const leaveOut = (lane: string, error: unknown) => Promise.resolve(void unread.set(lane, error));
  for (const event of await openReadable(batch, ledger.vault, leaveOut)) opened.set(event.ordinal, event);
  return async (stored: StoredEvent): Promise<boolean> => {
    const lane = whose(stored);
    const { ordinal } = stored;
    const parked = { reactor: reactor.name, lane, ordinal, part: false };
    if (lanes.has(lane)) {
      await waitBehind(pool, parked);
      return true;
    }
    try {
      const event = opened.get(ordinal);
      if (event === undefined) throw unread.get(lane);
      return await react(settings, event, {
        signal,
        leaveOut: leavingBehind(settings, reactor.name, ordinal, signal),
      });
    } catch (error) {
      await parkOrThrow(settings, parked, error, signal);
      lanes.add(lane);
      return true;
    }
  };
}
