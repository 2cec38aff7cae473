import type { Facts } from '../../../src/domain/facts.ts';
import type { Day } from '../../../src/domain/values/day.ts';
import type { Policy, Term } from '../../../src/rules/language/policy.ts';
import { plusDays, plusYears } from './calendar.ts';
import { holds } from './conditions.ts';
import { worldFor } from './decide.ts';
import { dayOf, type Found, shifted } from './moments.ts';
import { underEachSetting } from './settings.ts';
import { stands } from './standing.ts';
import { and } from './truth.ts';
import type { World } from './world.ts';

/** First and last day of a renewed license, null for life; `refused` where there is none, or none is known. */
export type TermFound = { readonly validFrom: Day; readonly expiresOn: Day | null } | 'refused';

/** The term of a license renewed on a day; whoever is renewed has met what is asked on that day at the latest. */
export function termFound(
  policy: Policy,
  confirmed: ReadonlyMap<string, string>,
  facts: Facts,
  renewedOn: Day,
): TermFound | 'some' {
  const { obligation } = facts;
  const completedOn = obligation.completedOn ?? renewedOn;
  const completed = { ...facts, obligation: { ...obligation, completedOn } };
  const { answers, isWhole } = underEachSetting(policy, confirmed, (setting) =>
    termIn(worldFor(policy, completed, renewedOn, setting)),
  );
  if (!isWhole) return 'some';
  const [first = 'refused', ...others] = answers;
  return others.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : 'refused';
}

function termIn(world: World): TermFound {
  for (const term of world.policy.terms ?? []) {
    const fits = and([holds(term.for, world), stands(term, world)]);
    if (fits === undefined) return 'refused';
    if (fits) return isUsedUp(term, world) ? 'refused' : daysOf(term, world);
  }
  return 'refused';
}

/** Also where it is not known how often it was renewed. */
function isUsedUp({ at_most_times: most }: Term, { facts: { license } }: World): boolean {
  if (most === undefined) return false;
  return license.renewals === undefined
    ? license.validFrom !== license.issuedOn || most === 0
    : license.renewals >= most;
}

function daysOf(term: Term, world: World): TermFound {
  const { obligation } = world.facts;
  const appliedOn = obligation.appliedOn ?? world.asOf;
  const lastInTime =
    term.grace === undefined ? obligation.endsOn : shifted(obligation.endsOn, term.grace, 1, world);
  if (lastInTime === undefined) return 'refused';
  const validFrom = appliedOn <= lastInTime ? firstInTime(term, world) : firstWhenLate(term, world);
  if (typeof validFrom !== 'string') return 'refused';
  if (term.ends === 'never') return { validFrom, expiresOn: null };
  const full = term.ends === undefined ? afterYears(term, validFrom, world) : dayOf(term.ends, world);
  const last = typeof full === 'string' ? lessExtensions(full, world) : undefined;
  if (typeof last !== 'string') return 'refused';
  return { validFrom, expiresOn: term.ends_on === undefined ? last : lastSuchDay(term.ends_on, last) };
}

/** A period that was extended takes from the next one, where its route says so. */
function lessExtensions(day: Day, world: World): Day | undefined {
  const { startsOn, endsOn } = world.facts.obligation;
  const taken = world
    .recordsOf('acts')
    .filter((act) => act.day !== undefined && act.day <= world.asOf)
    .filter((act) => startsOn <= (act.day ?? '') && (act.day ?? '') <= endsOn)
    .map(({ attributes }) => attributes['act']);
  let last: Day | undefined = day;
  for (const { id, result = [] } of world.policy.routes ?? []) {
    const shorter = [result].flat().find(({ next_is_shorter }) => next_is_shorter === true);
    if (shorter === undefined || !taken.includes(id) || last === undefined) continue;
    last = shorter.adds === undefined ? undefined : shifted(last, shorter.adds, -1, world);
  }
  return last;
}

function firstInTime({ starts }: Term, world: World): Found {
  return starts === undefined ? plusDays(world.facts.obligation.endsOn, 1) : dayOf(starts, world);
}

function firstWhenLate({ when_late }: Term, world: World): Found {
  if (when_late === undefined) return undefined;
  return dayOf(
    when_late === 'day_after_completion' ? { of: 'completion', plus: { days: 1 } } : when_late,
    world,
  );
}

function afterYears({ years }: Term, validFrom: Day, world: World): Found {
  const number = typeof years === 'object' ? world.setting(years.setting) : years;
  return number === undefined ? undefined : plusDays(plusYears(validFrom, Number(number)), -1);
}

/** Shortened to the last such day of a year, never lengthened. */
function lastSuchDay(monthAndDay: string, day: Day): Day {
  const inYear = `${day.slice(0, 4)}-${monthAndDay}`;
  return inYear <= day ? inYear : plusYears(inYear, -1);
}
