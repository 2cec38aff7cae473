import { describe, expect, test } from '@jest/globals';
import { STILL } from '../../../src/rules/index.ts';
import { recorded, served } from '../facts-support.ts';
import { credit } from '../facts-support.ts';
import { asking } from './asking.ts';

const years = { one: 'year of service', many: 'years of service' };

/** Awards by the day, each with whether it was passed with a score. */
const awards = (...given: readonly (readonly [on: string, more?: object])[]) =>
  recorded({ awards: given.map(([awarded_on, more]) => ({ credential: 'A', awarded_on, ...more })) });

describe('a count of members', () => {
  const ask = asking({ kind: 'count', from: 'awards', within: 'period', at_least: 2 });

  test('is met at exactly so many and not by one less', () => {
    expect(ask({ facts: awards(['2020-01-01'], ['2021-01-01']) })).toMatchObject({
      outcome: 'met',
      missing: [],
    });
    expect(ask({ facts: awards(['2020-01-01']) })).toMatchObject({
      outcome: 'not_met',
      codes: ['short_of_count'],
      missing: ['1 more thing by 30 June 2024.'],
      requirement: { required: '2', counted: '1', unit: 'things', events: ['awards-1'] },
    });
  });

  test('names no day where there is no last one, as for what is applied for', () => {
    const obligation = {
      ...{
        period: 'period-1',
        state: 'ZZ',
        strand: 'recertification',
        license: 'license-1',
        eventId: 'opened',
      },
      ...{ owner: 'license' as const, startsOn: '2019-07-01', endsOn: STILL },
    };
    expect(ask({ facts: { ...awards(['2020-01-01']), obligation } })).toMatchObject({
      outcome: 'not_met',
      missing: ['1 more thing.'],
    });
  });

  test('takes in the first and the last day of its window, and neither neighbour', () => {
    const outcome = (first: string, last: string) =>
      ask({ facts: awards([first], [last]), asOf: '2024-07-01' }).outcome;
    expect(outcome('2019-07-01', '2024-06-30')).toBe('met');
    expect(outcome('2019-06-30', '2024-06-30')).toBe('not_met');
    expect(outcome('2019-07-01', '2024-07-01')).toBe('not_met');
  });

  test('sees nothing that comes after the day asked about', () => {
    const facts = awards(['2020-01-01'], ['2024-03-01']);
    expect(ask({ facts, asOf: '2024-02-29' })).toMatchObject({
      outcome: 'not_met',
      holdsUntil: '2024-03-01',
    });
    expect(ask({ facts, asOf: '2024-03-01' }).outcome).toBe('met');
  });

  test('says of a window of its own by when it must be', () => {
    const early = asking({ kind: 'count', from: 'awards', within: { to: '2022-06-30' }, at_least: 1 });
    expect(early({ facts: awards(['2022-06-30']) }).outcome).toBe('met');
    expect(early({ asOf: '2022-06-30' }).missing).toEqual(['1 more thing by 30 June 2022.']);
    expect(early({ asOf: '2022-07-01' }).missing).toEqual(['1 more thing, needed by 30 June 2022.']);
  });

  test('asks for more by figures, whole ones where it is so many', () => {
    const more = asking({
      kind: 'count',
      from: 'awards',
      within: 'any_time',
      at_least: { percent: 50, of: { count: { from: 'service' } } },
    });
    const service = served({ schoolYear: '2021-22' }, { schoolYear: '2022-23' }, { schoolYear: '2023-24' });
    expect(more({ facts: { ...awards(['2020-01-01']), service } })).toMatchObject({
      outcome: 'not_met',
      missing: ['1 more thing by 30 June 2024.'],
      requirement: { required: '1.5' },
    });
    expect(more({ facts: { ...awards(['2020-01-01'], ['2020-01-02']), service } }).outcome).toBe('met');
  });

  test('may have a greatest number', () => {
    const few = asking({ kind: 'count', from: 'awards', within: 'period', at_most: 1 });
    expect(few({ facts: awards(['2020-01-01']) }).outcome).toBe('met');
    expect(few({ facts: awards(['2020-01-01'], ['2021-01-01']) })).toMatchObject({
      outcome: 'not_met',
      codes: ['too_many'],
      missing: ['At most 1 thing; there are 2.'],
      requirement: { required: '1', counted: '2' },
    });
  });

  test('counts credits that count', () => {
    const credits = [
      credit({ acts: { approvedOn: '2021-02-01' } }),
      credit({ credit: 'credit-2', title: 'Pending' }),
    ];
    const ofCredits = asking({ kind: 'count', from: 'credits', within: 'period', at_least: 2 });
    expect(ofCredits({ credits })).toMatchObject({ outcome: 'not_met', requirement: { counted: '1' } });
  });

  test('is open where a figure it needs is not confirmed', () => {
    const bySetting = asking(
      { kind: 'count', from: 'awards', within: 'period', at_least: { setting: 'how_many' } },
      { settings: { how_many: { asks: 'How many?', because: 'No source says.', values: ['1', '3'] } } },
    );
    const two = awards(['2020-01-01'], ['2021-01-01']);
    expect(bySetting({ facts: two })).toMatchObject({
      outcome: 'undetermined',
      codes: expect.arrayContaining(['setting_unconfirmed']),
    });
    expect(bySetting({ facts: two, settings: { how_many: '1' } }).outcome).toBe('met');
    expect(bySetting({ facts: awards() }).outcome).toBe('not_met');
  });
});

