import type { Recorded } from '../../domain/decider.ts';
import type { Opened, PeriodEvent } from '../../domain/period/events.ts';
import { period } from '../../domain/period/index.ts';
import type { PeriodState } from '../../domain/period/index.ts';
import { idOf } from '../../domain/streams.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import { type LeaveOut, orLeftOut } from '../log/leave-out.ts';
import type { Ledger } from '../log/ledger.ts';
import { openReadable, whose } from '../log/open-events.ts';

/** A period that no renewal has completed. */
export interface OpenPeriod extends PeriodState {
  readonly period: string;
  readonly opened: Opened['data'];
}

/** Whose periods are looked for: everybody's, less those who cannot be read and are left out, or one educator's alone. */
export interface Among {
  readonly leaveOut?: LeaveOut;
  readonly only?: string;
}

/** What a person typed stays sealed: nothing here rests on it. */
const NO_FIELDS: ReadonlySet<string> = new Set();

/** Every period of a state that was not completed by a place in the log, by name: from the log itself, so none is missed. */
export async function openPeriodsOf(
  ledger: Ledger,
  state: string,
  until: number,
  among: Among = {},
): Promise<readonly OpenPeriod[]> {
  return openPeriodsIn(ledger, `period-${state}-`, until, among);
}

/** Those of one license. */
export async function openPeriodsUnder(ledger: Ledger, license: string): Promise<readonly OpenPeriod[]> {
  const open = await openPeriodsIn(ledger, `period-${idOf(license)}-`, await ledger.log.head(), {});
  // A number may begin as another does.
  return open.filter(({ opened }) => opened.license === license);
}

const PAGE = 5_000;

/** Page by page, and what a renewal completed is forgotten at once: a state has many more events than open periods. */
async function openPeriodsIn(
  { log, vault }: Ledger,
  prefix: string,
  until: number,
  { leaveOut, only }: Among,
): Promise<readonly OpenPeriod[]> {
  const states = new Map<string, PeriodState>();
  const unread = new Set<string>();
  const without: LeaveOut | undefined =
    leaveOut &&
    (async (who, error) => {
      await leaveOut(who, error);
      unread.add(who);
    });
  const filter = { streams: [prefix], until, ...(only === undefined ? {} : { educators: [only] }) };
  for (let after = 0; ;) {
    const page = await log.readAll(after, PAGE, filter);
    for (const event of await openReadable(page, vault, without, NO_FIELDS)) {
      const who = whose(event);
      if (!isOfPeriod(event) || unread.has(who)) continue;
      await orLeftOut(who, without, () => {
        take(states, event);
      });
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE)
      return listOf(states).filter(({ opened }) => !unread.has(opened.educator));
    after = last.ordinal;
  }
}

type OfPeriod = Extract<OpenedEvent, Recorded<PeriodEvent>>;

function isOfPeriod(event: OpenedEvent): event is OfPeriod {
  return event.type.startsWith('period.');
}

function take(states: Map<string, PeriodState>, event: OfPeriod): void {
  const state = period.evolve(states.get(event.stream) ?? period.initial, event);
  if (state.completed === undefined) states.set(event.stream, state);
  else states.delete(event.stream);
}

function listOf(states: ReadonlyMap<string, PeriodState>): readonly OpenPeriod[] {
  return [...states]
    .flatMap(([name, { opened, ...rest }]) =>
      opened === undefined ? [] : [{ period: name, ...rest, opened }],
    )
    .sort((a, b) => (a.period < b.period ? -1 : 1));
}
