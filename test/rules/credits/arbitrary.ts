import fc from 'fast-check';
import type { CreditFact } from '../../../src/domain/facts.ts';
import { addDays } from '../../../src/domain/values/day.ts';
import { compilePolicy, parsePolicy, type CompiledPolicy } from '../../../src/rules/index.ts';
import { sound } from '../../policies/policy-files.ts';
import { cite, inventedText } from '../policy-support.ts';
import { amountOf, APPROVED, sectionOf } from './judging.ts';

const some = <T>(values: readonly T[]) => fc.constantFrom(...values);

/** Conditions on credits, on attributes that may be missing among others. */
const where = some<object>([
  { kind: 'course' },
  { delivery: 'online' },
  { topic: ['x', 'y'] },
  { not: { topic: 'x' } },
  { categories: 'a' },
  { any: [{ categories: 'b' }, { delivery: 'online' }] },
  { completed_on: { at_least: '2020-01-01' } },
]);

/** In force always, or while something is so that may not be known. */
const force = some<object>([
  {},
  {},
  { when: { 'license.renewals': { at_least: 1 } } },
  { since: '2024-07-01' },
  { when: { 'educator.birth_month': [1, 2, 3] } },
]);

const figure = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  some<object>([
    { percent: 40, of: 'required' },
    { times: [{ attribute: 'license.renewals' }, 2] },
    { times: [{ attribute: 'educator.birth_month' }, 1] },
  ]),
);

/** One cap for each. */
const per = some<unknown>([
  ...['topic', 'school_year', 'delivery', 'categories'],
  { years_from: '01-01' },
  { years_from: 'term_start' },
]);

const cap = fc
  .record({ where, at_most: figure, per, force }, { requiredKeys: ['at_most', 'force'] })
  .map(({ force: inForce, ...rest }) => ({ ...rest, ...inForce }));

const minimum = fc
  .record({ where, at_least: fc.oneof(fc.integer({ min: 0, max: 4 }), figure), force })
  .map(({ force: inForce, ...rest }) => ({ ...rest, ...inForce }));

const worth = some<object>([
  { per_unit: 1 },
  { per_unit: 2, smallest: 3 },
  { per_unit: 1, steps_of: 2 },
  { each: 4 },
  { split: { a: 3, b: 2 } },
  { by: 'level', table: { high: 6, low: 3 } },
]);

const accept = [
  { code: 'bad_grade', because: 'Bad.', where: { grade: 'A' }, when: { delivery: 'online' }, cite },
];

const entry = fc.record(
  { where, worth, accept: fc.constant(accept), within: fc.constant({ from: '2019-01-01' }) },
  { requiredKeys: ['where', 'worth'] },
);

const amount = fc.record(
  {
    at_least: fc.integer({ min: 0, max: 12 }),
    where,
    within: some<unknown>(['any_time', { from: '2019-01-01', to: '2020-12-31' }]),
    caps: fc.array(cap, { maxLength: 2 }),
    spared: some<object>([{ from: 'all' }, { from: 'all', where: { kind: 'course' } }]),
    of_which: fc.array(minimum, { maxLength: 3 }),
    counting: some(['overlap', 'exclusive_split', 'exclusive_whole']),
  },
  { requiredKeys: ['at_least'] },
);

const section = fc.record(
  {
    entries: fc
      .array(entry, { minLength: 1, maxLength: 2 })
      .map((entries) => [...entries, { where: { unit: 'clock_hour' }, worth: { per_unit: 1 } }]),
    counts_when: some<unknown>([
      APPROVED,
      [{ acts: ['claimed'], remedy: 'Claim it.', when: { delivery: 'online' }, cite }, APPROVED],
    ]),
    caps: fc.array(cap, { maxLength: 2 }),
    floors: fc
      .record({ where }, { requiredKeys: [] })
      .map((floor) => [{ ...floor, asks: 'Five in a topic.', by: 'topic', at_least: 5 }]),
    carry_over: fc.record(
      {
        span: fc.constant({ from: '2019-01-01', to: '2019-06-30' }),
        where,
        at_most: fc.integer({ min: 0, max: 9 }),
      },
      { requiredKeys: ['span'] },
    ),
    used_once: fc.record({ except: where }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

/** Texts of policies with an amount and a section of credits, of which the loader refuses some. */
export const policyText: fc.Arbitrary<string> = fc
  .record({ section, amount })
  .map(({ section: given, amount: { counting, of_which = [], spared, ...rest } }) => {
    const free = (given.caps ?? []).length > 0 && spared !== undefined ? { spared } : {};
    const counted = of_which.length > 1 ? { of_which, counting: counting ?? 'overlap' } : { of_which };
    const tree = amountOf({ ...rest, ...free, ...counted });
    return inventedText({ tree, more: { credits: sectionOf(given) } });
  });

/** Such a policy; one that the loader refuses is passed over. */
export function policyOf(text: string): CompiledPolicy {
  const read = parsePolicy(text, 'arbitrary');
  fc.pre(!Array.isArray(read));
  return compilePolicy(sound(read), 'digest');
}

/** What may be missing of a credit, and what it may turn out to be. */
const attributes = fc.record({
  topic: some(['x', 'y', 'z']),
  delivery: some(['online', 'in_person']),
  level: some(['high', 'low', 'other']),
  grade: some(['A', 'F']),
});

type Attributes = Readonly<Record<'topic' | 'delivery' | 'level' | 'grade', string>>;

/** A credit told in part, and the same with everything known. */
export const credit = fc
  .record({
    attributes,
    known: fc.record({
      topic: fc.boolean(),
      delivery: fc.boolean(),
      level: fc.boolean(),
      grade: fc.boolean(),
    }),
    given: fc.record({
      kind: some(['course', 'activity']),
      quantity: some([100, 150, 300, 500, 700, 900]),
      categories: fc.subarray(['a', 'b', 'c']),
      completedOn: fc.nat({ max: 500 }).map((days) => addDays('2018-12-01', days)),
      isApproved: some([true, true, true, false]),
      used: some([0, 0, 0, 200]),
    }),
  })
  .map(({ attributes: all, known, given: { isApproved, used, ...given } }) => {
    const base = {
      ...{ state: 'ZZ', title: 'Activity', unit: 'clock_hour', provider: 'provider', ...given },
      acts: isApproved ? { approvedOn: given.completedOn } : {},
      used: used === 0 ? [] : [{ for: 'period-0', on: '2019-06-30', amount: used }],
    };
    return { told: { ...base, ...tellOnly(all, known) }, whole: { ...base, ...all } };
  });

function tellOnly(all: Attributes, known: Readonly<Record<keyof Attributes, boolean>>) {
  return Object.fromEntries(Object.entries(all).filter(([name]) => known[name as keyof Attributes]));
}

/** Gives credits their names. */
export function claimed(credits: readonly Omit<CreditFact, 'credit' | 'events'>[]): readonly CreditFact[] {
  return credits.map((one, i) => ({ ...one, credit: `credit-${i}`, events: [`claimed-${i}`] }));
}
