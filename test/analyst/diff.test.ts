import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { changesOf } from '../../src/analyst/diff/changes.ts';
import { type DataMap, edited, isMap, membersOf, type Path } from '../../src/analyst/mutants/data.ts';
import { FileError } from '../../src/analyst/usage.ts';
import { atDesk } from './desk.ts';
import { CASES, POLICY } from './invented-policy.ts';

const HIGHER = POLICY.replace('version: 1\n', 'version: 2\n')
  .replace('at_least: 100\n', 'at_least: 99.5\n')
  .replace('At least 100 hours.', 'At least 99.5 hours.');

const compared = (fresh: string, cases = CASES) =>
  atDesk({ 'old.yaml': POLICY, 'new.yaml': fresh, 'old.cases.yaml': cases }, [
    'diff',
    'old.yaml',
    'new.yaml',
  ]);

describe('the difference of two policies', () => {
  test('is told by part and in words, with the cases that flip', () => {
    const almost = CASES.replace('ninety-nine are too few', 'ninety-nine and a half').replaceAll(
      '99 ',
      '99.5 ',
    );
    const { exit, printed } = compared(HIGHER, almost.replace(/missing: \[.*?\], /, ''));
    expect(printed).toBe(`The file
  version: 1 becomes 2

What is required
  hours
    asks: "At least 100 hours." becomes "At least 99.5 hours."
    at least: 100 becomes 99.5

2 cases, 1 of them with another outcome.
  ninety-nine and a half: not met to met (no longer short_of_total)`);
    expect(exit).toBe(1);
  });

  test('tells what is added, what is taken out, and what only moved', () => {
    const entry = /    - id: clock_hours[^]*?(?=require:)/.exec(POLICY)?.[0] ?? '';
    const more = entry.replace('clock_hours', 'lectures').replace('unit: clock_hour', 'unit: lecture');
    const two = POLICY.replace(entry, entry + more);
    const turned = POLICY.replace(entry, more + entry);
    const told = (old: string, fresh: string) =>
      atDesk({ 'old.yaml': old, 'new.yaml': fresh }, ['diff', 'old.yaml', 'new.yaml']).printed;
    expect(told(POLICY, two)).toContain('lectures is added: id lectures, from credits, ');
    expect(told(two, POLICY)).toContain('lectures is taken out: ');
    expect(told(two, turned)).toContain('entries stand in another order: lectures, clock_hours');
    expect(told(two, turned)).not.toContain('is added');
  });

  test('tells cases that are answered otherwise with the same outcome', () => {
    const fewer = POLICY.replace('worth: { per_unit: 1 }', 'worth: { per_unit: 2 }').replace(
      'at_least: 100\n',
      'at_least: 200\n',
    );
    const { printed } = compared(fewer);
    expect(printed).toContain('2 cases, 0 of them with another outcome.');
    expect(printed).toMatch(
      /same outcome, and another amount.*\n {2}a hundred hours suffice\n {2}ninety-nine/,
    );
  });

  test('is none between two that say the same', () => {
    expect(compared(POLICY)).toEqual({
      exit: 0,
      printed: 'Both say the same.\n\n2 cases, 0 of them with another outcome.',
    });
  });

  test('asks cases of other files too, and each once', () => {
    const files = { 'old.yaml': POLICY, 'new.yaml': HIGHER, 'a.yaml': CASES, 'b.yaml': CASES };
    const { printed } = atDesk(files, [
      'diff',
      'old.yaml',
      'new.yaml',
      '--cases',
      'a.yaml',
      '--cases',
      'b.yaml',
    ]);
    expect(printed).toContain('\n2 cases, ');
  });

  test('names what is wrong with either', () => {
    const { exit, printed } = compared(POLICY.replace('years: 5', 'years: five'));
    expect(printed).toMatch(/^new\.yaml:\d+ terms\.0\.years /);
    expect(exit).toBe(1);
  });

  test('is asked of two of one state and strand', () => {
    const other = POLICY.replace('state: ZZ', 'state: YY').replaceAll('ZZ.', 'YY.');
    expect(() => compared(other)).toThrow(FileError);
    expect(() => atDesk({ 'old.yaml': POLICY }, ['diff', 'old.yaml'])).toThrow('diff takes two policy files');
  });
});

describe('the changes between two texts', () => {
  const law = parse(POLICY) as DataMap;
  const pathsIn = (value: unknown, path: Path): readonly Path[] =>
    membersOf(value).flatMap(([key, member]) => [[...path, key], ...pathsIn(member, [...path, key])]);
  const paths = pathsIn(law, []);

  test('name the one place that was changed, added or taken out, from either side', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.constantFrom('another', 7, undefined), (path, value) => {
        const fresh = edited(law, path, value);
        if (!isMap(fresh)) throw new Error('A policy without anything is none.');
        const there = changesOf(law, fresh);
        const back = changesOf(fresh, law);
        expect(there.length).toBeGreaterThan(0);
        for (const { within, what } of [...there, ...back]) expect([...within, what][0]).toBe(path[0]);
        const inOrder = (pairs: readonly unknown[]) => pairs.map((pair) => JSON.stringify(pair)).sort();
        expect(inOrder(back.map(({ old, fresh: is }) => ({ was: is, is: old })))).toEqual(
          inOrder(there.map(({ old, fresh: is }) => ({ was: old, is }))),
        );
        expect(changesOf(fresh, fresh)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
