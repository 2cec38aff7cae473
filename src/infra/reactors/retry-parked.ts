import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Ledger } from '../../app/log/ledger.ts';
import { openEvents } from '../../app/log/open-events.ts';
import type { Reactor } from '../../app/reactors/reactor.ts';
import { describeError } from '../describe-error.ts';
import { createFailures } from '../failures.ts';
import { pause } from '../pause.ts';
import { withinScope } from '../request-scope.ts';
import { leavingBehind, parkOrThrow } from './leave-behind.ts';
import { dueNow, nextInLane, type Parked, release } from './parked.ts';
import { react } from './react.ts';

export interface RetrySettings {
  readonly pool: Pool;
  readonly ledger: Ledger;
  readonly reactors: readonly Reactor[];
  readonly logger: Pick<Logger, 'error'>;
}

const LOOK_EACH_MS = 1000;

/** Tries what reactors have parked again, each when its pause is over, until the signal aborts. */
export async function retryParked(settings: RetrySettings, signal: AbortSignal): Promise<void> {
  const failures = createFailures();
  while (!signal.aborted) {
    try {
      await retryDue(settings, signal);
    } catch (error) {
      if (error === signal.reason) return;
      const told = failures.of(error);
      if (told !== undefined)
        settings.logger.error(
          { error: describeError(error), ...told },
          'What reactors have parked could not be tried again; it will be.',
        );
    }
    await pause(LOOK_EACH_MS, signal);
  }
}

/** The same once. What waits behind one that is done is done with it, in the order of the log. */
export async function retryDue(settings: RetrySettings, signal: AbortSignal): Promise<void> {
  const byName = new Map(settings.reactors.map((reactor) => [reactor.name, reactor]));
  for (const due of await dueNow(settings.pool, [...byName.keys()])) {
    const reactor = byName.get(due.reactor);
    let next: Parked | undefined = due;
    while (reactor !== undefined && next !== undefined && !signal.aborted)
      next = (await retryOne(settings, reactor, next, signal))
        ? await nextInLane(settings.pool, next)
        : undefined;
  }
}

/** Answers whether it is done now. */
async function retryOne(
  { pool, ledger, logger }: RetrySettings,
  reactor: Reactor,
  parked: Parked,
  signal: AbortSignal,
): Promise<boolean> {
  const [stored] = await ledger.log.readAll(parked.ordinal - 1, 1);
  const parking = { pool, ledger, logger, reactor };
  const correlationId = stored?.metadata.correlationId ?? '';
  return withinScope({ correlationId }, async () => {
    try {
      for (const event of await openEvents(stored === undefined ? [] : [stored], ledger.vault)) {
        const { lane, part, ordinal } = parked;
        const many = part
          ? { only: lane }
          : { leaveOut: leavingBehind(parking, reactor.name, ordinal, signal) };
        await react(parking, event, { signal, ...many });
      }
    } catch (error) {
      await parkOrThrow(parking, parked, error, signal);
      return false;
    }
    await release(pool, parked);
    return true;
  });
}
