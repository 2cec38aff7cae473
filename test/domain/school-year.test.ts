import { expect, test } from '@jest/globals';
import { isSchoolYear, schoolYearOf } from '../../src/domain/values/day.ts';

test('A school year begins on 1 July, also over the turn of a century', () => {
  expect(schoolYearOf('2023-06-30')).toBe('2022-23');
  expect(schoolYearOf('2023-07-01')).toBe('2023-24');
  expect(schoolYearOf('2009-01-31')).toBe('2008-09');
  expect(schoolYearOf('1999-07-01')).toBe('1999-00');
  expect(schoolYearOf('2000-06-30')).toBe('1999-00');
});

test('Every day of 1900 to 2199 lies in a school year, and what is no such day in none', () => {
  for (let year = 1900; year <= 2199; year += 1) {
    expect(isSchoolYear(schoolYearOf(`${year}-12-31`))).toBe(true);
  }
  expect(schoolYearOf('1900-01-01')).toBe('1899-00');
  expect(schoolYearOf('2199-12-31')).toBe('2199-00');
  expect(() => schoolYearOf('20x4-01-01')).toThrow(RangeError);
});
