import type { Logger } from 'pino';
import { todayIn } from '../../app/clock.ts';
import { asGiven, execute } from '../../app/execute.ts';
import { fault } from '../../app/fault.ts';
import { derivedId } from '../../app/ids.ts';
import type { Ledger } from '../../app/ledger.ts';
import { calendar } from '../../domain/calendar/index.ts';
import { isRefusal } from '../../domain/decider.ts';
import { calendarStream } from '../../domain/streams.ts';
import { pause } from '../pause.ts';
import { statesWithLaw } from '../policies/states-with-law.ts';

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

/** Midnights come at different instants, so the clock is looked at this often. */
const LOOK_EACH_MS = 20_000;

/** Begins the days of every state with law as they come, until the signal aborts. */
export async function keepDays(
  ledger: Ledger,
  logger: Pick<Logger, 'error'>,
  signal: AbortSignal,
): Promise<void> {
  const known = new Map<string, string>();
  while (!signal.aborted) {
    try {
      // Law may be published while the server runs, so the states are asked for each time.
      const states = await statesWithLaw(ledger);
      const changed = states.filter((state) => known.get(state) !== todayIn(ledger.clock, state));
      await beginDays(ledger, changed);
      for (const state of changed) known.set(state, todayIn(ledger.clock, state));
    } catch (error) {
      logger.error({ error }, 'A day could not begin and will be tried again.');
    }
    await pause(LOOK_EACH_MS, signal);
  }
}
