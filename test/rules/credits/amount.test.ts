import { describe, expect, test } from '@jest/globals';
import { countedOf, judge, reasonsOf, sentencesOf } from './judging.ts';

const TEN = { at_least: 10 };

describe('an amount of some credits', () => {
  const courses = { ...TEN, where: { kind: 'course' } };

  test.each([
    [1000, 'met'],
    [999, 'not_met'],
  ])('counts only those: with %d hundredths of a course it is %s', (quantity, outcome) => {
    const decision = judge({}, courses, [{ kind: 'course', quantity }, { quantity: 3000 }]);
    expect(decision.outcome).toBe(outcome);
    expect(reasonsOf(decision)).toEqual([[], ['not_asked_for']]);
  });

  test('says nothing of what others wait for', () => {
    const { missing } = judge({}, courses, [{ acts: {} }, { kind: 'course', title: 'Course', acts: {} }]);
    expect(missing).toContain('Not counted yet: Course. Have it approved.');
    expect(missing.join()).not.toContain('Activity');
  });

  test('is open where it cannot be said whether a credit is one of them', () => {
    const decision = judge({}, { ...TEN, where: { topic: 'reading' } }, [{}]);
    expect(decision).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_topic'],
      requirement: { counted: '0', possible: '10' },
      credits: [{ verdict: 'undetermined', counted: '0', reasons: [{ code: 'missing_topic' }] }],
    });
  });

  test('may count one part of a credit and not the other', () => {
    const entries = [{ where: { unit: 'clock_hour' }, worth: { split: { content: 6, pedagogy: 4 } } }];
    const decision = judge({ entries }, { at_least: 6, where: { categories: 'content' } }, [{}]);
    expect(decision.outcome).toBe('met');
    expect(decision.credits).toMatchObject([{ verdict: 'partly', worth: '10', counted: '6' }]);
    expect(sentencesOf(decision)).toEqual(['Nothing in this requirement counts the rest of it.']);
  });
});

describe('a minimum', () => {
  const content = { where: { categories: 'content' }, at_least: 5 };
  const amount = (minimum: object) => ({ ...TEN, of_which: [{ ...content, ...minimum }] });

  test.each([
    [{ since: '2024-06-30' }, 'not_met'],
    [{ since: '2024-07-01' }, 'met'],
    [{ before: '2024-06-30' }, 'met'],
    [{ since: '2019-07-02', keyed_by: 'cycle_start' }, 'met'],
    [{ when: { 'license.class': 'provisional' } }, 'met'],
  ])('is asked only where it is in force: %j', (force, outcome) => {
    const { outcome: found, requirement } = judge({}, amount(force), [{}]);
    expect(found).toBe(outcome);
    expect(requirement?.children.map((child) => child.outcome)).toEqual([
      outcome === 'met' ? 'not_applicable' : 'not_met',
    ]);
  });

  test('that may be in force leaves open what turns on it', () => {
    const perhaps = { when: { 'license.renewals': { at_least: 1 } } };
    const decision = judge({}, amount(perhaps), [{}]);
    expect(decision).toMatchObject({ outcome: 'undetermined', codes: ['missing_license_renewals'] });
    expect(decision.missing).toContain('The number of renewals of the license is not recorded.');
    expect(judge({}, amount(perhaps), [{ categories: ['content'] }]).outcome).toBe('met');
    expect(judge({}, amount(perhaps), [{ quantity: 999 }]).outcome).toBe('not_met');
  });

  test('that may not be in force does not hold what another one needs', () => {
    const split = {
      ...TEN,
      counting: 'exclusive_split',
      of_which: [
        { ...content, at_least: 10, when: { 'license.renewals': 1 } },
        { where: { categories: 'pedagogy' }, at_least: 10 },
      ],
    };
    const decision = judge({}, split, [{ categories: ['content', 'pedagogy'] }]);
    expect(decision.outcome).toBe('undetermined');
  });

  test.each([
    [150, 'met'],
    [149, 'not_met'],
  ])(
    'may be a share of what is required: %d hundredths of fifteen percent of ten hours',
    (quantity, outcome) => {
      const share = amount({ at_least: { percent: 15, of: 'required' } });
      expect(judge({}, share, [{}, { categories: ['content'], quantity }]).outcome).toBe(outcome);
    },
  );
});

describe('two amounts that look through different windows', () => {
  test('each tell what counts in them, and each activity stands once', () => {
    const both = {
      ...{ kind: 'all', id: 'both', asks: 'Both.' },
      of: [
        { kind: 'amount', id: 'now', asks: 'Ten.', since: 'unknown', at_least: 10 },
        {
          ...{ kind: 'amount', id: 'ever', asks: 'Twenty.', since: 'unknown', at_least: 20 },
          within: 'any_time',
        },
      ],
    };
    const decision = judge({}, both, [{ completedOn: '2015-01-01' }, {}]);
    expect(decision.outcome).toBe('met');
    expect(countedOf(decision)).toEqual(['10', '10']);
    expect(decision.credits.map(({ where }) => where.map(({ node }) => node))).toEqual([
      ['ever'],
      ['now', 'ever'],
    ]);
    expect(reasonsOf(decision)).toEqual([[], []]);
  });
});
