import { describe, expect, test } from '@jest/globals';
import { cite } from '../policy-support.ts';
import { amountOf, countedOf, judge, reasonsOf, sentencesOf } from './judging.ts';

const TWENTY = { at_least: 20 };
const online = { where: { delivery: 'online' }, at_most: 10 };

const ONLINE = { delivery: 'online' };
const IN_PERSON = { delivery: 'in_person' };

describe('a cap', () => {
  test.each([
    [999, 'not_met', ['9.99', '10'], [[], []]],
    [1000, 'met', ['10', '10'], [[], []]],
    [1001, 'met', ['10', '10'], [['over_cap'], []]],
  ])('counts up to its limit: of %d hundredths online it is %s', (quantity, outcome, counted, reasons) => {
    const decision = judge({ caps: [online] }, TWENTY, [{ ...ONLINE, quantity }, IN_PERSON]);
    expect(decision.outcome).toBe(outcome);
    expect(countedOf(decision)).toEqual(counted);
    expect(reasonsOf(decision)).toEqual(reasons);
  });

  test.each([
    [10, 'met'],
    [9.99, 'not_met'],
  ])('of %d hours leaves twenty in all: %s', (at_most, outcome) => {
    const caps = [{ ...online, at_most }];
    expect(judge({ caps }, TWENTY, [{ ...ONLINE, quantity: 3000 }, IN_PERSON]).outcome).toBe(outcome);
  });

  test('uses the oldest first, and tells each credit what it took', () => {
    const decision = judge({ caps: [{ ...online, asks: 'At most 10 hours online.' }] }, TWENTY, [
      { ...ONLINE, completedOn: '2021-03-01', quantity: 600 },
      { ...ONLINE, completedOn: '2021-01-01', quantity: 600 },
      { ...ONLINE, completedOn: '2021-05-01', quantity: 100 },
    ]);
    expect(decision.credits.map(({ counted, verdict }) => [counted, verdict])).toEqual([
      ['6', 'counted'],
      ['4', 'partly'],
      ['0', 'not_counted'],
    ]);
    expect(sentencesOf(decision)).toEqual([
      '2 hours do not count: At most 10 hours online.',
      '1 hour does not count: At most 10 hours online.',
    ]);
    expect(decision.codes).toEqual(['over_cap', 'short_of_total']);
    expect(decision.missing).toEqual([
      '10 more hours by 30 June 2024.',
      '3 hours do not count: At most 10 hours online.',
    ]);
  });

  test.each([
    ['from all', { from: 'all' }, '35'],
    ['from one of two', { from: ['online'] }, '30'],
    ['from one for some credits', { from: ['online'], where: { kind: 'course' } }, '25'],
    ['from none', undefined, '10'],
  ])('of the section does not bind an amount that is spared %s', (_, spared, counted) => {
    const mentoring = { id: 'mentoring', where: { kind: 'mentoring' }, at_most: 5 };
    const credits = [
      { ...ONLINE, quantity: 1500 },
      { ...ONLINE, quantity: 500, kind: 'course' },
      { ...ONLINE, quantity: 500, kind: 'course' },
      { kind: 'mentoring', quantity: 1000, ...IN_PERSON },
    ];
    const given = credits.slice(0, spared === undefined ? 3 : 4);
    const section = { caps: [{ ...online, id: 'online' }, mentoring] };
    const decision = judge(section, { at_least: 40, ...(spared === undefined ? {} : { spared }) }, given);
    expect(decision.requirement?.counted).toBe(counted);
  });

  test.each([
    ['2022-02-28', '2022-03-01', 20],
    ['2022-03-01', '2023-02-28', 10],
  ])('for each year that begins on a day counts %s and %s as %d', (first, second, counted) => {
    const yearly = { at_most: 10, per: { years_from: '03-01' } };
    const credits = [first, second].map((completedOn) => ({ completedOn, quantity: 1000 }));
    const decision = judge({ caps: [yearly] }, TWENTY, credits);
    expect(decision.requirement?.counted).toBe(String(counted));
  });

  test('that is not there spares nobody', () => {
    const spared = (from: unknown) => () =>
      judge({ caps: [{ ...online, id: 'online' }] }, { ...TWENTY, spared: { from } }, []);
    expect(spared(['onlin'])).toThrow('names onlin, which credits.caps does not declare');
    expect(spared('al')).toThrow('Write all, or a list of ids');
    expect(() => judge({}, { ...TWENTY, spared: { from: 'all' } }, [])).toThrow('credits has none');
  });

  test('of an amount binds that amount alone', () => {
    const both = {
      ...{ kind: 'all', id: 'both', asks: 'Both.' },
      of: [amountOf({ ...TWENTY, caps: [online] }), amountOf({ ...TWENTY, id: 'other_hours' })],
    };
    const { requirement } = judge({}, both, [{ ...ONLINE, quantity: 2000 }]);
    expect(requirement?.children.map(({ outcome }) => outcome)).toEqual(['not_met', 'met']);
  });

  test('stands beside those of the section, and a credit is told of each that is reached', () => {
    const caps = [online];
    const own = [{ where: { kind: 'course' }, at_most: 5 }];
    const decision = judge({ caps }, { ...TWENTY, caps: own }, [
      { ...ONLINE, kind: 'course', quantity: 1500, completedOn: '2021-01-01' },
      { ...ONLINE, quantity: 1500, completedOn: '2021-01-02' },
    ]);
    expect(countedOf(decision)).toEqual(['5', '5']);
    expect(sentencesOf(decision)).toEqual([
      '10 hours do not count: What cap_0 allows.',
      '10 hours do not count: What own_cap_0 allows.',
      '10 hours do not count: What cap_0 allows.',
    ]);
  });

  test.each([
    [10, 'met', '10'],
    [9.99, 'not_met', '9.99'],
  ])('without a condition limits everything: at most %d', (at_most, outcome, counted) => {
    const decision = judge({}, { at_least: 10, caps: [{ at_most }] }, [{ quantity: 5000 }]);
    expect(decision).toMatchObject({ outcome, requirement: { counted } });
  });
});

