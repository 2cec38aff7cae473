import { describe, expect, test } from '@jest/globals';
import { expectRefused, problemsAfter, type Refused } from './changed-policy.ts';

const CLOCK_HOURS = 'where: { unit: clock_hour }\n      worth: { per_unit: 1 }\n';

/** Another condition for clock hours, one line each. */
const where = (...lines: readonly string[]) =>
  `where:\n${lines.map((line) => `        ${line}\n`).join('')}      worth: { per_unit: 1 }\n`;

const REFUSED: readonly Refused[] = [
  {
    text: 'bounds of an amount that leave nothing between them',
    from: CLOCK_HOURS,
    to: where('quantity: { at_least: 10, at_most: 9.5 } # here'),
    key: 'entries.1.where.quantity.at_most',
    what: 'lies below the least that is asked',
    remedy: 'Correct one of the two bounds.',
  },
  {
    text: 'days that leave nothing between them',
    from: CLOCK_HOURS,
    to: where('completed_on:', '  at_least: 2024-07-01', '  at_most: 2024-06-30 # here'),
    key: 'where.completed_on.at_most',
    what: 'lies below the least that is asked',
    remedy: 'Correct one of the two bounds.',
  },
  {
    text: 'a value and its negation',
    from: CLOCK_HOURS,
    to: where('unit: clock_hour', 'not: { unit: [clock_hour, ceu] } # here'),
    key: 'where.not',
    what: 'denies what is asked beside it',
    remedy: 'Take one of the two out.',
  },
  {
    text: 'a range and the denial of a wider one',
    from: CLOCK_HOURS,
    to: where('quantity: { at_least: 20 }', 'not: { quantity: { at_least: 10 } } # here'),
    key: 'where.not',
    what: 'denies what is asked beside it',
    remedy: 'Take one of the two out.',
  },
  {
    text: 'alternatives each of which is denied beside them',
    from: CLOCK_HOURS,
    to: where('any: [{ unit: clock_hour }, { unit: ceu }]', 'not: { unit: [clock_hour, ceu] } # here'),
    key: 'where.not',
    what: 'denies what is asked beside it',
    remedy: 'Take one of the two out.',
  },
  {
    text: 'an alternative that what is asked beside it rules out',
    from: CLOCK_HOURS,
    to: where('unit: clock_hour', 'any:', '  - { kind: workshop }', '  - { unit: ceu } # here'),
    key: 'where.any.1',
    what: 'can never be so together with what is asked beside any',
    remedy: 'Take it out',
  },
  {
    text: 'an alternative that denies what is asked beside it',
    from: CLOCK_HOURS,
    to: where(
      'unit: clock_hour',
      'any:',
      '  - { kind: workshop }',
      '  - { not: { unit: clock_hour } } # here',
    ),
    key: 'where.any.1.not',
    what: 'denies what is asked beside it',
    remedy: 'Take one of the two out.',
  },
  {
    text: 'a contradiction in whom a clause is for',
    from: 'license.first_term: true }',
    to: 'license.first_term: true, not: { license.first_term: true } } # here',
    key: 'require.1.for.not',
    what: 'denies what is asked beside it',
    remedy: 'Take one of the two out.',
  },
  {
    text: 'a last day of the term that no year has',
    from: 'ends_on: 08-31\n',
    to: 'ends_on: 06-31 # here\n',
    key: 'terms.0.ends_on',
    what: 'is not a day of every year',
    remedy: 'Write month and day such as 08-31.',
  },
];

describe('what nothing can ever be is refused:', () => {
  test.each(REFUSED)('$text', expectRefused);
});

describe('a condition something may fit is let through:', () => {
  test.each([
    ['one of several categories and not another', ['categories: content', 'not: { categories: pedagogy }']],
    ['a range without a part of it', ['quantity: { at_least: 10 }', 'not: { quantity: { at_least: 20 } }']],
    ['bounds that meet', ['quantity: { at_least: 10, at_most: 10 }']],
    [
      'one category and another',
      ['categories: content', 'any: [{ categories: pedagogy }, { kind: workshop }]'],
    ],
    [
      'one alternative of two is denied',
      ['any: [{ unit: ceu }, { unit: clock_hour }]', 'not: { unit: ceu }'],
    ],
  ])('%s', (_, lines) => {
    expect(problemsAfter({ from: CLOCK_HOURS, to: where(...lines) })).toEqual([]);
  });
});
