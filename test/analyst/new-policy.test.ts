import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { carryOut } from '../../src/analyst/command.ts';
import { digestOf } from '../../src/app/standing/policy-book.ts';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'licensure-ledger-new-'));
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

function asked(...args: readonly string[]) {
  const lines: string[] = [];
  const exit = carryOut(args, { cwd, print: (line) => lines.push(line), digestOf });
  return { exit, lines };
}

/** What an analyst may write in place of a blank, by how it begins; of any other a sentence. */
const WRITTEN: Readonly<Record<string, string>> = {
  'where its day begins': 'America/Denver',
  'one of these': 'expiration',
  'its address': 'https://example.org/rule-7',
  legislation: 'regulation',
  'so many for each': '1',
  'so many and the unit': '100 clock_hour',
  'a hundredth less': '99.99 clock_hour',
  'a day, as': '2015-07-01',
  'the first day it may be': '2010-07-01',
  'the last day it may be': '2024-06-30',
  'its first day': '2020-07-01',
  'its last day': '2025-06-30',
  'the last day of the license': '2025-06-30',
  'a day of that license': '2025-06-30',
  'a day of the period': '2022-01-15',
  'a day before that': '2022-05-01',
  'the day on which': '2026-11-20',
  'the first': '2021-22',
  'the last': '2022-23',
};

/** Fills in the blanks of a file, `so many` one after the other. */
function fillIn(path: string, soMany: readonly string[]): void {
  const amounts = [...soMany];
  const text = readFileSync(path, 'utf8').replaceAll(/^[^#\n]*<.*$/gm, (line) =>
    line.replaceAll(/<([^<>]+)>/g, (_, blank: string) => {
      if (blank === 'so many') return amounts.shift() ?? '';
      const found = Object.keys(WRITTEN).filter((begin) => blank.startsWith(begin));
      return WRITTEN[found.sort((a, b) => b.length - a.length)[0] ?? ''] ?? 'A sentence.';
    }),
  );
  writeFileSync(path, text);
}

describe('a new policy', () => {
  test.each([
    ['recertification', ['100', '40', '5'], ['100']],
    ['evaluation', ['100', '40', '5'], ['100']],
    ['career_pathways', ['2', '5'], []],
    ['initial_licensure', ['2', '5'], []],
  ])('of %s names what is left to fill in, and passes once that is done', (strand, inLaw, inCases) => {
    const written = asked('new', 'wy', '--strand', strand, '--in', '.');
    expect(written.exit).toBe(0);
    expect(readdirSync(join(cwd, 'wy')).sort()).toEqual([`${strand}.cases.yaml`, `${strand}.yaml`]);
    const [policy, beside] = [`wy/${strand}.yaml`, `wy/${strand}.cases.yaml`];
    expect(written.lines.slice(0, 2)).toEqual([`${policy} is written.`, `${beside} is written.`]);

    const blanks = (file: string) =>
      readFileSync(join(cwd, file), 'utf8')
        .split('\n')
        .flatMap((line, i) => (/^[^#]*<[^<>]+>/.test(line) ? [`${file}:${i + 1}`] : []));
    const before = asked('check', policy, beside);
    const named = before.lines.map((line) => line.split(' ')[0]);
    expect(before.exit).toBe(1);
    expect([...new Set(named.slice(0, -1))].sort()).toEqual([...blanks(policy), ...blanks(beside)].sort());
    expect(before.lines).toContain(
      `${policy}:8 title is still <${titleBlank(strand)}>. Write what the source says, a setting where it says ` +
        'nothing, or take the part out.',
    );

    fillIn(join(cwd, policy), inLaw);
    fillIn(join(cwd, beside), inCases);
    expect(asked('check', policy, beside).lines).toEqual(['2 files read, 0 problems.']);
    expect(asked('test', policy).lines.at(-1)).toBe(`${beside}: 3 of 3 cases passed`);
  });

  test('is never written over one that is there', () => {
    asked('new', 'WY', '--in', '.');
    writeFileSync(join(cwd, 'wy/recertification.yaml'), 'mine');
    expect(() => asked('new', 'WY', '--in', '.')).toThrow(
      `${join(cwd, 'wy/recertification.yaml')} is there already; nothing was written.`,
    );
    expect(readFileSync(join(cwd, 'wy/recertification.yaml'), 'utf8')).toBe('mine');
  });

  test('is not written where one of its files is there', () => {
    asked('new', 'WY', '--in', '.');
    rmSync(join(cwd, 'wy/recertification.yaml'));
    expect(() => asked('new', 'WY', '--in', '.')).toThrow('recertification.cases.yaml is there already');
    expect(readdirSync(join(cwd, 'wy'))).toEqual(['recertification.cases.yaml']);
  });

  test.each([
    [['new'], 'new takes one state, as in new WY.'],
    [['new', 'WY', 'CO'], 'new takes one state, as in new WY.'],
    [['new', 'Wyoming'], 'Wyoming is no state: write its two letters, as WY.'],
    [['new', 'XX'], 'XX is no state: write its two letters, as WY.'],
    [['new', 'WY', '--strand', 'renewal'], 'There is no strand renewal. Use one of: initial_licensure, '],
  ])('is refused for %j', (args, message) => {
    expect(() => asked(...args)).toThrow(message);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

function titleBlank(strand: string): string {
  return strand === 'recertification' || strand === 'evaluation'
    ? 'what is renewed by these rules, as Renewal of Ohio teaching licenses'
    : 'what these rules lead to, as Advanced roles of teachers in Ohio';
}
