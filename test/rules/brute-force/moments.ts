import type { Day } from '../../../src/domain/values/day.ts';
import type { Moment, MomentObject, MomentVersion } from '../../../src/rules/language/condition.ts';
import type { Selector } from '../../../src/rules/language/force.ts';
import type { Length } from '../../../src/rules/language/length.ts';
import type { Anchor, Recurring } from '../../../src/rules/language/moment.ts';
import { firstOfMonth, lastOfMonth, plusDays, plusMonths, plusYears } from './calendar.ts';
import { holds } from './conditions.ts';
import { exactly } from './figures.ts';
import { membersOf } from './members.ts';
import { stands } from './standing.ts';
import { valueNamed } from './values.ts';
import type { Value } from './records.ts';
import type { World } from './world.ts';

/** A day; null where there is none; undefined where it is not known. */
export type Found = Day | null | undefined;

export function dayOf(moment: Moment, world: World): Found {
  if (typeof moment === 'object') {
    return isVersions(moment) ? versionOf(moment, world) : moved(headOf(moment, world), moment, world);
  }
  return /^\d/.test(moment) ? moment : anchored(moment as Anchor, world);
}

function isVersions(moment: Exclude<Moment, string>): moment is readonly MomentVersion[] {
  return Array.isArray(moment);
}

/** The first version that stands; where that is not known, nor is the day. */
function versionOf(versions: readonly MomentVersion[], world: World): Found {
  for (const { is, ...force } of versions) {
    const isIt = stands(force, world);
    if (isIt === undefined) return undefined;
    if (isIt) return dayOf(is, world);
  }
  return null;
}

function anchored(anchor: Anchor, world: World): Found {
  const { obligation, license, previous } = world.facts;
  switch (anchor) {
    case 'period_start':
      return obligation.startsOn;
    case 'period_end':
      return obligation.endsOn;
    case 'previous_start':
      return previous?.startsOn ?? null;
    case 'previous_end':
      return previous?.endsOn ?? null;
    case 'previous_completion':
      return seen(previous?.completedOn, world) ?? null;
    case 'issue':
      return license.issuedOn;
    case 'term_start':
      return license.validFrom;
    case 'term_end':
      return license.expiresOn;
    case 'application':
      return keyDay('application', world);
    case 'completion':
      return seen(obligation.completedOn, world) ?? null;
    case 'selected':
      return selectedDay(world);
    case 'as_of':
      return world.asOf;
    case 'segment_start':
      return world.segment?.start;
    case 'segment_end':
      return world.segment?.end;
    case 'item':
      return (world.around ?? world.record)?.day;
  }
}

function seen(day: Day | undefined, { asOf }: World): Day | undefined {
  return day !== undefined && day <= asOf ? day : undefined;
}

/** The days a rule may be compared with. */
export function keyDay(selector: Selector, world: World): Day {
  const { obligation, license } = world.facts;
  switch (selector) {
    case 'expiration':
      return obligation.endsOn;
    case 'cycle_start':
      return obligation.startsOn;
    case 'issue':
      return license.issuedOn;
    case 'application':
      return seen(obligation.appliedOn, world) ?? world.asOf;
    case 'as_of':
      return world.asOf;
  }
}

/** The day that picks the text: that of the first clause that fits, of the last where none does. */
export function selectedDay(world: World): Day | undefined {
  const { selected_by } = world.policy;
  const clauses = Array.isArray(selected_by) ? selected_by : [{ by: selected_by, for: undefined }];
  const asked = { ...world, record: undefined, around: undefined };
  const clause = clauses.find((one) => holds(one.for, asked) === true) ?? clauses.at(-1);
  if (clause === undefined) throw new RangeError('nothing selects the text');
  const by = typeof clause.by === 'string' ? clause.by : world.setting(clause.by.setting);
  return by === undefined ? undefined : keyDay(by as Selector, world);
}

