import { describe, expect, test } from '@jest/globals';
import type { CreditFact } from '../../src/domain/facts.ts';
import { evaluate } from '../../src/rules/index.ts';
import { judge } from './credits/judging.ts';
import { credit, factsFor } from './facts-support.ts';
import { cite, invented } from './policy-support.ts';

const ACCEPT = [
  { code: 'grade_too_low', because: 'The grade is too low.', where: { grade: ['A', 'B'] }, cite },
];

/** Courses count double with an A or B; a topic counts from 20 hours on. */
const policy = invented({
  tree: {
    ...{ kind: 'amount', id: 'hours', asks: 'Forty hours.', since: 'unknown', at_least: 40 },
    counting: 'exclusive_split',
    of_which: [
      { id: 'a', asks: 'Ten of a.', label: 'a', where: { categories: 'a' }, at_least: 10 },
      { id: 'b', asks: 'Ten of b.', label: 'b', where: { categories: 'b' }, at_least: 10 },
    ],
  },
  entries: [
    { where: { kind: 'course' }, accept: ACCEPT, worth: { per_unit: 2 } },
    { where: { unit: 'clock_hour' }, worth: { per_unit: 1 } },
  ],
  floors: [{ asks: 'Twenty in a topic.', by: 'topic', at_least: 20 }],
});

const ACTS = { approvedOn: '2021-01-02' };

function reasonOf(given: Partial<CreditFact>): string | undefined {
  const { credits } = evaluate(policy, new Map(), factsFor('ZZ', {}, [credit(given)]), '2024-06-30');
  return credits[0]?.reasons[0]?.code;
}

describe('an activity is judged in this order:', () => {
  const worst = { kind: 'course', grade: 'F', topic: 't', quantity: 100, completedOn: '2019-06-30' };

  test('first whether it lies in the period', () => {
    expect(reasonOf(worst)).toBe('outside_period');
  });

  test('then whether the day asked about has seen it', () => {
    const { credits } = evaluate(
      policy,
      new Map(),
      factsFor('ZZ', {}, [credit({ ...worst, completedOn: '2021-01-01' })]),
      '2020-12-31',
    );
    expect(credits[0]?.reasons[0]?.code).toBe('not_yet');
  });

  test('then the act that makes it count', () => {
    expect(reasonOf({ ...worst, completedOn: '2021-01-01' })).toBe('awaiting_approval');
  });

  test('then the tests it must pass', () => {
    expect(reasonOf({ ...worst, completedOn: '2021-01-01', acts: ACTS })).toBe('grade_too_low');
  });

  test('then the floor, by what it is worth and not by what was claimed', () => {
    const course = { kind: 'course', grade: 'A', topic: 't', acts: ACTS };
    expect(reasonOf({ ...course, quantity: 999 })).toBe('below_topic_floor');
    expect(reasonOf({ ...course, quantity: 1000 })).toBeUndefined();
  });

  test('and last where it goes: a topic below its floor fills no minimum', () => {
    const facts = factsFor('ZZ', {}, [
      credit({ credit: 'c1', categories: ['a'], topic: 't', quantity: 1999, acts: ACTS }),
      credit({ credit: 'c2', categories: ['a', 'b'], topic: 'u', quantity: 4000, acts: ACTS }),
    ]);
    const { outcome, requirement, credits } = evaluate(policy, new Map(), facts, '2024-06-30');
    expect(outcome).toBe('met');
    expect(requirement?.counted).toBe('40');
    expect(credits.map(({ where }) => where)).toEqual([
      [],
      [
        { node: 'a', amount: '10', again: false },
        { node: 'b', amount: '10', again: false },
        { node: 'hours', amount: '20', again: false },
      ],
    ]);
  });

  test('by the first rule that fits, even where a later one would give more', () => {
    const facts = factsFor('ZZ', {}, [
      credit({ kind: 'course', grade: 'F', quantity: 4000, topic: 't', acts: ACTS }),
    ]);
    expect(evaluate(policy, new Map(), facts, '2024-06-30').requirement?.counted).toBe('0');
  });
});

