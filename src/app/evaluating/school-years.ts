import { spansOf } from '../../domain/employment/index.ts';
import {
  addDays,
  type Day,
  firstDayOf,
  isDay,
  lastDayOf,
  schoolYearOf,
  type SchoolYear,
} from '../../domain/values/day.ts';
import type { EducatorRecord } from '../facts/facts-of.ts';

/** Acts by which an evaluation is made, as the policies of the strand name them. */
const OBSERVATIONS: ReadonlySet<unknown> = new Set(['observation', 'walkthrough']);

/** An observation of somebody's teaching. */
export interface Observation {
  /** `observation`, or `walkthrough`: a short one. */
  readonly act: string;
  readonly on: Day;
  /** Capacity of who made it. */
  readonly by: string;
  readonly eventId: string;
}

/** The observations of an educator in a state, the first one first. */
export function observationsOf({ further }: EducatorRecord, state: string): readonly Observation[] {
  const made = [...further.values()].flatMap(({ list, state: of, eventId, attributes: { act, on, by } }) =>
    list === 'acts' && of === state && OBSERVATIONS.has(act)
      ? [{ act: String(act), on: String(on), by: String(by), eventId }]
      : [],
  );
  return made.sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

/**
 * The school years until a day of which something is on record that an evaluation may rest on, the first one first:
 * service and employment in the state, ratings, observations.
 */
export function schoolYearsOf(record: EducatorRecord, state: string, until: Day): readonly SchoolYear[] {
  const { service, evaluations } = record;
  const inState = (one: { readonly state: string }) => one.state === state;
  const last = schoolYearOf(until);
  const years = new Set<SchoolYear>([
    ...[...service.values()].filter(inState).map(({ schoolYear }) => schoolYear),
    ...[...evaluations.values()].filter(inState).map(({ schoolYear }) => schoolYear),
    ...observationsOf(record, state).map(({ on }) => schoolYearOf(on)),
    ...employedIn(record, state).flatMap(({ from, until: end = lastDayOf(last) }) => yearsFrom(from, end)),
  ]);
  return [...years].filter((year) => year <= last).sort();
}

/** Whether somebody is employed in the state on a day, or will be later: with the years more of them are to be answered. */
export function isEmployedAfter(record: EducatorRecord, state: string, day: Day): boolean {
  return employedIn(record, state).some(({ until }) => until === undefined || until > day);
}

/** Who employed the educator in the state in a school year, by service, employment, or the rating of that year. */
export function employersIn(record: EducatorRecord, state: string, year: SchoolYear): readonly string[] {
  const ofYear = (one: { readonly state: string; readonly schoolYear: SchoolYear }) =>
    one.state === state && one.schoolYear === year;
  const employers = [
    ...[...record.service.values()].filter(ofYear).map(({ employer }) => employer),
    ...[...record.evaluations.values()].filter(ofYear).map(({ employer }) => employer),
    ...employedIn(record, state)
      .filter(({ from, until = lastDayOf(year) }) => from <= lastDayOf(year) && until >= firstDayOf(year))
      .map(({ employer }) => employer),
  ];
  return [...new Set(employers)].sort();
}

interface Employed {
  readonly employer: string;
  readonly from: Day;
  readonly until?: Day;
}

function employedIn({ employment }: EducatorRecord, state: string): readonly Employed[] {
  return [...employment.values()].flatMap((one) => {
    const { began } = one;
    if (began?.state !== state) return [];
    return spansOf(one).map(({ from, until }) => ({
      ...{ employer: began.employer, from },
      ...(until === undefined ? {} : { until }),
    }));
  });
}

function yearsFrom(from: Day, until: Day): readonly SchoolYear[] {
  const years: SchoolYear[] = [];
  let day = from;
  while (isDay(day) && day <= until) {
    const year = schoolYearOf(day);
    years.push(year);
    day = addDays(lastDayOf(year), 1);
  }
  return years;
}