describe('a missing attribute', () => {
  const ask = asking({
    ...{ kind: 'count', from: 'service', within: 'period', where: { days: { at_least: 120 } } },
    ...{ distinct: 'school_year', at_least: 2, unit: years },
  });
  const full = { schoolYear: '2020-21', days: 120 };

  test('leaves a count open only where it turns on it', () => {
    const open = { schoolYear: '2021-22' };
    expect(ask({ facts: { service: served(full, open) } })).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_days'],
      missing: [
        '1 more year of service by 30 June 2024.',
        'Service 2021-22: The days served is not recorded.',
      ],
      requirement: { counted: '1', possible: '2' },
    });
    expect(ask({ facts: { service: served(full, { ...full, schoolYear: '2022-23' }, open) } }).outcome).toBe(
      'met',
    );
    expect(ask({ facts: { service: served(open) } }).outcome).toBe('not_met');
  });

  test('does not count a year twice, whatever is missing', () => {
    expect(ask({ facts: { service: served(full, { schoolYear: '2020-21' }) } }).outcome).toBe('not_met');
  });
});

describe('a count of the latest', () => {
  const ask = asking({
    ...{ kind: 'count', from: 'awards', within: 'period', latest: 2 },
    ...{ among: { competency: 'x' }, where: { score: { at_least: 3 } }, at_least: 2 },
  });
  const x = (score?: number) => ({ competency: 'x', ...(score === undefined ? {} : { score }) });

  test('looks at the latest that pass among, and asks where of each of these', () => {
    const good = awards(['2020-01-01', x(1)], ['2021-01-01', x(3)], ['2022-01-01', x(3)]);
    expect(ask({ facts: good }).outcome).toBe('met');
    const bad = awards(['2020-01-01', x(3)], ['2021-01-01', x(3)], ['2022-01-01', x(2)]);
    expect(ask({ facts: bad })).toMatchObject({ outcome: 'not_met', requirement: { counted: '1' } });
  });

  test('passes over what is not among them, or not in the window', () => {
    const others = awards(
      ...([
        ['2018-01-01', x(1)],
        ['2020-01-01', x(3)],
        ['2021-01-01', x(3)],
      ] as const),
      ['2022-01-01', { competency: 'y', score: 1 }],
    );
    expect(ask({ facts: others }).outcome).toBe('met');
  });

  test('takes of one day those that come last by their source', () => {
    // awards-1, awards-2, awards-3: the first is not looked at.
    const facts = awards(['2020-01-01', x(1)], ['2020-01-01', x(3)], ['2020-01-01', x(3)]);
    expect(ask({ facts }).outcome).toBe('met');
    const other = awards(['2020-01-01', x(3)], ['2020-01-01', x(3)], ['2020-01-01', x(1)]);
    expect(ask({ facts: other }).outcome).toBe('not_met');
  });

  test('a later one displaces an earlier one from the day it is there', () => {
    const facts = awards(['2020-01-01', x(3)], ['2021-01-01', x(3)], ['2022-01-01', x(1)]);
    expect(ask({ facts, asOf: '2021-12-31' })).toMatchObject({ outcome: 'met', holdsUntil: '2022-01-01' });
    expect(ask({ facts, asOf: '2022-01-01' }).outcome).toBe('not_met');
  });

  test('is decided where either way gives the same number', () => {
    const unknown = { score: 3 };
    const same = awards(['2020-01-01', x(3)], ['2021-01-01', x(3)], ['2022-01-01', unknown]);
    expect(ask({ facts: same }).outcome).toBe('met');
    const differs = awards(['2020-01-01', x(1)], ['2021-01-01', x(3)], ['2022-01-01', unknown]);
    expect(ask({ facts: differs })).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_competency'],
      requirement: { counted: '1', possible: '2' },
    });
  });

  test('stays sound where too many are open to try every way', () => {
    const open = Array.from({ length: 12 }, (_, i) => [`2021-01-${10 + i}`, { score: 3 }] as const);
    const sure = awards(['2020-01-01', x(3)], ['2020-01-02', x(3)], ...open);
    expect(ask({ facts: sure })).toMatchObject({ outcome: 'undetermined', codes: ['missing_competency'] });
    const later = awards(...open, ['2022-01-01', x(3)], ['2022-01-02', x(3)]);
    expect(ask({ facts: later }).outcome).toBe('met');
  });
});

