import fc from 'fast-check';
import { compilePolicy, parsePolicy, type CompiledPolicy } from '../../src/rules/index.ts';
import type { CreditFact, Facts } from '../../src/domain/facts.ts';
import { addDays } from '../../src/domain/values/day.ts';
import { sound } from '../policies/policy-files.ts';

/** Days around a period of two weeks in which a school year ends: few enough to look at each. */
export const FIRST_DAY = '2024-06-14';
const STARTS_ON = '2024-06-18';
const ENDS_ON = '2024-07-05';

export const day = fc.integer({ min: 0, max: 28 }).map((days) => addDays(FIRST_DAY, days));

const SETTINGS: Readonly<Record<string, object>> = {
  version_day: { values: ['expiration', 'application', 'as_of'] },
  counting: { values: ['exclusive_split', 'exclusive_whole', 'overlap'] },
  allowed: { values: ['yes', 'no'] },
  from_day: { between: ['2024-06-20', '2024-07-02'] },
  unknown_word: {},
};

const cite = { source: 'ZZ.requirements.1' };

const since = fc.oneof(
  { weight: 4, arbitrary: fc.constant('unknown') },
  { weight: 1, arbitrary: day },
  { weight: 1, arbitrary: fc.constant({ setting: 'from_day' }) },
);

const when = fc.constantFrom(
  { 'setting.allowed': 'yes' },
  { 'setting.unknown_word': 'word' },
  { 'license.class': 'professional' },
  { not: { 'license.first_term': true } },
);

const force = fc.record(
  { since, before: day.map((last) => addDays(last, 40)), when },
  { requiredKeys: ['since'] },
);

const minimum = fc.record({
  where: fc.constantFrom(
    { categories: 'a' },
    { categories: ['a', 'b'] },
    { categories: 'c' },
    { level: 'high' },
    { any: [{ categories: 'b' }, { 'setting.allowed': 'yes' }] },
  ),
  at_least: fc.constantFrom(1, 2, 3),
});

const leaf = fc.oneof(
  fc.record({
    kind: fc.constant('amount'),
    at_least: fc.oneof(
      fc.constantFrom(0, 3, 5),
      fc.tuple(day, fc.constantFrom(1, 4)).map(([turn, is]) => [
        { is, before: turn },
        { is: 3, since: turn },
      ]),
    ),
    of_which: fc.array(minimum, { minLength: 2, maxLength: 3 }),
    counting: fc.constantFrom('overlap', 'exclusive_split', 'exclusive_whole', { setting: 'counting' }),
  }),
  fc.record({ kind: fc.constant('amount'), at_least: fc.constantFrom(2, 4, 6) }),
  fc.record({
    kind: fc.constant('count'),
    from: fc.constantFrom('service', 'credits', 'evaluations'),
    within: fc.constantFrom('period', 'any_time'),
    at_least: fc.constantFrom(1, 2),
    unit: fc.constant({ one: 'thing', many: 'things' }),
  }),
  fc.constant({
    kind: 'count',
    from: 'service',
    where: { days: { at_least: 100 } },
    distinct: 'school_year',
    within: 'period',
    at_least: 1,
    unit: { one: 'year', many: 'years' },
  }),
  fc.constant({ kind: 'act', act: 'plan_approval', within: 'period', awaits: 'an approval' }),
  fc.constant({ kind: 'fact', where: { 'license.first_term': true } }),
  fc.constant({ kind: 'fact', where: { 'setting.unknown_word': 'word' } }),
  fc.constant({ kind: 'not_encoded' }),
);

function hasVersions(node: object): boolean {
  return 'at_least' in node && Array.isArray(node.at_least);
}

const { tree } = fc.letrec<{ tree: object; parts: object[] }>((tie) => ({
  parts: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .tuple(leaf, force)
      // A version that ends before its requirement begins is no text the loader takes.
      .map(([node, inForce]) => ({ ...node, ...inForce, ...(hasVersions(node) ? { since: 'unknown' } : {}) }))
      .map((node) => ({ ...node, cite })),
    fc.tuple(fc.constantFrom('all', 'any'), tie('parts')).map(([kind, of]) => ({ kind, of })),
    tie('parts').map((of) => ({ kind: 'at_least', n: Math.ceil(of.length / 2), of })),
    tie('tree').map((of) => ({ kind: 'not', of })),
  ),
}));