describe('a cap for each value', () => {
  const per = { ...online, per: 'school_year' };

  test('limits each school year by itself', () => {
    const decision = judge({ caps: [per] }, TWENTY, [
      { ...ONLINE, completedOn: '2020-06-30', quantity: 1500 },
      { ...ONLINE, completedOn: '2020-07-01', quantity: 1500 },
    ]);
    expect(decision.outcome).toBe('met');
    expect(countedOf(decision)).toEqual(['10', '10']);
    const oneYear = [
      { ...ONLINE, completedOn: '2020-07-01', quantity: 1500 },
      { ...ONLINE, completedOn: '2021-06-30', quantity: 1500 },
    ];
    expect(judge({ caps: [per] }, TWENTY, oneYear).outcome).toBe('not_met');
  });

  test('of which the value is missing may be over any of them', () => {
    const byTopic = { at_most: 10, per: 'topic' };
    const credits = [{ topic: 'a' }, { quantity: 1000 }];
    const decision = judge({ caps: [byTopic] }, TWENTY, credits);
    expect(decision.outcome).toBe('undetermined');
    expect(decision.codes).toContain('missing_topic');
    expect(decision.requirement).toMatchObject({ counted: '10', possible: '20' });
    expect(judge({ caps: [byTopic] }, { at_least: 20.01 }, credits).outcome).toBe('not_met');
  });

  test('limits several without a value together, for they may share one', () => {
    const byTopic = { at_most: 10, per: 'topic' };
    expect(judge({ caps: [byTopic] }, TWENTY, [{}, {}]).outcome).toBe('undetermined');
    expect(judge({ caps: [byTopic] }, { at_least: 10 }, [{}, {}]).outcome).toBe('met');
    expect(judge({ caps: [byTopic] }, { at_least: 20.01 }, [{}, { quantity: 1500 }]).outcome).toBe('not_met');
  });
});

