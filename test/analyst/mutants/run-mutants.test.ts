import { describe, expect, test } from '@jest/globals';
import { atDesk } from '../desk.ts';
import { CASES, POLICY } from './invented.ts';

const FILES = { 'zz/rule.yaml': POLICY, 'zz/rule.cases.yaml': CASES };

/** What it prints of these files, a line for the policy and one for each fault. */
function linesOf(files: Readonly<Record<string, string>>, named = ['zz']) {
  const { exit, printed } = atDesk(files, ['mutants', ...named]);
  const [head = '', ...faults] = printed.split('\n');
  return { exit, head, faults };
}

describe('the command mutants', () => {
  test('prints figures for the policy and names every mutant no case notices', () => {
    const { exit, head, faults } = linesOf(FILES);
    const figures =
      /^zz\/rule\.yaml: (\d+) mutants, (\d+) killed by cases, (\d+) refused on loading, (\d+) not noticed, in [\d.]+ s$/;
    const [all = -1, killed = 0, refused = 0, surviving = 0] = (figures.exec(head) ?? [])
      .slice(1)
      .map(Number);
    expect(exit).toBe(1);
    expect(killed + refused + surviving).toBe(all);
    expect(faults).toHaveLength(surviving);
    expect(faults).toContain('  No case kills: credits.floors.topic.at_least +0.01');
  });

  test('is content when every survivor has its reason', () => {
    const { faults } = linesOf(FILES);
    const reasons = faults.map((line) => ({
      mutant: line.replace('  No case kills: ', ''),
      because: 'It is invented.',
    }));
    const excused = linesOf({ ...FILES, 'zz/rule.mutants.yaml': JSON.stringify(reasons) });
    expect(excused).toMatchObject({ exit: 0, faults: [] });
  });

  test('takes a file of cases for the policy beside it, once', () => {
    const { head, faults } = linesOf(FILES, ['zz/rule.cases.yaml', 'zz/rule.yaml']);
    expect(head).toMatch(/^zz\/rule\.yaml: /);
    expect(faults.filter((line) => line.startsWith('zz/'))).toEqual([]);
  });

  const unreadable: readonly [string, Record<string, string>, string][] = [
    ['has no cases beside it', { 'zz/rule.yaml': POLICY }, 'zz/rule.cases.yaml does not exist. Write it.'],
    ['does not load', { ...FILES, 'zz/rule.yaml': 'schema: 1' }, 'zz/rule.yaml:1 state is missing.'],
    [
      'has cases that cannot be read',
      { ...FILES, 'zz/rule.cases.yaml': 'defaults: {}' },
      'zz/rule.cases.yaml:1 cases is missing.',
    ],
    [
      'has reasons that cannot be read',
      { ...FILES, 'zz/rule.mutants.yaml': '- mutant: since +1 day' },
      'zz/rule.mutants.yaml:1 0.because is missing.',
    ],
  ];
  test.each(unreadable)('names what is wrong with a policy that %s', (_what, files, fault) => {
    const { exit, faults } = linesOf(files);
    expect(exit).toBe(1);
    expect(faults.join('\n')).toContain(fault);
  });
});
