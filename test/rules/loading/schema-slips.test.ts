import { describe, expect, test } from '@jest/globals';
import { parseCases } from '../../../src/rules/cases/parse-cases.ts';
import { parsePolicy } from '../../../src/rules/index.ts';
import { CASES, POLICY } from '../../analyst/invented-policy.ts';

/** What is told, and how it is mended, of a policy with one line written otherwise. */
function told(from: string, to: string): readonly string[] {
  const text = POLICY.replace(from, to);
  if (text === POLICY) throw new Error(`${from} is not in the policy`);
  const read = parsePolicy(text, 'p.yaml');
  return Array.isArray(read) ? read.map(({ key, what, remedy }) => `${key} ${what}. ${remedy}`) : [];
}

describe('what a slip is told with', () => {
  test.each([
    [
      'the words that are allowed, and the nearest',
      ['selected_by: expiration', 'selected_by: expirations'],
      'selected_by is nothing that can stand here. Did you mean expiration?',
    ],
    [
      'everything that may stand there',
      ['selected_by: expiration', 'selected_by: 5'],
      'selected_by is nothing that can stand here. Write expiration, cycle_start, issue, application, as_of or a setting, or a list.',
    ],
    [
      'the keys of the place',
      ['unit: { one: hour, many: hours }', 'unit: { one: hour, many: hours, whatever: no }'],
      'unit.whatever is no key here. Keys here are: one, many.',
    ],
    [
      'the keys of the place, where the key belongs to another',
      ['unit: { one: hour, many: hours }', 'unit: { one: hour, many: hours, percent: 5 }'],
      'unit.percent is no key here. It belongs elsewhere. Keys here are: one, many.',
    ],
    [
      'what is to be added',
      ['unit: { one: hour, many: hours }', 'unit: { one: hour }'],
      'unit.many is missing. Add it: a text.',
    ],
    ['a number for a text', ['one: hour', 'one: 5'], 'unit.one is a number. Write a text, in quotes.'],
    ['a text for a number', ['version: 1', 'version: one'], 'version is a text. Write a number.'],
    [
      'a number that is too little',
      ['version: 1', 'version: 0'],
      'version is too little. Write a number from 1 on.',
    ],
    ['a list for a text', ['one: hour', 'one: []'], 'unit.one is a list. Write a text.'],
    ['nothing', ['one: hour', 'one: '], 'unit.one is empty. Write a text.'],
    [
      'a map for a list',
      ['acts: [approved]', 'acts: { approved: 1 }'],
      'credits.counts_when.acts is a map. Write a list.',
    ],
    [
      'an empty list',
      ['acts: [approved]', 'acts: []'],
      'credits.counts_when.acts is empty. Write at least one.',
    ],
    [
      'a condition that is a list',
      ['where: { unit: clock_hour }', 'where: [clock_hour]'],
      'credits.entries.0.where is a list. Write a map of attributes, each with its test.',
    ],
    [
      'the word that was meant, where two neighbours of its letters changed places',
      ['where: { unit: clock_hour }', 'where: { ayn: [{ unit: clock_hour }] }'],
      'credits.entries.0.where.ayn is no key here. Did you mean any?',
    ],
    [
      'the word that was meant, and not what it held',
      ['where: { unit: clock_hour }', 'where: { rceorded: { from: acts, where: { act: plan_approval } } }'],
      'credits.entries.0.where.rceorded is no key here. Did you mean recorded?',
    ],
    [
      'two that exclude each other',
      ['worth: { per_unit: 1 }', 'worth: { per_unit: 1, each: 1 }'],
      'credits.entries.0.worth gives not exactly one of per_unit, each, split, by. Give exactly one of them.',
    ],
  ] as const)('%s', (_, [from, to], problem) => {
    expect(told(from, to)).toEqual([problem]);
  });

  test('is the same in a file of cases', () => {
    const text = CASES.replace('outcome: met', 'outcome: yes');
    expect(parseCases(text, 'p.cases.yaml')).toMatchObject([
      { key: 'cases.0.expect.outcome', remedy: expect.stringContaining('met, not_met, undetermined') },
    ]);
  });
});