const entries = [
  { where: { unit: 'badge' }, worth: { split: { a: 2, b: 1 } } },
  { where: { unit: 'hour', level: 'low' }, since: '2024-06-25', worth: { per_unit: 0.5 } },
  {
    where: { unit: 'hour' },
    accept: [
      {
        code: 'grade_too_low',
        because: 'The grade is too low.',
        where: { any: [{ grade: 'A' }, { grade: 'C', 'setting.allowed': 'yes' }] },
        cite,
      },
    ],
    worth: { per_unit: '2/3' },
  },
  { from: 'evaluations', worth: { by: 'score', table: { '5': 2, '4': 1 } } },
];

const floors = [{ id: 'topic', asks: 'Two in a topic.', by: 'topic', since: 'unknown', at_least: 2, cite }];

/** A policy of an invented state whose parts are put together at random, loaded the way every file is. */
export const policy: fc.Arbitrary<CompiledPolicy> = policyOf(tree);

/** One in which nothing is asked not to be so. */
export const policyWithoutNegation = policyOf(
  tree.filter((written) => !JSON.stringify(written).includes('"not"')),
);

function policyOf(trees: fc.Arbitrary<object>): fc.Arbitrary<CompiledPolicy> {
  return fc
    .record({
      tree: trees,
      selected_by: fc.constantFrom('expiration', 'application', 'as_of', { setting: 'version_day' }),
      floored: fc.boolean(),
      acts: fc.constantFrom(['approved'], ['attested', 'approved']),
    })
    .map(({ tree: written, selected_by, floored, acts }) => {
      const file = {
        ...{ schema: 1, state: 'ZZ', strand: 'recertification', version: 1, title: 'Invented', selected_by },
        ...{ time_zone: 'America/New_York', unit: { one: 'point', many: 'points' }, since: '2024-06-01' },
        citations: {
          source: {
            title: 'Source',
            link: 'https://example.org',
            basis: 'legislation',
            verified_on: '2024-01-01',
          },
        },
        rounding: { to_hundredths: 'down', cite },
        credits: {
          within: { span: 'period', cite },
          counts_when: { acts, remedy: 'Have it approved.', cite },
          entries: entries.map((entry, i) => ({
            ...{ id: `entry_${i}`, from: 'credits', since: 'unknown', cite },
            ...entry,
          })),
          ...(floored ? { floors } : {}),
        },
        require: [{ for: {}, tree: numbered(written) }],
        terms: [{ for: {}, years: 5, cite }],
      };
      const settings = Object.entries(SETTINGS)
        .filter(([name]) => new RegExp(`"setting":"${name}"|"setting\\.${name}"`).test(JSON.stringify(file)))
        .map(
          ([name, values]) => [name, { asks: `${name}?`, because: 'No source says.', ...values }] as const,
        );
      const text = JSON.stringify({ ...file, settings: Object.fromEntries(settings) });
      return compilePolicy(sound(parsePolicy(text, 'arbitrary')), 'digest');
    });
}

interface Unnumbered {
  readonly of?: Unnumbered | readonly Unnumbered[];
  readonly of_which?: readonly object[];
}

function isList(of: Unnumbered | readonly Unnumbered[]): of is readonly Unnumbered[] {
  return Array.isArray(of);
}

/** Gives every node and minimum an id and words of its own. */
function numbered(node: Unnumbered): object {
  let next = 0;
  const visit = ({ of, of_which, ...part }: Unnumbered): object => {
    const id = `node_${(next += 1)}`;
    const named = (one: object, i: number) => ({
      ...one,
      id: `${id}_${i}`,
      asks: '?',
      label: `${id}_${i}`,
      cite,
    });
    return {
      ...part,
      ...{ id, asks: `What ${id} asks.` },
      ...(of_which === undefined ? {} : { of_which: of_which.map(named) }),
      ...(of === undefined ? {} : { of: isList(of) ? of.map((one) => visit(one)) : visit(of) }),
    };
  };
  return visit(node);
}