describe('a longer way is gone in this order:', () => {
  /** Ten hours of an activity; each step below takes something off that a later one would see differently. */
  const section = {
    entries: [
      {
        where: { kind: 'course' },
        accept: [{ code: 'not_assessed', because: 'No assessment.', where: { assessed: true }, cite }],
        worth: { per_unit: 2, smallest: 2, steps_of: 5 },
      },
      { where: { unit: 'clock_hour' }, worth: { per_unit: 1 } },
    ],
    carry_over: { span: { from: '2018-07-01', to: '2019-06-30' }, at_most: 8 },
    used_once: {},
    floors: [{ asks: 'Ten in a topic.', by: 'topic', at_least: 10 }],
    caps: [{ where: { delivery: 'online' }, at_most: 12 }],
  };
  const course = { kind: 'course', assessed: true, delivery: 'in_person' };
  const usedUp = (amount: number) => [{ for: 'period-0', on: '2021-01-01', amount }];
  const first = (given: Partial<CreditFact>) => {
    const [told] = judge(section, { at_least: 40 }, [given]).credits;
    return { counted: told?.counted, codes: told?.reasons.map(({ code }) => code) };
  };

  test('the smallest amount and whole steps are those of the conversion, before use comes off', () => {
    expect(first({ ...course, quantity: 99 })).toEqual({ counted: '0', codes: ['below_smallest'] });
    // Twice 11 are 22, in steps of 5 are 20; of these 1 was used, and 19 is no whole step any more.
    expect(first({ ...course, quantity: 1100, used: usedUp(100) })).toEqual({
      counted: '19',
      codes: ['over_whole_steps', 'used_elsewhere'],
    });
  });

  test('acceptance before conversion, and use only of what is accepted', () => {
    const refused = { ...course, assessed: false, quantity: 10, used: usedUp(1) };
    expect(first(refused).codes).toEqual(['not_assessed']);
  });

  test('floors see what earlier use left', () => {
    expect(first({ topic: 't', used: usedUp(1) })).toEqual({
      counted: '0',
      codes: ['below_topic_floor', 'used_elsewhere'],
    });
    expect(first({ topic: 't', quantity: 1001, used: usedUp(1) }).counted).toBe('10');
  });

  test('caps see what floors left, and floors not what caps take', () => {
    const [lost, kept] = judge(section, { at_least: 1 }, [
      { delivery: 'online', topic: 't', quantity: 900, completedOn: '2021-01-01' },
      { delivery: 'online', topic: 'u', quantity: 1500, completedOn: '2021-01-02' },
    ]).credits;
    expect([lost?.counted, kept?.counted]).toEqual(['0', '12']);
  });

  test('what is carried over goes the whole way, and is capped with the others', () => {
    const earlier = { completedOn: '2019-01-01' };
    expect(first({ ...earlier, topic: 't', quantity: 999 }).codes).toEqual(['below_topic_floor']);
    expect(first({ ...earlier, topic: 't' })).toEqual({ counted: '8', codes: ['carried_over_cap'] });
    const both = judge(section, { at_least: 1 }, [
      { ...earlier, delivery: 'online' },
      { delivery: 'online', completedOn: '2021-01-01' },
    ]);
    expect(both.credits.map(({ counted }) => counted)).toEqual(['8', '4']);
  });

  test('caps of the amount stand beside those of the section, before minimums are filled', () => {
    const amount = {
      ...{ at_least: 5, caps: [{ where: { topic: 'x' }, at_most: 5 }] },
      of_which: [{ where: { categories: 'a' }, at_least: 6 }],
    };
    const decision = judge(section, amount, [{ topic: 'x', categories: ['a'], quantity: 2000 }]);
    expect(decision).toMatchObject({ outcome: 'not_met', requirement: { counted: '5' } });
    expect(decision.codes).toEqual(['over_cap', 'short_of_minimum']);
  });
});

describe('a conversion that changed', () => {
  const dated = invented({
    tree: { kind: 'amount', id: 'hours', asks: 'Hours.', since: 'unknown', at_least: 40 },
    entries: [
      { where: { unit: 'clock_hour' }, before: '2021-07-01', worth: { per_unit: 1 } },
      { where: { unit: 'clock_hour' }, since: '2021-07-01', worth: { per_unit: 2 } },
    ],
  });

  test.each([
    ['2021-06-30', '10'],
    ['2021-07-01', '20'],
  ])('goes by the day of completion: %s gives %s', (completedOn, counted) => {
    const facts = factsFor('ZZ', {}, [credit({ completedOn, acts: { approvedOn: '2022-01-01' } })]);
    expect(evaluate(dated, new Map(), facts, '2024-06-30').requirement?.counted).toBe(counted);
  });
});

describe('an amount that changed', () => {
  const dated = invented({
    selected_by: 'as_of',
    tree: {
      ...{ kind: 'amount', id: 'hours', asks: 'Hours.', since: 'unknown' },
      at_least: [
        { is: 10, before: '2022-01-01' },
        { is: 20, since: '2022-01-01' },
      ],
    },
  });

  test.each([
    ['2021-12-31', '10', 'met', '2022-01-01'],
    ['2022-01-01', '20', 'not_met', '2024-07-01'],
  ])('goes by the day that selects the text: on %s it is %s', (asOf, required, outcome, holdsUntil) => {
    const facts = factsFor('ZZ', {}, [credit({ acts: { approvedOn: '2021-02-01' } })]);
    const answer = evaluate(dated, new Map(), facts, asOf);
    expect(answer).toMatchObject({ outcome, requirement: { required }, holdsUntil });
    expect(answer.selected).toEqual({ by: 'as_of', day: asOf });
  });
});

describe('what a decision rests on', () => {
  const policyOfActs = invented({
    acts: ['attested', 'approved'],
    tree: { kind: 'amount', id: 'hours', asks: 'Hours.', since: 'unknown', at_least: 20 },
  });

  test('is the strongest act, and what only attestation carries is summed', () => {
    const facts = factsFor('ZZ', {}, [
      credit({ credit: 'c1', acts: { attestedOn: '2021-01-02' } }),
      credit({ credit: 'c2', acts: { attestedOn: '2021-01-02', approvedOn: '2021-02-01' } }),
    ]);
    const { attestedOnly, credits } = evaluate(policyOfActs, new Map(), facts, '2024-06-30');
    expect(attestedOnly).toBe('10');
    expect(credits.map(({ restsOn }) => restsOn)).toEqual(['attestation', 'approval']);
  });
});
