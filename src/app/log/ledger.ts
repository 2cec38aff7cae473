import type { Decider, Recorded } from '../../domain/decider.ts';
import type { LedgerEvent } from '../../domain/events.ts';
import type { Clock } from '../clock.ts';
import type { OpenedEvent } from './envelope.ts';
import type { EventLog, LogFilter } from './event-log.ts';
import type { KeyVault } from './key-vault.ts';
import { openEvents } from './open-events.ts';

/** What the application writes to and reads from. */
export interface Ledger {
  readonly log: EventLog;
  readonly vault: KeyVault;
  readonly clock: Clock;
}

/** The whole stream, in clear. */
export async function readStream({ log, vault }: Ledger, stream: string): Promise<readonly OpenedEvent[]> {
  return openEvents(await log.readStream(stream), vault);
}

const PAGE = 5_000;

/** Every event of one educator up to an ordinal, in the order of the log. */
export async function readEducator(
  { log, vault }: Ledger,
  educator: string,
  until: number,
): Promise<readonly OpenedEvent[]> {
  return openEvents(await readEvery(log, { educators: [educator], until }), vault);
}

/** Every event after an ordinal that a filter lets through. The filter must be narrow: one educator, one stream. */
export async function readEvery(log: EventLog, filter: LogFilter, from = 0) {
  const events = [];
  for (let after = from; ;) {
    const page = await log.readAll(after, PAGE, filter);
    events.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return events;
    after = last.ordinal;
  }
}

/** The state a decider's stream is in. The events must be of that decider: its stream's name says so. */
export function stateOf<C, E extends LedgerEvent, S>(
  { initial, evolve }: Decider<C, E, S>,
  events: readonly OpenedEvent[],
): S {
  // A stream holds events of its own category only, which the log's one writer (execute) sees to.
  return events.reduce((state, event) => evolve(state, event as unknown as Recorded<E>), initial);
}