describe('how much a cap allows', () => {
  test.each([
    [600, 'met'],
    [599, 'not_met'],
  ])('may be a share of what is required: with %d hundredths in person it is %s', (quantity, outcome) => {
    const caps = [{ where: { delivery: 'online' }, at_most: { percent: 40, of: 'required' } }];
    const decision = judge({ caps }, { at_least: 10 }, [
      { ...ONLINE, quantity: 3000 },
      { ...IN_PERSON, quantity },
    ]);
    expect(decision.outcome).toBe(outcome);
  });

  test('may turn on a setting, and then leaves open only what turns on it', () => {
    const caps = [{ where: { delivery: 'online' }, at_most: { setting: 'most' } }];
    const settings = { most: { asks: 'How many?', because: 'No source says.' } };
    const credits = [{ ...ONLINE, quantity: 1500 }, IN_PERSON];
    expect(judge({ caps }, TWENTY, credits, { settings })).toMatchObject({
      outcome: 'undetermined',
      codes: ['cap_open', 'setting_unconfirmed'],
    });
    expect(judge({ caps }, { at_least: 10 }, credits, { settings }).outcome).toBe('met');
    expect(judge({ caps }, { at_least: 26 }, credits, { settings }).outcome).toBe('not_met');
    expect(judge({ caps }, TWENTY, credits, { settings, confirmed: { most: '9.99' } }).outcome).toBe(
      'not_met',
    );
    expect(judge({ caps }, TWENTY, credits, { settings, confirmed: { most: '10' } }).outcome).toBe('met');
  });

  test('is nothing at all while no version of it is in force', () => {
    const caps = [{ ...online, at_most: [{ is: 10, since: '2024-07-01' }] }];
    expect(judge({ caps }, TWENTY, [{ ...ONLINE, quantity: 2000 }]).outcome).toBe('met');
  });
});

describe('a cap that is in force only for some', () => {
  const credits = [{ ...ONLINE, quantity: 2000 }];

  test.each([
    [{ since: '2024-06-30' }, 'not_met'],
    [{ since: '2024-07-01' }, 'met'],
    [{ before: '2024-06-30' }, 'met'],
    [{ since: '2019-07-02', keyed_by: 'cycle_start' }, 'met'],
    [{ when: { 'license.class': 'professional' } }, 'not_met'],
    [{ when: { 'license.class': 'provisional' } }, 'met'],
  ])('%j', (force, outcome) => {
    expect(judge({ caps: [{ ...online, ...force }] }, TWENTY, credits).outcome).toBe(outcome);
  });

  test.each([
    ['2023-06-30', 'not_met'],
    ['2023-07-01', 'met'],
  ])('is not asked in its first year where new rules wait one: since %s it is %s', (since, outcome) => {
    const more = { new_rules_wait: { years: 1, cite } };
    const cap = { ...online, since };
    expect(judge({ caps: [cap] }, TWENTY, credits, { more }).outcome).toBe(outcome);
    expect(judge({}, { ...TWENTY, caps: [cap] }, credits, { more }).outcome).toBe(outcome);
  });

  test('leaves open what turns on whether it is', () => {
    const caps = [{ ...online, when: { 'license.renewals': 1 } }];
    expect(judge({ caps }, TWENTY, credits)).toMatchObject({
      outcome: 'undetermined',
      codes: ['cap_open', 'missing_license_renewals'],
      missing: [
        '10 more hours by 30 June 2024.',
        '10 hours may not count: What cap_0 allows.',
        'The number of renewals of the license is not recorded.',
      ],
    });
    expect(judge({ caps }, { at_least: 10 }, credits).outcome).toBe('met');
  });

  test('leaves open what turns on whether it concerns an activity', () => {
    expect(judge({ caps: [online] }, TWENTY, [{ quantity: 2000 }])).toMatchObject({
      outcome: 'undetermined',
      codes: ['cap_open', 'missing_delivery'],
      requirement: { counted: '10', possible: '20' },
      credits: [{ verdict: 'undetermined', counted: '10', worth: '20', reasons: [{ code: 'cap_open' }] }],
    });
  });

  test('does not concern what is no credit and has no such attribute', () => {
    const entries = [{ from: 'evaluations', worth: { by: 'score', table: { 5: 20 } } }];
    const rated = { state: 'ZZ', schoolYear: '2020-21', score: '5', employer: 'district', eventId: 'rated' };
    const decision = judge({ entries, caps: [online] }, TWENTY, [], { facts: { evaluations: [rated] } });
    expect(decision.outcome).toBe('met');
  });
});

