import fc from 'fast-check';
import type { Facts } from '../../../src/domain/facts.ts';
import { addDays } from '../../../src/domain/values/day.ts';
import { readPublished, type CompiledPolicy } from '../../../src/rules/index.ts';
import { person, policyOf, withPeriod } from './support.ts';

/** Days around a period of two weeks: few enough to look at each. */
export const FIRST_DAY = '2024-06-14';
const STARTS_ON = '2024-06-18';
const ENDS_ON = '2024-07-05';

export const day = fc.integer({ min: 0, max: 28 }).map((days) => addDays(FIRST_DAY, days));

const SETTINGS: Readonly<Record<string, object>> = {
  allowed: { values: ['yes', 'no'] },
  from_day: { between: ['2024-06-20', '2024-07-02'] },
  dollars: { values: ['100', '250.5'] },
  unknown_word: {},
};

/** Every setting with values, answered. */
export const answered: fc.Arbitrary<ReadonlyMap<string, string>> = fc
  .record({
    allowed: fc.constantFrom('yes', 'no'),
    from_day: fc.constantFrom('2024-06-20', '2024-07-02'),
    dollars: fc.constantFrom('100', '250.5'),
    unknown_word: fc.constantFrom('word', 'other'),
  })
  .map((settings) => new Map(Object.entries(settings)));

export const confirmed: fc.Arbitrary<ReadonlyMap<string, string>> = fc
  .tuple(answered, fc.subarray(Object.keys(SETTINGS)))
  .map(([settings, names]) => new Map([...settings].filter(([name]) => names.includes(name))));

const running = { from: { at_most: 'as_of' }, until: { at_least: 'as_of' } };

const CONDITIONS: readonly object[] = [
  { 'license.first_term': true },
  { 'license.renewals': { at_most: 1 } },
  { 'setting.allowed': 'yes' },
  { 'setting.unknown_word': 'word' },
  { recorded: { from: 'statuses', where: { status: 'active', ...running } } },
  { not: { recorded: { from: 'orders', where: { order: 'suspension', ...running } } } },
  { 'period.applied_on': { at_most: 'as_of' } },
];

const condition = fc.oneof(
  fc.constantFrom(...CONDITIONS),
  day.map((on) => ({ 'period.ends_on': { at_least: on } })),
);

const whom = fc.oneof(fc.constant({}), condition);

const moment = fc.oneof(
  day,
  fc.constantFrom<unknown>(
    ...['period_end', 'as_of', 'application', 'completion', 'period_start'],
    { setting: 'from_day' },
    { of: 'as_of', on_or_after: '06-25' },
    { of: 'application', plus: { months: 1 }, minus: { days: 25 } },
    { latest: 'acts', attribute: 'on', where: { act: 'vote' } },
    { earliest: 'statuses', attribute: 'until' },
    { of: 'period_end', plus: { days: 3 }, on_or_after: 'birth_month_end' },
    { latest_of: ['period_end', 'as_of'] },
  ),
);

const node = (id: string, rest: object) => ({ id, asks: `What ${id} asks.`, since: 'unknown', ...rest });

const tree = fc.oneof(
  fc.constantFrom('fee', 'vote').map((act) => ({
    kind: 'act',
    ...{ act, within: 'any_time', awaits: `the ${act}` },
  })),
  condition.map((where) => ({ kind: 'fact', where })),
  fc.constant({ kind: 'not_encoded' }),
);

const amount = fc.oneof(
  fc.constantFrom<unknown>(0, 150.25, { setting: 'dollars' }),
  fc.constant({ total: { from: 'measures', attribute: 'value', where: { measure: 'points' } } }),
  day.map((turn) => [
    { is: 100, before: turn, keyed_by: 'as_of' },
    { is: 200, since: turn, keyed_by: 'as_of' },
  ]),
);

const result = fc.oneof(
  fc.record({ starts: moment, for: fc.constantFrom({ days: 10 }, { months: 1 }) }),
  fc.record({ starts: moment, ends: moment }),
  fc.constant({ ends: 'never', status: 'valid' }),
  fc.constantFrom({ days: 4 }, { months: 1 }).map((adds) => ({ adds, next_is_shorter: true })),
  fc.constant({ adds_days_of: { act: 'duty' } }),
);

