import { describe, expect, test } from '@jest/globals';
import { evaluate, type CompiledPolicy } from '../../src/rules/index.ts';
import { credit, factsFor } from './facts-support.ts';
import { invented } from './policy-support.ts';

/** Credits are of ten hours each. */
const HOURS = { kind: 'amount', id: 'hours', asks: 'Enough hours?', since: 'unknown', at_least: 30 };
const UNGRADED = invented({
  tree: HOURS,
  acts: ['claimed'],
  entries: [{ where: { unit: 'clock_hour', grade: 'A' }, worth: { per_unit: 1 } }],
});

/** What is missing for as many credits as there are titles. */
function missing(policy: CompiledPolicy, titles: readonly string[]): readonly string[] {
  const credits = titles.map((title, i) => credit({ credit: `credit-${String(i).padStart(4, '0')}`, title }));
  return evaluate(policy, new Map(), factsFor('ZZ', {}, credits), '2022-01-01').missing;
}

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `Course ${i + 1}`);

describe('what is missing of many credits', () => {
  const waiting = invented({ tree: HOURS });

  test.each([
    [['Course 1'], 'Course 1'],
    [numbered(3), 'Course 1, Course 2 and Course 3'],
    [numbered(4), 'Course 1, Course 2, Course 3 and 1 other'],
    [numbered(3_000), 'Course 1, Course 2, Course 3 and 2997 others'],
    [['Course', 'Course', 'Course'], 'Course and 2 others'],
  ])('names three that wait at most, and counts the others: %#', (titles, named) => {
    expect(missing(waiting, titles)).toEqual([
      '30 more hours by 30 June 2024.',
      `Not counted yet: ${named}. Have it approved.`,
    ]);
  });

  const COUNTED = { kind: 'count', id: 'courses', asks: 'Enough courses?', from: 'credits', at_least: 1 };
  const ofGrade = invented({
    tree: {
      ...COUNTED,
      since: 'unknown',
      unit: { one: 'course', many: 'courses' },
      within: 'period',
      where: { grade: 'A' },
    },
    acts: ['claimed'],
  });

  test.each([
    ['an amount', UNGRADED],
    ['a count', ofGrade],
  ])('names three of which the same is not known at most, in %s', (_, policy) => {
    const [, ...reasons] = missing(policy, numbered(3_000));
    const because = 'The grade is not recorded.';
    expect(reasons).toEqual([
      ...numbered(3).map((title) => `${title}: ${because}`),
      `2997 others: ${because}`,
    ]);
    expect(missing(policy, numbered(3)).slice(1)).toEqual(reasons.slice(0, 3));
  });
});
