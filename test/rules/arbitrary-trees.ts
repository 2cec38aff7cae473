import fc from 'fast-check';
import { addDays } from '../../src/domain/values/day.ts';
import { day } from './arbitrary-days.ts';

export const cite = { source: 'ZZ.requirements.1' };

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
  {
    figure: {
      is: { count: { from: 'service' } },
      at_least: { total: { from: 'measures', attribute: 'value' } },
    },
  },
  { not: { figure: { is: { setting: 'how_many' }, at_most: { count: { from: 'awards' } } } } },
  { met: 'worked' },
  { met: 'worked_by_then' },
  { not: { met: 'worked_lately' } },
  { not: { met: ['rated', 'worked'] } },
);

/** Requirements that conditions name, for trees in which one does. */
export const PARTS: Readonly<Record<string, object>> = {
  worked: { kind: 'amount', id: 'worked', asks: 'Work.', since: { setting: 'from_day' }, at_least: 2, cite },
  rated: {
    ...{ kind: 'count', id: 'rated', asks: 'A rating.', since: 'unknown', from: 'evaluations', at_least: 1 },
    ...{ within: { from: { of: 'as_of', minus: { days: 9 } } }, where: { score: '5' }, cite },
    unit: { one: 'rating', many: 'ratings' },
  },
  worked_by_then: {
    ...{ kind: 'part', id: 'worked_by_then', asks: 'Work by then.', part: 'worked' },
    on: { earliest_of: ['as_of', '2024-06-26'] },
  },
  worked_lately: {
    ...{ kind: 'part', id: 'worked_lately', asks: 'Work of late.', part: 'worked' },
    on: { of: 'as_of', minus: { days: 3 } },
  },
};

const force = fc.record(
  { since, before: day.map((last) => addDays(last, 40)), when },
  { requiredKeys: ['since'] },
);

const unit = { one: 'thing', many: 'things' };

/** Spans that stand still, move with the day asked about, or turn on a setting. */
const within = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>('period', 'any_time') },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc
        .tuple(day, fc.integer({ min: 0, max: 20 }))
        .map(([from, days]) => ({ from, to: addDays(from, days) })),
      fc.constantFrom<unknown>(
        'previous_period',
        { to: { setting: 'from_day' } },
        { from: { of: 'as_of', minus: { days: 10 } }, to: 'as_of' },
        { from: { of: 'application', minus: { days: 9 } } },
        { from: { of: 'as_of', minus: { years: 3 } } },
        { to: { of: 'as_of', on_or_before: 'friday' } },
        { from: { of: 'as_of', minus: { days: 9 }, on_or_after: 'weekday' } },
        { from: { of: 'period_end', minus: { days: { total: { from: 'measures', attribute: 'value' } } } } },
        { from: { of: 'as_of', minus: { months: { count: { from: 'service' } } } } },
        { to: { of: 'as_of', minus: { days: [{ is: 1, before: '2024-06-28' }, { is: 5 }] } } },
        {
          to: [
            { is: '2024-06-25', before: '2024-06-28' },
            { is: { of: 'as_of', minus: { days: 2 } }, when: { 'setting.allowed': 'yes' } },
          ],
        },
      ),
    ),
  },
);

const figure = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>(1, 2) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      [
        { is: 1, before: '2024-06-28' },
        { is: 2, since: '2024-06-28' },
      ],
      { percent: 66.67, of: { count: { from: 'service' } } },
      { setting: 'how_many' },
      { total: { from: 'measures', attribute: 'value' } },
    ),
  },
);

