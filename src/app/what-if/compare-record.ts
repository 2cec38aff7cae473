import type { ObligationFact } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { type EducatorRecord, factsFor } from '../facts/facts-of.ts';
import { factsOn } from '../periods/as-it-stood.ts';
import { obligationsOf } from '../standing/standing.ts';
import type { Compared, LawsCompared } from './compare-laws.ts';

/** One open obligation under two laws, with what it is counted by. */
export interface Comparison extends Compared {
  readonly educator: string;
  /** Stream of the period. */
  readonly period: string;
  readonly class: string;
  /** What the license entitles to teach on the day, added fields among them; sorted. */
  readonly fields: readonly string[];
  /** By the employment held on the day, else by the latest year of service recorded in the state; null where none is. */
  readonly employer: string | null;
}

/** Compares every open obligation of a record that the laws speak of, as of a day, by what was known at an ordinal. */
export function compareRecord(
  laws: LawsCompared,
  record: EducatorRecord,
  asOf: Day,
  ordinal: number,
): readonly Comparison[] {
  const { state, strand } = laws.before.policy;
  const employer = employerIn(record, state, asOf);
  return obligationsOf(record)
    .filter((owed) => owed.state === state && owed.strand === strand && isOpen(owed))
    .flatMap((owed) => {
      const known = factsFor(record, owed.period, ordinal);
      if (known === undefined) return [];
      const facts = factsOn(known, asOf);
      return {
        ...{ educator: record.educator, period: owed.period, class: facts.license.class },
        ...{ fields: fieldsOn(record, owed.license, facts.license.fields, asOf), employer },
        ...laws.compare(facts, asOf),
      };
    });
}

/** What was completed or closed was decided under the law of its day, which no later one undoes. */
function isOpen({ completedOn, closed }: ObligationFact): boolean {
  return completedOn === undefined && closed === undefined;
}

function fieldsOn(
  { licenses }: EducatorRecord,
  license: string,
  own: readonly string[],
  day: Day,
): readonly string[] {
  const added = (licenses.get(license)?.endorsements ?? [])
    .filter(({ from, until }) => from <= day && (until === undefined || until >= day))
    .map(({ field }) => field);
  return [...new Set([...own, ...added])].sort();
}

function employerIn({ employment, service }: EducatorRecord, state: string, day: Day): string | null {
  const held = [...employment.values()].flatMap(({ began, until = day }) =>
    began?.state === state && began.on <= day && until >= day ? [began] : [],
  );
  // Of several posts the one that began last.
  const [post, ...others] = held;
  if (post !== undefined) {
    return others.reduce((latest, one) => (one.on >= latest.on ? one : latest), post).employer;
  }
  // As they were recorded: of two in one year the later one.
  const [first, ...more] = [...service.values()].filter((year) => year.state === state);
  return more.reduce(
    (latest, year) => (year.schoolYear >= latest.schoolYear ? year : latest),
    first ?? NOWHERE,
  ).employer;
}

const NOWHERE = { schoolYear: '', employer: null };
