import type { Logger } from 'pino';
import { todayIn } from '../../app/clock.ts';
import { asGiven, execute } from '../../app/executing/execute.ts';
import { derivedId } from '../../app/executing/ids.ts';
import { fault } from '../../app/fault.ts';
import type { Ledger } from '../../app/log/ledger.ts';
import { calendar } from '../../domain/calendar/index.ts';
import { isRefusal } from '../../domain/decider.ts';
import { calendarStream } from '../../domain/streams.ts';
import { describeError } from '../describe-error.ts';
import { createFailures } from '../failures.ts';
import { pause } from '../pause.ts';
import { statesWithLaw } from '../policies/states-with-law.ts';
import { untilMidnight } from './midnight.ts';

/** Says which day it is in each state. Saying it again, or an earlier one, changes nothing. */
export async function beginDays(ledger: Ledger, states: readonly string[]): Promise<void> {
  for (const state of states) {
    const on = todayIn(ledger.clock, state);
    const answer = await execute(
      ledger,
      calendar,
      { stream: calendarStream(state), state },
      asGiven({ type: 'BeginDay', state, on }),
      { commandId: derivedId('day', state, on), actor: 'calendar' },
    );
    if (isRefusal(answer)) throw fault('day_refused', `${on} could not begin in ${state}: ${answer.because}`);
  }
}

/** It is looked at least so often: law may be published, and a machine's clock may be set or have slept. */
const LOOK_EACH_MS = 20_000;
const RETRY_MS = 1000;
/** A timer may end a little early. */
const LATER_MS = 2;

/**
 * Begins the days of every state with law as they come, until the signal aborts. Every server does it, for a day
 * begins once whoever says so, and no server has to be the one that is alive at midnight.
 */
export async function keepDays(
  ledger: Ledger,
  logger: Pick<Logger, 'error'>,
  signal: AbortSignal,
): Promise<void> {
  const known = new Map<string, string>();
  const failures = createFailures();
  const failed = (error: unknown, state?: string): number => {
    const again = failures.of(error, state);
    const told = { ...(state === undefined ? {} : { state }), error: describeError(error), ...again };
    if (again !== undefined) logger.error(told, 'A day could not begin and will be tried again.');
    return RETRY_MS;
  };
  /** Whatever is wrong with one state, the days of the others begin. Answers when to look again. */
  const beginIfNew = async (state: string): Promise<number> => {
    try {
      const today = todayIn(ledger.clock, state);
      if (known.get(state) !== today) await beginDays(ledger, [state]);
      known.set(state, today);
      return untilMidnight(ledger.clock, state) + LATER_MS;
    } catch (error) {
      return failed(error, state);
    }
  };
  const isStopped = () => signal.aborted;
  while (!isStopped()) {
    let next = LOOK_EACH_MS;
    try {
      for (const state of await statesWithLaw(ledger)) {
        // Where the log does not answer each of them takes its time.
        if (isStopped()) return;
        next = Math.min(next, await beginIfNew(state));
      }
    } catch (error) {
      next = Math.min(next, failed(error));
    }
    await pause(next, signal);
  }
}
