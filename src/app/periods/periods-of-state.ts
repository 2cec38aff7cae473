import { period } from '../../domain/period/index.ts';
import type { PeriodState } from '../../domain/period/index.ts';
import type { Opened } from '../../domain/period/events.ts';
import { idOf } from '../../domain/streams.ts';
import type { OpenedEvent } from '../envelope.ts';
import { type Ledger, readEvery, stateOf } from '../ledger.ts';
import { openEvents } from '../open-events.ts';

/** A period that no renewal has completed. */
export interface OpenPeriod extends PeriodState {
  readonly period: string;
  readonly opened: Opened['data'];
}

/** What a person typed stays sealed: nothing here rests on it. */
const NO_FIELDS: ReadonlySet<string> = new Set();

/** Every period of a state that was not completed by a place in the log, by name: from the log itself, so none is missed. */
export async function openPeriodsOf(
  ledger: Ledger,
  state: string,
  until: number,
): Promise<readonly OpenPeriod[]> {
  return openPeriodsIn(ledger, `period-${state}-`, until);
}

/** Those of one license. */
export async function openPeriodsUnder(ledger: Ledger, license: string): Promise<readonly OpenPeriod[]> {
  const open = await openPeriodsIn(ledger, `period-${idOf(license)}-`, await ledger.log.head());
  // A number may begin as another does.
  return open.filter(({ opened }) => opened.license === license);
}

async function openPeriodsIn(
  { log, vault }: Ledger,
  prefix: string,
  until: number,
): Promise<readonly OpenPeriod[]> {
  const stored = await readEvery(log, { streams: [prefix], until });
  const byPeriod = new Map<string, OpenedEvent[]>();
  for (const event of await openEvents(stored, vault, NO_FIELDS)) {
    const events = byPeriod.get(event.stream) ?? [];
    byPeriod.set(event.stream, events);
    events.push(event);
  }
  return [...byPeriod]
    .flatMap(([name, events]) => {
      const { opened, ...rest } = stateOf(period, events);
      return opened === undefined || rest.completed !== undefined ? [] : [{ period: name, ...rest, opened }];
    })
    .sort((a, b) => (a.period < b.period ? -1 : 1));
}
