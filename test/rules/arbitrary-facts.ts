import fc from 'fast-check';
import type { CreditFact, Facts, FurtherFact } from '../../src/domain/facts.ts';
import { day, ENDS_ON, STARTS_ON } from './arbitrary-days.ts';

/** What attributes that may be missing may turn out to be. */
const MAY_BE = {
  topic: ['x', 'y'],
  level: ['low', 'high'],
  grade: ['A', 'C', 'F'],
  days: [50, 180],
  fte: [50, 100],
  credential: ['A', 'B', 'C'],
  score: [0, 1, 2],
  by: ['panel', 'teacher'],
  result: ['yes', 'no'],
  school_year: ['2022-23', '2023-24'],
  value: [999_999, 1_000_000],
} as const;

type Missable = keyof typeof MAY_BE;

const maybe = <K extends Missable>(name: K) => fc.constantFrom<(typeof MAY_BE)[K][number]>(...MAY_BE[name]);

export const credit: fc.Arbitrary<Omit<CreditFact, 'credit' | 'events'>> = fc
  .record(
    {
      unit: fc.constantFrom('hour', 'badge', 'other'),
      quantity: fc.constantFrom(50, 101, 200, 300),
      categories: fc.subarray(['a', 'b', 'c']),
      completedOn: day,
      topic: maybe('topic'),
      level: maybe('level'),
      grade: maybe('grade'),
      acts: fc.record(
        { attestedOn: day, approvedOn: day, deniedOn: day, withdrawnOn: day },
        { requiredKeys: ['attestedOn', 'approvedOn'] },
      ),
    },
    { requiredKeys: ['unit', 'quantity', 'categories', 'completedOn', 'acts'] },
  )
  .map((given) => ({ ...given, state: 'ZZ', kind: 'activity', title: 'Activity', provider: 'provider' }));

const service = fc.record(
  {
    schoolYear: fc.constantFrom('2021-22', '2022-23', '2023-24'),
    days: maybe('days'),
    fte: maybe('fte'),
  },
  { requiredKeys: ['schoolYear'] },
);

const awards = fc.record(
  { awarded_on: day, credential: maybe('credential'), score: maybe('score') },
  { requiredKeys: ['awarded_on'] },
);

const acts = fc.record(
  { act: fc.constantFrom('vote', 'other'), on: day, by: maybe('by'), result: maybe('result') },
  { requiredKeys: ['act', 'on'] },
);

const measures = fc.record(
  { measure: fc.constant('growth'), on: day, school_year: maybe('school_year'), value: maybe('value') },
  { requiredKeys: ['measure', 'on'] },
);

const asFacts =
  (list: string) =>
  (records: readonly FurtherFact['attributes'][]): readonly FurtherFact[] =>
    records.map((attributes, i) => ({ eventId: `${list}-${i}`, attributes }));

const further = fc.record({
  awards: fc.array(awards, { maxLength: 4 }).map(asFacts('awards')),
  acts: fc.array(acts, { maxLength: 2 }).map(asFacts('acts')),
  measures: fc.array(measures, { maxLength: 2 }).map(asFacts('measures')),
});

/** The record of one educator, with attributes missing here and there. */
export const facts: fc.Arbitrary<Facts> = fc
  .record(
    {
      credits: fc.array(credit, { maxLength: 5 }),
      scores: fc.array(fc.constantFrom('5', '4', '1'), { maxLength: 2 }),
      served: fc.array(service, { maxLength: 3 }),
      plans: fc.array(day, { maxLength: 1 }),
      fields: fc.subarray(['a', 'b']),
      further,
      appliedOn: day,
      first: fc.boolean(),
    },
    { requiredKeys: ['credits', 'scores', 'served', 'plans', 'fields', 'further', 'first'] },
  )
  .map(({ credits, scores, served, plans, fields, appliedOn, first, further: lists }) => {
    const license = {
      ...{ license: 'license-1', state: 'ZZ', class: 'professional', fields, eventId: 'issued' },
      ...{ validFrom: STARTS_ON, expiresOn: ENDS_ON, issuedOn: first ? STARTS_ON : '2019-07-01' },
      plans: plans.map((on) => ({ on, capacity: 'employer', eventId: 'plan' })),
    };
    return {
      ...{ educator: 'ZZ-1', ordinal: 1, license, licenses: [license], boards: [], further: lists },
      obligation: {
        ...{ period: 'period-1', state: 'ZZ', strand: 'recertification', owner: 'license' },
        ...{ license: license.license, startsOn: STARTS_ON, endsOn: ENDS_ON, eventId: 'opened' },
        ...(appliedOn === undefined ? {} : { appliedOn }),
      },
      credits: credits.map((one, i) => ({ ...one, credit: `credit-${i}`, events: [`claimed-${i}`] })),
      evaluations: scores.map((score, i) => ({
        ...{ state: 'ZZ', schoolYear: '2023-24', score, employer: `employer-${i}`, eventId: `rated-${i}` },
        // Before the year is over, long after it, or on a day nobody told.
        ...[{ on: '2024-04-28' }, { on: '2024-10-15', kind: 'overall' }, {}][i % 3],
      })),
      service: served.map((one, i) => ({
        ...{ state: 'ZZ', employer: 'employer', role: 'teacher', eventId: `served-${i}` },
        ...one,
      })),
    } satisfies Facts;
  });

/** A record with gaps, and the same with everything found out. */
export const filledIn: fc.Arbitrary<readonly [Facts, Facts]> = fc
  .tuple(facts, fc.array(fc.nat(), { minLength: 11, maxLength: 11 }))
  .map(([record, turns]) => {
    let next = 0;
    const foundOut = (name: Missable) => {
      const values: readonly (string | number)[] = MAY_BE[name];
      next += 1;
      return [name, values[(turns[next % turns.length] ?? 0) % values.length]] as const;
    };
    const filled = <T extends object>(one: T, names: readonly Missable[]): T => ({
      ...Object.fromEntries(names.map(foundOut)),
      ...one,
    });
    const inList = (list: 'awards' | 'acts' | 'measures', names: readonly Missable[]) =>
      (record.further?.[list] ?? []).map(({ eventId, attributes }) => ({
        eventId,
        attributes: filled(attributes, names),
      }));
    const complete = {
      ...record,
      credits: record.credits.map((one) => filled(one, ['topic', 'level', 'grade'])),
      service: record.service.map((one) => filled(one, ['days', 'fte'])),
      further: {
        awards: inList('awards', ['credential', 'score']),
        acts: inList('acts', ['by', 'result']),
        measures: inList('measures', ['school_year', 'value']),
      },
    };
    return [record, complete] as const;
  });
