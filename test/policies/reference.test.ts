import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { projectRoot } from '../../src/infra/project-root.ts';
import { judgeCase } from '../../src/rules/cases/judge-case.ts';
import { parseCases } from '../../src/rules/cases/parse-cases.ts';
import { LISTS, OBLIGATION_ATTRIBUTES } from '../../src/rules/facts-vocabulary.ts';
import { compilePolicy, evaluate, parsePolicy } from '../../src/rules/index.ts';
import { confirmed, day, facts, policy } from '../rules/arbitrary.ts';
import { sound } from './policy-files.ts';

const README = readFileSync(join(projectRoot, 'policies/README.md'), 'utf8');

const BLOCKS = [...README.matchAll(/```yaml (\w+)\n(.*?)```/gs)].map(
  ({ 1: kind = '', 2: text = '', index }) => ({
    kind,
    text,
    line: README.slice(0, index).split('\n').length,
  }),
);

function blocksOf(kind: string): readonly string[] {
  return BLOCKS.filter((block) => block.kind === kind).map(({ text }) => text);
}

const [POLICY = ''] = blocksOf('policy');

/** Where each kind of example belongs in the whole file. */
const PLACES: Readonly<Record<string, readonly (string | number)[]>> = {
  node: ['require', 0, 'tree'],
  entry: ['credits', 'entries', 1],
  floor: ['credits', 'floors'],
  condition: ['credits', 'entries', 0, 'where'],
  term: ['terms', 0],
  setting: ['settings', 'c_minus_counts'],
};

/** The whole file of the reference with one of its examples put in its place. */
function policyWith(kind: string, text: string): string {
  const file = parseDocument(POLICY);
  const example: unknown = parseDocument(text).toJS();
  if (kind === 'condition' || kind === 'setting') {
    const [setting = ''] = blocksOf('setting');
    file.setIn(['settings', 'c_minus_counts'], file.createNode(parseDocument(setting).toJS()));
    file.setIn(
      ['credits', 'entries', 0, 'where'],
      file.createNode(parseDocument(blocksOf('condition')[0] ?? '').toJS()),
    );
  }
  file.setIn(PLACES[kind] ?? [], file.createNode(kind === 'floor' ? [example] : example));
  return file.toString();
}

describe('in the reference of the policy language', () => {
  test('the whole file loads', () => {
    expect(parsePolicy(POLICY, 'README.md')).toMatchObject({ state: 'ZZ' });
  });

  test.each(BLOCKS.filter(({ kind }) => kind in PLACES))(
    'the $kind of line $line loads',
    ({ kind, text }) => {
      expect(parsePolicy(policyWith(kind, text), 'README.md')).toMatchObject({ state: 'ZZ' });
    },
  );

  test('the cases hold', () => {
    const rules = compilePolicy(sound(parsePolicy(POLICY, 'README.md')), 'digest');
    const [text = ''] = blocksOf('cases');
    const cases = sound(parseCases(text, 'README.md'));
    for (const written of cases.cases) {
      const { expected, found } = judgeCase(rules, cases, written);
      expect(found).toEqual(expected);
    }
  });

  test('every kind of example is known to this test', () => {
    const known = ['policy', 'cases', ...Object.keys(PLACES)];
    expect([...new Set(BLOCKS.map(({ kind }) => kind))].sort()).toEqual(known.sort());
  });

  test('every attribute of the vocabulary is listed', () => {
    const names = [...Object.values(LISTS), OBLIGATION_ATTRIBUTES].flatMap((attributes) =>
      Object.keys(attributes),
    );
    for (const name of names) expect(README).toContain(`| \`${name}\` `);
  });

  test('every code a decision may have is explained', () => {
    const codes = new Set<string>();
    fc.assert(
      fc.property(policy, confirmed, facts, day, (rules, settings, record, asOf) => {
        const decision = evaluate(rules, settings, record, asOf);
        const reasons = decision.credits.flatMap((credit) => credit.reasons.map(({ code }) => code));
        for (const code of [...decision.codes, ...reasons]) codes.add(code);
      }),
    );
    const ownCode = 'grade_too_low';
    for (const code of codes) {
      const general = code
        .replace(/^missing_.*/, 'missing_<attribute>')
        .replace(/^below_.*_floor$/, 'below_<attribute>_floor');
      if (code !== ownCode) expect(README).toContain(`\`${general}\``);
    }
  });
});