const limits = fc.oneof(
  { weight: 3, arbitrary: figure.map((at_least) => ({ at_least })) },
  { weight: 1, arbitrary: figure.map((at_most) => ({ at_most })) },
  { weight: 1, arbitrary: figure.map((at_most) => ({ at_least: 1, at_most })) },
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

const amount = fc.oneof(
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
);

/** What is counted, and how: of all lists, so that something is missing now and then. */
const counted = fc.constantFrom<object>(
  { from: 'credits' },
  { from: 'evaluations' },
  { from: 'service' },
  { from: 'service', where: { days: { at_least: 100 } }, distinct: 'school_year' },
  { from: 'service', sum: 'days' },
  { from: 'service', where: { days: { at_least: 100 } }, sum: 'fte', distinct: 'school_year' },
  { from: 'service', longest: 'run' },
  { from: 'service', where: { days: { at_least: 100 } }, longest: 'run' },
  { from: 'service', where: { days: { at_least: 100 } }, longest: 'gap' },
  { from: 'measures', longest: 'run' },
  { from: 'measures', longest: 'gap' },
  { from: 'awards', where: { credential: ['A', 'B'] } },
  { from: 'awards', distinct: 'credential' },
  { from: 'awards', sum: 'score' },
  { from: 'awards', sum: 'score', distinct: 'credential' },
  { from: 'awards', latest: 2, where: { score: { at_least: 1 } } },
  { from: 'awards', latest: 1, among: { credential: ['A', 'B'] }, where: { score: 2 } },
  { from: 'awards', latest: 2, among: { score: { at_least: 1 } }, distinct: 'credential' },
  { from: 'credits', latest: 2, where: { level: 'high' } },
);

const count = fc
  .tuple(counted, within, limits)
  .map(([what, span, limit]) => ({ kind: 'count', ...what, within: span, ...limit, unit }));

const compare = fc
  .tuple(
    fc.constantFrom<unknown>(
      { whole_years: { from: 'issue', to: 'as_of' } },
      { whole_months: { from: 'issue', to: 'as_of' } },
      { values_of: 'license.fields' },
      { whole_days: { from: { of: 'period_end', minus: { days: 3 } }, to: 'as_of' } },
      { total: { from: 'measures', attribute: 'value' } },
      { count: { from: 'awards', where: { credential: 'A' } } },
      { for_each: 'awards', take: 'greatest', is: { attribute: 'score' } },
    ),
    limits,
  )
  .map(([of, limit]) => ({ kind: 'compare', figure: of, ...limit, unit }));

const spread = fc
  .record({
    by: fc.constantFrom('categories', 'topic'),
    where: fc.constantFrom<object>({}, { level: 'high' }),
    within,
    at_least: fc.constantFrom(1, 2),
    each: fc.constantFrom(1, 2),
    capped: fc.constantFrom<object>(
      {},
      {},
      { caps: [{ where: { categories: ['a', 'b'] }, at_most: 2 }] },
      { caps: [{ where: { level: 'high' }, at_most: 1 }, { at_most: 3 }] },
    ),
  })
  .map(({ capped, ...given }) => ({ kind: 'spread', ...given, ...capped, unit }));

const stack = fc
  .record({
    n: fc.constantFrom(1, 2),
    in_order: fc.boolean(),
    where: fc.constantFrom<object>({}, { score: { at_least: 1 } }),
    within,
  })
  .map((given) => ({ kind: 'stack', of: ['A', 'B'], ...given }));

const awaited = fc
  .constantFrom<object>(
    { act: 'plan_approval', within: 'period' },
    { act: 'vote', within: 'period', no_later_than: '2024-06-30' },
    { act: 'vote', within: 'any_time', by: ['panel'], where: { result: 'yes' } },
    {
      act: 'vote',
      within: 'any_time',
      by: ['panel'],
      no_later_than: { of: 'application', plus: { days: 5 } },
    },
  )
  .map((given) => ({ kind: 'act', ...given, awaits: 'an approval' }));

const leaf = fc.oneof(
  { weight: 3, arbitrary: amount },
  { weight: 4, arbitrary: count },
  compare,
  spread,
  stack,
  awaited,
  fc.constant({ kind: 'fact', where: { 'license.first_term': true } }),
  fc.constant({ kind: 'fact', where: { 'setting.unknown_word': 'word' } }),
  fc.constant({ kind: 'not_encoded' }),
);

const inForce = (what: fc.Arbitrary<object>) =>
  fc.tuple(what, force).map(([node, stands]) => ({ ...node, ...stands, cite }));

const segments = fc.oneof(
  fc.record({
    years_from: fc.constantFrom('06-25', '07-01', 'issue'),
    within: fc.constantFrom<unknown>(
      'period',
      { from: '2024-06-20' },
      { from: { of: 'as_of', minus: { days: 10 } }, to: 'as_of' },
      { from: { setting: 'from_day' }, to: 'period_end' },
      'previous_period',
    ),
  }),
  fc.constantFrom<object>(
    { values_of: 'license.fields' },
    { values_of: 'license.fields', where: { 'segment.value': 'a' } },
    { list: 'service', within: 'any_time', where: { days: { at_least: 100 } }, distinct: 'school_year' },
    { list: 'awards', within: 'period' },
  ),
);

/** Inside a segment it is looked for in the segment where it was in the period, and of its field. */
function insideSegment(node: object): object {
  const text = JSON.stringify(node)
    .replaceAll('"within":"period"', '"within":"segment"')
    .replaceAll('{"categories":"a"}', '{"categories":{"same_as":"segment.value"}}');
  return JSON.parse(text) as object;
}

/** A fraction is of what is asked at least. */
const askingAtLeast = fc.oneof(amount, count, compare).map((part) => ({ at_least: 1, ...part }));

const mixed = fc
  .array(inForce(askingAtLeast), { minLength: 1, maxLength: 3 })
  .map((of) => ({ kind: 'mixed', of }));

const eachOf = (what: fc.Arbitrary<object>) =>
  fc
    .tuple(segments, what, fc.constantFrom<object>({}, { at_least: 1 }))
    .map(([over, of, quorum]) => ({ kind: 'each', over, of: insideSegment(of), ...quorum }));

/** One requirement that is always in force, so that everything turns on its own kind. */
export const requirement: fc.Arbitrary<object> = fc.oneof(
  ...[{ weight: 4, arbitrary: standing(count) }, standing(compare), standing(spread), standing(stack)],
  ...[standing(awaited), mixed, { weight: 3, arbitrary: eachOf(inForce(leaf)) }],
);

function standing(what: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return what.map((node) => ({ ...node, since: 'unknown', cite }));
}

const { tree: anyTree } = fc.letrec<{ tree: object; parts: object[] }>((tie) => ({
  parts: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: inForce(leaf) },
    fc.tuple(fc.constantFrom('all', 'any'), tie('parts')).map(([kind, of]) => ({ kind, of })),
    tie('parts').map((of) => ({ kind: 'at_least', n: Math.ceil(of.length / 2), of })),
    tie('tree').map((of) => ({ kind: 'not', of })),
    mixed,
    eachOf(tie('tree')),
  ),
}));

/** A requirement tree put together at random. */
export const tree: fc.Arbitrary<object> = anyTree;

/** Whether more on record can only make an outcome of the tree better. */
export function isMonotone(written: object): boolean {
  return !/"(not|met|at_most|latest|gap)"/.test(JSON.stringify(written));
}

interface Unnumbered {
  readonly of?: unknown;
  readonly of_which?: readonly object[];
  readonly caps?: readonly object[];
}

/** Gives every node and minimum an id and words of its own. */
export function numbered(node: Unnumbered): object {
  let next = 0;
  const visit = ({ of, of_which, caps, ...part }: Unnumbered): object => {
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
      ...(caps === undefined
        ? {}
        : { caps: caps.map((cap, i) => ({ ...cap, id: `${id}_cap_${i}`, asks: 'A cap.', cite })) }),
      ...(of === undefined ? {} : { of: visitIn(of) }),
    };
  };
  /** What a stack is made of are names, not nodes. */
  const visitIn = (of: unknown): unknown => {
    if (Array.isArray(of)) return of.map(visitIn);
    return typeof of === 'object' && of !== null ? visit(of) : of;
  };
  return visit(node);
}
