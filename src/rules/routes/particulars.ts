import { sameData } from '../../domain/values/same-data.ts';
import type { At, Clock } from '../situation/clock.ts';
import type { EarlyEnd, PayAnswer, RouteAnswer, RouteResult } from './route-answer.ts';
import { isSameDay, shownDay } from './shown-day.ts';

/** Days of an answer, which may move with the day asked about. */
const DAYS = ['opensOn', 'closesOn', 'startsOn', 'endsOn', 'periodEndsOn', 'endsEarlyOn'] as const;
type Days = Readonly<Record<(typeof DAYS)[number], At | null>>;

/** What one run finds of a route besides its outcome. */
export interface Particulars {
  readonly days: Days;
  readonly isOpen: RouteAnswer['isOpen'];
  readonly noticeDays: number | null;
  readonly timesLeft: number | null;
  readonly awaits: readonly string[];
  readonly class: RouteResult['class'];
  readonly status: RouteResult['status'];
  readonly lasts: RouteResult['lasts'];
  readonly nextIsShorterBy: RouteResult['nextIsShorterBy'];
  readonly fields: RouteResult['fields'];
  readonly endsEarly: Omit<EarlyEnd, 'on'> | null;
  readonly pays: readonly PayAnswer[];
}

/** What is left where there are too many values to try. */
export const UNKNOWN: Particulars = {
  days: {
    ...{ opensOn: null, closesOn: null, startsOn: null, endsOn: null },
    ...{ periodEndsOn: null, endsEarlyOn: null },
  },
  ...{ isOpen: 'unknown', noticeDays: null, timesLeft: null, awaits: [] },
  ...{ class: null, status: null, lasts: null },
  nextIsShorterBy: null,
  ...{ fields: [], endsEarly: null, pays: [] },
};

/** Whether two runs show the same; whose acts are awaited follows from the outcome. */
export function isSame(a: Particulars, b: Particulars, clock: Clock): boolean {
  const { days: daysOfA, awaits: _a, ...restOfA } = a;
  const { days: daysOfB, awaits: _b, ...restOfB } = b;
  return DAYS.every((name) => isSameDay(daysOfA[name], daysOfB[name], clock)) && sameData(restOfA, restOfB);
}

/** What is the same stays, what differs is not known. */
export function mergeTwo(a: Particulars, b: Particulars, clock: Clock): Particulars {
  return {
    days: daysBy((name) => (isSameDay(a.days[name], b.days[name], clock) ? a.days[name] : null)),
    isOpen: a.isOpen === b.isOpen ? a.isOpen : 'unknown',
    noticeDays: same(a.noticeDays, b.noticeDays),
    timesLeft: same(a.timesLeft, b.timesLeft),
    awaits: [...new Set([...a.awaits, ...b.awaits])],
    class: same(a.class, b.class),
    status: same(a.status, b.status),
    lasts: same(a.lasts, b.lasts),
    nextIsShorterBy: same(a.nextIsShorterBy, b.nextIsShorterBy),
    fields: a.fields === null ? null : a.fields.filter((field) => b.fields?.includes(field)),
    endsEarly: same(a.endsEarly, b.endsEarly),
    pays: mergePays(a.pays, b.pays),
  };
}

function same<T>(a: T | null, b: T | null): T | null {
  return sameData(a, b) ? a : null;
}

/** What is paid under some values alone is of no known amount. */
function mergePays(a: readonly PayAnswer[], b: readonly PayAnswer[]): readonly PayAnswer[] {
  const unknown = (pay: PayAnswer) => ({ ...pay, amount: null });
  const added = b.filter(({ id }) => !a.some((pay) => pay.id === id));
  const kept = a.map((pay) => {
    const other = b.find(({ id }) => id === pay.id);
    return other === undefined ? unknown(pay) : { ...pay, amount: same(pay.amount, other.amount) };
  });
  return [...kept, ...added.map(unknown)];
}

/** The days as the answer shows them. A last day beyond all days is `never`. */
export function shownDays({ days, endsEarly }: Particulars, clock: Clock) {
  const { endsOn, endsEarlyOn, ...rest } = days;
  const early = endsEarly === null ? null : shownDay(endsEarlyOn, clock);
  return {
    opensOn: shownDay(rest.opensOn, clock),
    closesOn: shownDay(rest.closesOn, clock),
    startsOn: shownDay(rest.startsOn, clock),
    endsOn: endsOn === 'never' ? endsOn : shownDay(endsOn, clock),
    periodEndsOn: shownDay(rest.periodEndsOn, clock),
    endsEarly: endsEarly === null || early === null ? null : { on: early, ...endsEarly },
  };
}

function daysBy(dayOf: (name: keyof Days) => At | null): Days {
  return {
    ...{ opensOn: dayOf('opensOn'), closesOn: dayOf('closesOn'), startsOn: dayOf('startsOn') },
    ...{ endsOn: dayOf('endsOn'), periodEndsOn: dayOf('periodEndsOn'), endsEarlyOn: dayOf('endsEarlyOn') },
  };
}
