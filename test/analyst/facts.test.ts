import { describe, expect, test } from '@jest/globals';
import { atDesk } from './desk.ts';
import { FACTS, POLICY } from './invented-policy.ts';

function compared(policy: string, facts: object = FACTS) {
  const files = { 'p.yaml': policy, 'facts/zz.json': JSON.stringify(facts) };
  return atDesk(files, ['facts', 'facts', 'p.yaml']);
}

/** The facts with something else in the first. */
function withFirst(change: object): object {
  return { ...FACTS, requirements: FACTS.requirements.map((fact) => ({ ...fact, ...change })) };
}

describe('facts', () => {
  test('finds no difference where every citation names its source and every number is stated', () => {
    expect(compared(POLICY)).toEqual({
      exit: 0,
      printed: '1 policy, 5 citations compared with 2 facts: 0 differences.',
    });
  });

  test.each([
    [
      'a number no fact states',
      'at_least: 100',
      'at_least: 99.99',
      36,
      'is 99.99, which ZZ.requirements.1 does not state',
    ],
    [
      'a number of years in words',
      'years: 5',
      'years: 6',
      40,
      'is 6, which ZZ.requirements.1 does not state',
    ],
    [
      'a rate the value of the fact does not give',
      'per_unit: 1',
      "per_unit: '1/2'",
      27,
      'is 1/2, which ZZ.conversions.1',
    ],
    [
      'an id no fact has',
      'ZZ.conversions.1',
      'ZZ.conversions.2',
      28,
      'cites ZZ.conversions.2, which is no fact of the folder',
    ],
    [
      'a day no fact states',
      '      since: unknown\n      at_least',
      '      since: 2021-07-01\n      at_least',
      35,
      'is 2021-07-01, which ZZ.requirements.1 does not state',
    ],
  ])('finds %s', (_, from, to, line, what) => {
    const { exit, printed } = compared(POLICY.replace(from, to));
    expect(printed).toContain(`p.yaml:${line} `);
    expect(printed).toContain(what);
    expect(printed).toContain(' 1 difference.');
    expect(exit).toBe(1);
  });

  test('tells the differences of a file in the order of its lines', () => {
    const policy = POLICY.replace('years: 5', 'years: 6').replace(
      '      since: unknown\n      at_least: 100',
      '      since: 2021-07-01\n      at_least: 99',
    );
    const lines = [...compared(policy).printed.matchAll(/^p\.yaml:(\d+)/gm)].map(([, line]) => Number(line));
    expect(lines).toEqual([35, 36, 40]);
  });

  test('finds a citation of another address than the one the fact was read at', () => {
    const { exit, printed } = compared(
      POLICY.replace('link: https://example.org/rule-7', 'link: https://example.org/rule-8'),
    );
    expect(printed).toContain(
      'p.yaml:28 credits.entries.0.cite.rule_7 cites ZZ.conversions.1 from https://example.org/rule-8, and the fact was read at https://example.org/rule-7.',
    );
    expect(printed).toContain('5 differences.');
    expect(exit).toBe(1);
  });

  test('takes an address that the note of the fact names, and what the note says', () => {
    const note = '120 hours by https://example.org/rule-8.';
    const conversions = FACTS.conversions.map((fact) => ({ ...fact, note }));
    const policy = POLICY.replace(
      'link: https://example.org/rule-7',
      'link: https://example.org/rule-8',
    ).replace('at_least: 100', 'at_least: 120');
    expect(compared(policy, { ...withFirst({ note }), conversions }).exit).toBe(0);
    expect(compared(POLICY.replace('at_least: 100', 'at_least: 120'), withFirst({ note })).exit).toBe(1);
  });

  test.each([
    ['legislature', 'legislation'],
    ['rule', 'regulation'],
    ['agency', 'agency_policy'],
    ['agencyCopy', 'agency_policy'],
    ['primary', 'legislation'],
    ['primary', 'agency_policy'],
    ['district', 'observed_practice'],
    ['university', 'observed_practice'],
    ['union', 'observed_practice'],
    ['thirdParty', 'observed_practice'],
    ['secondary', 'observed_practice'],
    ['derived', 'observed_practice'],
    ['derived', 'legislation'],
  ])('takes what comes from a source of kind %s as %s', (kind, basis) => {
    const conversions = FACTS.conversions.map((fact) => ({ ...fact, sourceTier: kind }));
    const facts = { ...withFirst({ sourceKind: kind }), conversions };
    expect(compared(POLICY.replace('basis: regulation', `basis: ${basis}`), facts).exit).toBe(0);
  });

  test.each([
    ['rule', 'legislation', 'Its basis is regulation.'],
    ['secondary', 'regulation', 'Its basis is observed_practice.'],
    ['primary', 'observed_practice', 'Its basis is legislation or regulation or agency_policy.'],
    ['hearsay', 'regulation', 'Give the fact a kind.'],
    [undefined, 'regulation', 'Give the fact a kind.'],
  ])('does not take what comes from a source of kind %s as %s', (kind, basis, remedy) => {
    const conversions = FACTS.conversions.map((fact) => ({ ...fact, sourceTier: kind }));
    const facts = { ...withFirst({ sourceKind: kind }), conversions };
    const { exit, printed } = compared(POLICY.replace('basis: regulation', `basis: ${basis}`), facts);
    expect(printed).toContain(remedy);
    expect(exit).toBe(1);
  });

  test('asks of a part with citations of its own only what it writes itself', () => {
    const both = { ...FACTS.requirements[0], id: 'ZZ.requirements.2', text: 'Fifteen of them in content' };
    const facts = { ...FACTS, more: [both] };
    const policy = POLICY.replace(
      '      at_least: 100\n',
      `      at_least: 100
      of_which:
        - id: content
          asks: At least 15 hours of content.
          label: content
          where: { categories: content }
          at_least: 15
          cite: { rule_7: ZZ.requirements.2 }
`,
    );
    expect(compared(policy, facts).exit).toBe(0);
    expect(compared(policy.replace('at_least: 15', 'at_least: 100'), facts).printed).toContain(
      'is 100, which ZZ.requirements.2 does not state',
    );
  });

  test('does not look for sections of notes among the facts, and says so', () => {
    const { exit, printed } = compared(POLICY.replace('ZZ.conversions.1', 'pathways.1.2'));
    expect(printed).toBe(
      '1 policy, 4 citations compared with 2 facts: 0 differences. 1 citation of notes not compared.',
    );
    expect(exit).toBe(0);
  });

  test('says which file of facts is none, and which id two facts have', () => {
    const files = {
      'p.yaml': POLICY,
      'facts/a.json': JSON.stringify(FACTS),
      'facts/b.json': JSON.stringify(FACTS),
      'facts/c.json': '{',
    };
    const { exit, printed } = atDesk(files, ['facts', 'facts', 'p.yaml']);
    expect(printed).toContain('facts/c.json is no JSON');
    expect(printed).toContain('facts/b.json "ZZ.requirements.1" is an id that another fact has.');
    expect(exit).toBe(1);
  });
});