export const credit: fc.Arbitrary<Omit<CreditFact, 'credit' | 'events'>> = fc
  .record(
    {
      unit: fc.constantFrom('hour', 'badge', 'other'),
      quantity: fc.constantFrom(50, 101, 200, 300),
      categories: fc.subarray(['a', 'b', 'c']),
      completedOn: day,
      topic: fc.constantFrom('x', 'y'),
      level: fc.constantFrom('low', 'high'),
      grade: fc.constantFrom('A', 'C', 'F'),
      acts: fc.record(
        { attestedOn: day, approvedOn: day, deniedOn: day, withdrawnOn: day },
        { requiredKeys: ['attestedOn', 'approvedOn'] },
      ),
    },
    { requiredKeys: ['unit', 'quantity', 'categories', 'completedOn', 'acts'] },
  )
  .map((given) => ({ ...given, state: 'ZZ', kind: 'activity', title: 'Activity', provider: 'provider' }));

/** The record of one educator, with attributes missing here and there. */
export const facts: fc.Arbitrary<Facts> = fc
  .record(
    {
      credits: fc.array(credit, { maxLength: 5 }),
      scores: fc.array(fc.constantFrom('5', '4', '1'), { maxLength: 2 }),
      served: fc.array(fc.option(fc.constantFrom(50, 180), { nil: undefined }), { maxLength: 2 }),
      plans: fc.array(day, { maxLength: 1 }),
      appliedOn: day,
      first: fc.boolean(),
    },
    { requiredKeys: ['credits', 'scores', 'served', 'plans', 'first'] },
  )
  .map(({ credits, scores, served, plans, appliedOn, first }) => {
    const license = {
      ...{ license: 'license-1', state: 'ZZ', class: 'professional', fields: [], eventId: 'issued' },
      ...{ validFrom: STARTS_ON, expiresOn: ENDS_ON, issuedOn: first ? STARTS_ON : '2019-07-01' },
      plans: plans.map((on) => ({ on, capacity: 'employer', eventId: 'plan' })),
    };
    return {
      ...{ educator: 'ZZ-1', ordinal: 1, license, licenses: [license], boards: [] },
      obligation: {
        ...{ period: 'period-1', state: 'ZZ', strand: 'recertification', owner: 'license' },
        ...{ license: license.license, startsOn: STARTS_ON, endsOn: ENDS_ON, eventId: 'opened' },
        ...(appliedOn === undefined ? {} : { appliedOn }),
      },
      credits: credits.map((one, i) => ({ ...one, credit: `credit-${i}`, events: [`claimed-${i}`] })),
      evaluations: scores.map((score, i) => ({
        ...{ state: 'ZZ', schoolYear: '2023-24', score, employer: `employer-${i}`, eventId: `rated-${i}` },
      })),
      service: served.map((days, i) => ({
        ...{
          state: 'ZZ',
          schoolYear: '2023-24',
          employer: 'employer',
          role: 'teacher',
          eventId: `served-${i}`,
        },
        ...(days === undefined ? {} : { days }),
      })),
    } satisfies Facts;
  });

/** Some settings confirmed, some not, some with a value they cannot have. */
export const confirmed: fc.Arbitrary<ReadonlyMap<string, string>> = fc
  .record(
    {
      version_day: fc.constantFrom('expiration', 'application', 'nonsense'),
      counting: fc.constantFrom('exclusive_split', 'exclusive_whole', 'overlap'),
      allowed: fc.constantFrom('yes', 'no', 'perhaps'),
      from_day: fc.constantFrom('2024-06-20', '2024-06-28', '2025-01-01'),
      unknown_word: fc.constantFrom('word', 'other'),
    },
    { requiredKeys: [] },
  )
  .map((settings) => new Map(Object.entries(settings)));