function headOf(moment: MomentObject, world: World): Found {
  const { of, latest_of, earliest_of, latest, earliest, attribute, setting } = moment;
  if (of !== undefined) return dayOf(of, world);
  if (latest_of !== undefined) return lastOf(latest_of.map((one) => dayOf(one, world)));
  if (earliest_of !== undefined) return firstOf(earliest_of.map((one) => dayOf(one, world)));
  if (setting !== undefined) return world.setting(setting);
  if (attribute === undefined) throw new RangeError('a day without a head');
  const list = latest ?? earliest;
  if (list === undefined) return asDay(valueNamed(attribute, world));
  const members = membersOf({ from: list, where: moment.where }, world);
  const days = members.map(({ record, isSure }) => ({ isSure, day: asDay(record.attributes[attribute]) }));
  const choose = latest === undefined ? firstOf : lastOf;
  const sure = choose(days.flatMap(({ isSure, day }) => (isSure ? [day] : [])));
  // Whatever may belong to them as well must not change it.
  return days.every(({ isSure, day }) => isSure || choose([sure, day]) === sure) ? sure : undefined;
}

function asDay(value: Value | undefined): Day | undefined {
  if (value !== undefined && typeof value !== 'string') throw new RangeError('is no day');
  return value;
}

function lastOf(days: readonly Found[]): Found {
  if (days.includes(undefined)) return undefined;
  return days.reduce(
    (a, b) => (a === null || (typeof b === 'string' && typeof a === 'string' && b > a) ? b : a),
    null,
  );
}

function firstOf(days: readonly Found[]): Found {
  if (days.includes(undefined)) return undefined;
  return days.reduce(
    (a, b) => (a === null || (typeof b === 'string' && typeof a === 'string' && b < a) ? b : a),
    null,
  );
}

function moved(day: Found, { plus, minus, ...snaps }: MomentObject, world: World): Found {
  if (typeof day !== 'string') return day;
  const added = plus === undefined ? day : shifted(day, plus, 1, world);
  const taken = added === undefined || minus === undefined ? added : shifted(added, minus, -1, world);
  if (taken === undefined) return undefined;
  const { on_or_after, after, on_or_before, before } = snaps;
  if (on_or_after !== undefined) return recurring(taken, on_or_after, 1, world);
  if (after !== undefined) return recurring(plusDays(taken, 1), after, 1, world);
  if (on_or_before !== undefined) return recurring(taken, on_or_before, -1, world);
  if (before !== undefined) return recurring(plusDays(taken, -1), before, -1, world);
  return taken;
}

/** Years, then months, then days. */
export function shifted(day: Day, by: Length, sign: 1 | -1, world: World): Day | undefined {
  const units = [
    { part: by.years, most: 999 },
    { part: by.months, most: 999 * 12 },
    { part: by.days, most: 999 * 365 },
  ];
  const [years, months, days] = units.map(({ part, most }) => {
    if (part === undefined) return 0;
    const exact = exactly(part, world);
    // Of what is reckoned the whole ones count; what is longer than any calendar is not known.
    const number = exact === undefined ? undefined : Number(exact.over / exact.under);
    return number === undefined || number > most ? undefined : number;
  });
  if (years === undefined || months === undefined || days === undefined) return undefined;
  return plusDays(plusMonths(plusYears(day, sign * years), sign * months), sign * days);
}

/** The nearest such day on or after a day, or on or before it. */
function recurring(from: Day, which: Recurring, step: 1 | -1, world: World): Found {
  if (/^\d/.test(which)) {
    const inYear = `${from.slice(0, 4)}-${which}`;
    const isPassed = step === 1 ? inYear < from : inYear > from;
    return isPassed ? plusYears(inYear, step) : inYear;
  }
  const { birthMonth } = world.facts;
  const isOfBirth = which === 'birth_month_start' || which === 'birth_month_end';
  if (isOfBirth && birthMonth === undefined) return undefined;
  for (let day = from; ; day = plusDays(day, step)) {
    if (isOfBirth && Number(day.slice(5, 7)) !== birthMonth) continue;
    if (which === 'month_start' || which === 'birth_month_start') {
      if (day === firstOfMonth(day)) return day;
    } else if (which === 'month_end' || which === 'birth_month_end') {
      if (day === lastOfMonth(day)) return day;
    } else {
      const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(
        new Date(day),
      );
      if (which === weekday.toLowerCase() || (which === 'weekday' && !weekday.startsWith('S'))) return day;
    }
  }
}
