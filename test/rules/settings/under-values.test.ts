import { describe, expect, test } from '@jest/globals';
import { explore, type SettingReader } from '../../../src/rules/settings/settings.ts';
import { UnderValues } from '../../../src/rules/settings/under-values.ts';
import { invented } from '../policy-support.ts';

const NAMES = ['a', 'b', 'c'] as const;
const POLICY = invented({
  settings: Object.fromEntries(
    NAMES.map((name) => [name, { asks: `${name}?`, because: 'Unknown.', values: ['no', 'yes'] }]),
  ),
  tree: {
    ...{ kind: 'fact', id: 'all', asks: 'Every yes.', since: 'unknown' },
    where: Object.fromEntries(NAMES.map((name) => [`setting.${name}`, 'yes'])),
  },
});

/** The place in a table of eight, of three answers. */
const placeOf = (answers: readonly boolean[]) => answers.reduce((sofar, yes) => sofar * 2 + Number(yes), 0);
const EVERY = Array.from({ length: 8 }, (_, place) => [4, 2, 1].map((bit) => (place & bit) !== 0));
const TABLES = Array.from({ length: 256 }, (_, table) => table);

/** What a table says of three answers, read no further than needed. */
function lookUp(table: number, read: SettingReader, known: readonly boolean[] = []): boolean {
  const name = NAMES[known.length];
  const fitting = EVERY.filter((answers) => known.every((yes, i) => answers[i] === yes));
  const found = new Set(fitting.map((answers) => says(table, answers)));
  if (name === undefined || found.size === 1) return found.has(true);
  return lookUp(table, read, [...known, read(name) === 'yes']);
}

function says(table: number, answers: readonly boolean[]): boolean {
  return (table & (1 << placeOf(answers))) !== 0;
}

function underFor(run: (read: SettingReader) => boolean) {
  const { branches } = explore(POLICY, new Map(), run);
  return { under: new UnderValues(POLICY, branches), branches };
}

function linesFor(run: (read: SettingReader) => boolean) {
  const { under, branches } = underFor(run);
  return under.lines(branches.map(({ answer }) => (answer ? ['Done.'] : [])));
}

describe('something turns on a setting', () => {
  test('where another answer to that one alone may change it, and only there, of all tables of three answers', () => {
    for (const table of TABLES) {
      const { under } = underFor((read) => lookUp(table, read));
      const deciding = NAMES.filter((_, i) =>
        EVERY.some(
          (answers) =>
            says(table, answers) !==
            says(
              table,
              answers.map((yes, j) => yes !== (i === j)),
            ),
        ),
      );
      expect([table, under.turnsOn((a, b) => a === b)]).toEqual([table, deciding]);
    }
  });

  test('whether it was met first or last', () => {
    const { under } = underFor((read) => (read('c') === 'yes' ? read('a') === 'yes' : true));
    expect(under.turnsOn((a, b) => a === b)).toEqual(['c', 'a']);
  });
});

describe('a sentence', () => {
  test('of every run stands as it is', () => {
    expect(linesFor((read) => [read('a'), read('b')].length === 2)).toEqual(['Done.']);
  });

  test('of some tells under which answers, and leaves out those that do not matter', () => {
    expect(linesFor((read) => [read('a'), read('b')].includes('yes') && read('b') === 'yes')).toEqual([
      'If the answer to "b?" is yes: Done.',
    ]);
    expect(linesFor((read) => read('a') === 'yes' && read('c') === 'no')).toEqual([
      'If the answer to "a?" is yes and the answer to "c?" is no: Done.',
    ]);
  });

  test('of answers that do not each allow it by itself names what it depends on', () => {
    expect(linesFor((read) => read('a') === read('b'))).toEqual([
      'Depending on the answers to "a?" and "b?": Done.',
    ]);
    expect(linesFor((read) => read('a') === 'yes' || read('b') === 'yes')).toEqual([
      'Depending on the answers to "a?" and "b?": Done.',
    ]);
  });

  test('is said as often as answers give it another figure', () => {
    const { under, branches } = underFor((read) => read('a') === 'yes');
    expect(under.lines(branches.map(({ answer }) => [answer ? '10 more.' : '14 more.', 'More.']))).toEqual([
      'If the answer to "a?" is no: 14 more.',
      'More.',
      'If the answer to "a?" is yes: 10 more.',
    ]);
  });

  test('tells the very answers under which it is said, of all tables of three answers', () => {
    for (const table of TABLES) {
      const said = linesFor((read) => lookUp(table, read));
      const holding = EVERY.filter((answers) => says(table, answers));
      expect([table, said.length]).toEqual([table, holding.length === 0 ? 0 : 1]);
      const told = /^If (.*): Done\.$/.exec(said[0] ?? '')?.[1]?.split(/, | and /);
      const named = EVERY.filter((answers) =>
        told?.every((part) =>
          NAMES.some((name, i) => part === `the answer to "${name}?" is ${answers[i] ? 'yes' : 'no'}`),
        ),
      );
      if (told !== undefined) expect([table, named]).toEqual([table, holding]);
    }
  });
});