describe('caps and minimums', () => {
  const content = { where: { categories: 'content' }, at_least: 10 };
  const pedagogy = { where: { categories: 'pedagogy' }, at_least: 10 };
  const minimums = [content, pedagogy];
  const split = { at_least: 20, counting: 'exclusive_split', of_which: minimums };
  const whole = { ...split, counting: 'exclusive_whole' };
  const overlap = { ...split, at_least: 10, counting: 'overlap' };

  test.each([
    ['exclusive_split', split],
    ['exclusive_whole', whole],
  ])('choose what counts so that minimums are filled, before the older: %s', (_, amount) => {
    const decision = judge({ caps: [{ ...online, at_most: 10 }] }, amount, [
      { ...ONLINE, categories: ['content'], completedOn: '2021-01-01' },
      { ...ONLINE, categories: ['pedagogy'], completedOn: '2021-01-02' },
      { ...IN_PERSON, categories: ['content'], completedOn: '2021-01-03' },
    ]);
    expect(decision.outcome).toBe('met');
    expect(countedOf(decision)).toEqual(['0', '10', '10']);
  });

  test.each([
    [10, 'met'],
    [9.99, 'not_met'],
  ])('must be satisfied at once, also where an hour counts in both: at most %d', (at_most, outcome) => {
    const decision = judge({ caps: [{ ...online, at_most }] }, overlap, [
      { ...ONLINE, categories: ['content', 'pedagogy'], quantity: 3000 },
    ]);
    expect(decision.outcome).toBe(outcome);
  });

  test('that lie across each other are solved, not guessed', () => {
    // Of a, b and c at most ten hours of each two together: five of each, where the oldest alone would be ten.
    const caps = [
      ['a', 'b'],
      ['b', 'c'],
      ['a', 'c'],
    ].map((kind) => ({ where: { kind }, at_most: 10 }));
    const credits = ['a', 'b', 'c'].map((kind) => ({ kind }));
    const decision = judge({ caps }, { at_least: 15 }, credits);
    expect(decision.outcome).toBe('met');
    expect(countedOf(decision)).toEqual(['5', '5', '5']);
    expect(judge({ caps }, { at_least: 15.01 }, credits).outcome).toBe('not_met');
  });

  test('let a credit count in part at its one place', () => {
    const caps = [{ where: { delivery: 'online' }, at_most: 15 }];
    const credits = [
      { ...ONLINE, categories: ['content', 'pedagogy'], completedOn: '2021-01-01' },
      { ...ONLINE, categories: ['content', 'pedagogy'], completedOn: '2021-01-02' },
    ];
    const five = (at_least: number) => ({
      ...{ at_least: 15, counting: 'exclusive_whole' },
      of_which: [content, { ...pedagogy, at_least }],
    });
    const decision = judge({ caps }, five(5), credits);
    expect(decision.outcome).toBe('met');
    expect(countedOf(decision)).toEqual(['10', '5']);
    expect(judge({ caps }, five(5.01), credits).outcome).toBe('not_met');
  });
});
