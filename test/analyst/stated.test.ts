import { describe, expect, test } from '@jest/globals';
import { isStated, statedDays } from '../../src/analyst/facts/stated-days.ts';
import { statedBy } from '../../src/analyst/facts/stated-numbers.ts';

describe('a text states a day', () => {
  test.each([
    ['from July 28, 2017', '2017-07-28', 'since'],
    ['from 28 Jul 2017 on', '2017-07-28', 'since'],
    ['expires 8/31/2019', '2019-08-31', 'since'],
    ['effective 2016-07-13', '2016-07-13', 'since'],
    ['as of Sept. 2024', '2024-09-01', 'since'],
    ['from 2024', '2024-01-01', 'since'],
    ['the school year 2019-20', '2019-07-01', 'since'],
    ['until June 30, 2013', '2013-07-01', 'before'],
    ['each August 31, first in 2019', '2019-08-31', 'since'],
    ['expires August 31', '08-31', 'ends_on'],
    ['expired on August 31, 2020', '08-31', 'ends_on'],
  ])('%j is %s', (text, day, key) => {
    expect(isStated(day, key, statedDays(text).days)).toBe(true);
  });

  test.each([
    ['from July 28, 2017', '2017-07-29', 'since'],
    ['until June 30, 2013', '2013-07-01', 'since'],
    ['from 2024', '2024-07-01', 'since'],
    ['as of Sept. 2024', '2024-09-02', 'since'],
    ['expires August 31', '08-30', 'ends_on'],
  ])('%j is not %s as %s', (text, day, key) => {
    expect(isStated(day, key, statedDays(text).days)).toBe(false);
  });
});

describe('a fact states a number', () => {
  const fact = { id: 'ZZ.a.1', source: 'https://example.org/9' };
  const numbersOf = (change: object) => [
    ...statedBy([{ fact: { ...fact, ...change }, notes: false }]).numbers,
  ];

  test.each([
    [{ value: 22.5 }, 22.5],
    [{ value: { PDP: 60 } }, 60],
    [{ value: { '5': 20 } }, 5],
    [{ value: [15, 5] }, 5],
    [{ value: '90' }, 90],
    [{ text: 'at most 1,200 hours' }, 1200],
    [{ text: 'Five years, twenty-four hours' }, 5],
    [{ text: 'Five years, twenty-four hours' }, 24],
    [{ inputs: '3 courses' }, 3],
  ])('%j states %d', (change, number) => {
    expect(numbersOf(change)).toContain(number);
  });

  test.each([
    ['its address', {}],
    ['its note', { note: 'or 9 hours' }],
    ['a date', { text: 'since 9 July 2017' }],
  ])('not by %s', (_, change) => {
    expect(numbersOf(change)).not.toContain(9);
  });
});