const route = fc
  .record(
    {
      for: whom,
      gives: fc.constantFrom('renewal', 'extension', 'designation'),
      starts_by: fc.constantFrom(['holder'], ['statute']),
      since: day,
      when: condition,
      keyed_by: fc.constantFrom('as_of', 'expiration'),
      opens: moment,
      closes: moment,
      tree,
      at_most_times: fc.constantFrom(1, 2),
      result,
      until: fc.array(moment, { minLength: 1, maxLength: 2 }),
      pays: fc.array(fc.tuple(amount, fc.boolean()), { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['for', 'gives', 'starts_by'] },
  )
  .map(({ tree: asked, until, pays, keyed_by, ...rest }) => ({
    ...rest,
    ...(rest.since === undefined || keyed_by === undefined ? {} : { keyed_by }),
    ...(asked === undefined ? {} : { tree: asked }),
    ...(until === undefined ? {} : { until: until.map((one, i) => ({ day: one, asks: `Until ${i}.` })) }),
    ...(pays === undefined
      ? {}
      : {
          pays: pays.map(([figure, grouped], i) => ({
            ...{ asks: `Pay ${i}.`, amount: figure },
            ...(grouped ? { group: 'one' } : {}),
          })),
        }),
  }));

/** A policy of routes put together at random, some of which a file is refused for: as read once it was published. */
export const policy: fc.Arbitrary<CompiledPolicy> = fc
  .record({
    routes: fc.array(route, { minLength: 1, maxLength: 3 }),
    selected_by: fc.constantFrom('as_of', 'expiration', 'application'),
    clauses: fc.shuffledSubarray([...CONDITIONS], { minLength: 1, maxLength: 3 }),
  })
  .map(({ routes, selected_by, clauses }) => {
    const parts = {
      selected_by,
      since: '2024-06-15',
      routes: routes.map(({ tree: asked, pays, ...rest }, i) => ({
        ...{ id: `route_${i}`, asks: 'A route.' },
        ...rest,
        ...(asked === undefined ? {} : { tree: node(`node_${i}`, asked) }),
        ...(pays === undefined ? {} : { pays: pays.map((pay, j) => ({ id: `pay_${i}_${j}`, ...pay })) }),
      })),
      answers: [
        {
          ...{ id: 'standing', asks: 'Does it stand?' },
          is: clauses.map((clause, i) => ({ value: `value_${i % 2}`, for: clause, because: 'So.' })),
        },
      ],
    };
    const text = JSON.stringify(parts);
    const settings = Object.entries(SETTINGS)
      .filter(([name]) => new RegExp(`"setting":"${name}"|"setting\\.${name}"`).test(text))
      .map(([name, values]) => [name, { asks: `${name}?`, because: 'Silent.', ...values }] as const);
    return policyOf({ ...parts, settings: Object.fromEntries(settings) }, readPublished);
  });

/** The record of one educator, with attributes missing here and there. */
export const facts: fc.Arbitrary<Facts> = fc
  .record(
    {
      renewals: fc.constantFrom(0, 1, 2),
      acts: fc.array(
        fc.record(
          {
            act: fc.constantFrom('fee', 'vote', 'duty', 'route_0', 'route_1'),
            on: day,
            from: day,
            until: day,
          },
          { requiredKeys: ['act', 'on'] },
        ),
        { maxLength: 4 },
      ),
      statuses: fc.array(
        fc.record(
          { status: fc.constantFrom('active', 'inactive'), from: day, until: day },
          { requiredKeys: ['from'] },
        ),
        { maxLength: 2 },
      ),
      orders: fc.array(
        fc.record(
          { order: fc.constant('suspension'), from: day, until: day },
          { requiredKeys: ['order', 'from'] },
        ),
        { maxLength: 1 },
      ),
      points: fc.constantFrom(1_500_000, 2_189_350),
      appliedOn: day,
      completedOn: day,
      birthMonth: fc.constantFrom(2, 7),
      first: fc.boolean(),
    },
    { requiredKeys: ['acts', 'statuses', 'orders', 'first'] },
  )
  .map(({ renewals, acts, statuses, orders, points, appliedOn, completedOn, birthMonth, first }) => {
    const license = {
      ...{ validFrom: STARTS_ON, expiresOn: ENDS_ON, issuedOn: first ? STARTS_ON : '2019-07-01' },
      ...(renewals === undefined ? {} : { renewals }),
    };
    const measures = [{ measure: 'points', value: points, on: '2024-06-16' }];
    const base = person({ acts, statuses, orders, measures }, license);
    return withPeriod(birthMonth === undefined ? base : { ...base, birthMonth }, {
      ...(appliedOn === undefined ? {} : { appliedOn }),
      ...(completedOn === undefined ? {} : { completedOn }),
    });
  });