describe('a sum', () => {
  const days = { one: 'day', many: 'days' };
  const ask = asking({
    kind: 'count',
    from: 'service',
    within: 'period',
    sum: 'days',
    at_least: 180,
    unit: days,
  });

  test('is met at exactly so much and not by one less', () => {
    const two = (first: number, second: number) =>
      ask({
        facts: {
          service: served({ schoolYear: '2020-21', days: first }, { schoolYear: '2021-22', days: second }),
        },
      });
    expect(two(90, 90).outcome).toBe('met');
    expect(two(90, 89)).toMatchObject({
      outcome: 'not_met',
      codes: ['short_of_total'],
      missing: ['1 more day by 30 June 2024.'],
      requirement: { required: '180', counted: '179' },
    });
  });

  test('of parts of a post stays in hundredths', () => {
    const posts = asking({
      ...{ kind: 'count', from: 'service', within: 'period', sum: 'fte', at_least: 0.3 },
      unit: { one: 'full-time year', many: 'full-time years' },
    });
    const tenth = (schoolYear: string) => ({ schoolYear, fte: 10 });
    const service = served(tenth('2020-21'), tenth('2021-22'), tenth('2022-23'));
    expect(posts({ facts: { service } }).outcome).toBe('met');
    expect(posts({ facts: { service: service.slice(1) } })).toMatchObject({
      outcome: 'not_met',
      missing: ['0.1 more full-time years by 30 June 2024.'],
    });
  });

  test('may be anything where a value is missing, but no less than the rest', () => {
    const unknown = { schoolYear: '2021-22' };
    expect(ask({ facts: { service: served({ schoolYear: '2020-21', days: 180 }, unknown) } }).outcome).toBe(
      'met',
    );
    expect(ask({ facts: { service: served({ schoolYear: '2020-21', days: 100 }, unknown) } })).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_days'],
      missing: ['80 more days by 30 June 2024.', 'Service 2021-22: The days served is not recorded.'],
    });
  });

  test('takes those alike once, the oldest of them', () => {
    const once = asking({
      ...{
        kind: 'count',
        from: 'awards',
        within: 'period',
        sum: 'score',
        distinct: 'competency',
        at_least: 5,
      },
    });
    const first = ['2020-01-01', { competency: 'x', score: 2 }] as const;
    const facts = (...given: readonly (readonly [string, object])[]) => ({ facts: awards(...given) });
    expect(once(facts(first, ['2021-01-01', { competency: 'x', score: 9 }])).outcome).toBe('not_met');
    expect(once(facts(first, ['2021-01-01', { competency: 'y', score: 3 }])).outcome).toBe('met');
    // It may be like the first, or not.
    expect(once(facts(first, ['2021-01-01', { score: 3 }])).outcome).toBe('undetermined');
    expect(once(facts(first, ['2021-01-01', { score: 2 }])).outcome).toBe('not_met');
  });

  test('is open where one that may be alike, or may count, would come first', () => {
    const once = (at_least: number) =>
      asking({
        kind: 'count',
        from: 'awards',
        within: 'period',
        sum: 'score',
        distinct: 'competency',
        at_least,
      });
    const nameless = awards(['2020-01-01', { score: 1 }], ['2021-01-01', { competency: 'x', score: 3 }]);
    // One in all where they are alike, four where they are not.
    expect([1, 2, 4, 5].map((least) => once(least)({ facts: nameless }).outcome)).toEqual([
      ...['met', 'undetermined', 'undetermined', 'not_met'],
    ]);
    const posts = (at_least: number) =>
      asking({
        ...{ kind: 'count', from: 'service', within: 'period', where: { days: { at_least: 100 } } },
        ...{ sum: 'fte', distinct: 'school_year', at_least },
      });
    const service = served(
      { schoolYear: '2020-21', fte: 50 },
      { schoolYear: '2020-21', fte: 100, days: 100 },
      { schoolYear: '2020-21', fte: 25 },
    );
    expect([0.5, 1, 1.01].map((least) => posts(least)({ facts: { service } }).outcome)).toEqual([
      ...['met', 'undetermined', 'not_met'],
    ]);
  });

  test('may have a greatest amount', () => {
    const few = asking({
      kind: 'count',
      from: 'service',
      within: 'period',
      sum: 'days',
      at_most: 180,
      unit: days,
    });
    const withDays = (given: number) =>
      few({ facts: { service: served({ schoolYear: '2020-21', days: given }) } });
    expect(withDays(180).outcome).toBe('met');
    expect(withDays(181)).toMatchObject({
      outcome: 'not_met',
      codes: ['too_much'],
      missing: ['At most 180 days; there are 181.'],
    });
  });
});
