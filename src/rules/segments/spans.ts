import { firstDayOf, isDay, isSchoolYear, lastDayOf, type Day } from '../../domain/values/day.ts';
import { NO_ATTRIBUTES } from '../conditions/condition.ts';
import type { Value } from '../language/facts-vocabulary.ts';
import type { ListName } from '../language/lists.ts';
import { onDay, type At } from '../situation/clock.ts';
import type { Item } from '../situation/item.ts';
import type { End, Segment, Situation, ValuingWindow } from '../situation/situation.ts';

/** First and last day of something. */
export type Span = Pick<Segment, 'startsOn' | 'endsOn'>;

/** Lists whose members last, with the attributes that say from when until when. */
const LASTING: Readonly<Partial<Record<ListName, readonly [from: string, until: string]>>> = {
  boards: ['certified_on', 'valid_until'],
  licenses: ['valid_from', 'expires_on'],
  endorsements: ['added_on', 'valid_until'],
  awards: ['awarded_on', 'valid_until'],
  roles: ['designated_on', 'valid_until'],
  acts: ['from', 'until'],
  employment: ['from', 'until'],
  statuses: ['from', 'until'],
  orders: ['from', 'until'],
  foreign: ['issued_on', 'valid_until'],
  periods: ['starts_on', 'ends_on'],
};

const OF_A_SCHOOL_YEAR: readonly ListName[] = ['service', 'evaluations'];

/** First and last day of a window; where it has none, that of the period. */
export function spanOfWindow(window: ValuingWindow, situation: Situation): Span {
  const { startsOn, endsOn } = situation.facts.obligation;
  const { from, to } = window.ends(NO_ATTRIBUTES, situation);
  return { startsOn: dayAt(from) ?? startsOn, endsOn: dayAt(to) ?? endsOn };
}

/** The day of an end that is neither open nor missing. */
export function dayAt(end: End): At | undefined {
  return end === 'open' ? undefined : (end.day ?? undefined);
}

/** The days a member speaks of: its school year, or from its first to its last; else those of the window. */
export function spanOf({ list, attributes }: Item, window: Span): Span {
  const { school_year } = attributes;
  if (OF_A_SCHOOL_YEAR.includes(list) && typeof school_year === 'string' && isSchoolYear(school_year)) {
    return { startsOn: firstDayOf(school_year), endsOn: lastDayOf(school_year) };
  }
  const [from = '', until = ''] = LASTING[list] ?? [];
  return {
    startsOn: dayIn(attributes[from]) ?? window.startsOn,
    endsOn: dayIn(attributes[until]) ?? window.endsOn,
  };
}

function dayIn(value: Value | undefined): Day | undefined {
  return typeof value === 'string' && isDay(value) ? value : undefined;
}

export function laterOf(a: At, b: At): At {
  return chosen(a, b, (one, other) => (one < other ? other : one));
}

export function earlierOf(a: At, b: At): At {
  return chosen(a, b, (one, other) => (one < other ? one : other));
}

function chosen(a: At, b: At, choose: (a: Day, b: Day) => Day): At {
  if (typeof a === 'string' && typeof b === 'string') return choose(a, b);
  return (asOf) => choose(onDay(a, asOf), onDay(b, asOf));
}
