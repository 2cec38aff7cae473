import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { projectRoot } from '../../src/infra/project-root.ts';
import { judgeCase } from '../../src/rules/cases/judge-case.ts';
import { parseCases } from '../../src/rules/cases/parse-cases.ts';
import { OBLIGATION_ATTRIBUTES } from '../../src/rules/language/facts-vocabulary.ts';
import { LISTS } from '../../src/rules/language/lists.ts';
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
  floor: ['credits', 'floors', 0],
  cap: ['credits', 'caps', 0],
  carry_over: ['credits', 'carry_over'],
  used_once: ['credits', 'used_once'],
  condition: ['credits', 'entries', 0, 'where'],
  also_require: ['also_require', 0],
  term: ['terms', 0],
  setting: ['settings', 'c_minus_counts'],
  selected_by: ['selected_by'],
  lists: ['lists'],
  definitions: ['definitions'],
  parts: ['parts'],
  route: ['routes', 0],
  answer: ['answers', 0],
  audit: ['audits', 0],
};

/** Each of a list of these is put where one of them may stand. */
const EACH: Readonly<Record<string, readonly (string | number)[]>> = {
  days: ['terms', 0, 'starts'],
  spans: ['credits', 'within', 'span'],
  figures: ['require', 0, 'tree', 'of_which'],
  educators: ['require', 0, 'for'],
  credits: ['credits', 'entries', 0, 'where'],
  nodes: ['require', 0, 'tree'],
};

const CITE = { board_rule: 'ZZ.requirements.1' };

/** What examples name and the file would declare. */
const DECLARED = {
  settings: {
    c_minus_counts: { values: ['yes', 'no'] },
    experience_from: { between: ['2024-01-01', '2024-12-31'] },
    hours_of_first_cycle: { values: ['50', '75'] },
  },
  acts: {
    fee_paid: 'The fee.',
    committee_vote: 'A vote.',
    military_duty: 'Active duty.',
    turned_55: 'A birthday.',
  },
  measures: {
    teachers_at_school: 'Teachers at the school.',
    holders_at_school: 'Holders of the role at the school.',
    student_points: 'Points of the students.',
  },
} as const;

/** The whole file of the reference with one of its examples put in its place. */
function policyWith(place: readonly (string | number)[], example: unknown): string {
  const file = parseDocument(POLICY);
  const text = JSON.stringify(example);
  const settings = Object.entries(DECLARED.settings).filter(([name]) => text.includes(name));
  for (const [name, possible] of settings) {
    file.setIn(['settings', name], file.createNode({ asks: '?', because: 'Not said.', ...possible }));
  }
  for (const section of ['acts', 'measures'] as const) {
    const named = Object.entries(DECLARED[section]).filter(([name]) => text.includes(`"${name}"`));
    if (named.length > 0) file.setIn([section], file.createNode(Object.fromEntries(named)));
  }
  if (text.includes('approved_providers') && place[0] !== 'lists') {
    file.setIn(['lists'], file.createNode(parseDocument(blocksOf('lists')[0] ?? '').toJS()));
  }
  if (place[0] === 'lists' || place[0] === 'settings') {
    const user =
      place[0] === 'lists' ? { provider: { in: 'approved_providers' } } : { 'setting.c_minus_counts': 'yes' };
    file.setIn(['credits', 'entries', 0, 'where'], file.createNode({ unit: 'clock_hour', ...user }));
  }
  if (text.includes('"defined"') && place[0] !== 'definitions') {
    file.setIn(['definitions'], file.createNode(parseDocument(blocksOf('definitions')[0] ?? '').toJS()));
  }
  if (text.includes('"part":') && place[0] !== 'parts') {
    file.setIn(['parts'], file.createNode(parseDocument(blocksOf('parts')[0] ?? '').toJS()));
  }
  if (place[0] === 'definitions' || place[0] === 'parts') {
    const key = place[0] === 'parts' ? 'part:' : 'defined:';
    const user = blocksOf('node').find((node) => node.includes(key)) ?? '';
    file.setIn(['require', 0, 'tree'], file.createNode(parseDocument(user).toJS()));
  }
  if (place[0] === 'audits') {
    const [, , lapse = ''] = blocksOf('route');
    file.setIn(['routes'], file.createNode([parseDocument(lapse).toJS()]));
  }
  const last = place.at(-1);
  const parent = place.slice(0, -1);
  if (last === 0 && !file.hasIn(parent)) file.setIn(parent, file.createNode([]));
  file.setIn(place, file.createNode(example));
  return file.toString();
}

/** A figure stands in a minimum, where `required` means something. */
function exampleFor(kind: string, example: unknown): unknown {
  if (kind !== 'figures') return example;
  return [
    {
      id: 'least',
      asks: 'A figure.',
      label: 'it',
      where: { kind: 'workshop' },
      at_least: example,
      cite: CITE,
    },
  ];
}

const SINGLE = BLOCKS.filter(({ kind }) => kind in PLACES);

const LISTED = BLOCKS.filter(({ kind }) => kind in EACH).flatMap(({ kind, text, line }) =>
  (parseDocument(text).toJS() as readonly unknown[]).map((example) => ({
    kind,
    line,
    example,
    written: JSON.stringify(example),
  })),
);

describe('in the reference of the policy language', () => {
  test('the whole file loads', () => {
    expect(parsePolicy(POLICY, 'README.md')).toMatchObject({ state: 'ZZ' });
  });

  test.each(SINGLE)('the $kind of line $line loads', ({ kind, text }) => {
    const example: unknown = parseDocument(text).toJS();
    expect(parsePolicy(policyWith(PLACES[kind] ?? [], example), 'README.md')).toMatchObject({ state: 'ZZ' });
  });

  test.each(LISTED)('of the $kind of line $line, $written loads', ({ kind, example }) => {
    const text = policyWith(EACH[kind] ?? [], exampleFor(kind, example));
    expect(parsePolicy(text, 'README.md')).toMatchObject({ state: 'ZZ' });
  });

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
    const known = ['policy', 'cases', ...Object.keys(PLACES), ...Object.keys(EACH)];
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
        .replace(/^late_.*/, 'late_<act>')
        .replace(/^open_.*/, 'open_<requirement>')
        .replace(/^awaiting_(?!approval$|provider_report$|attestation$).*/, 'awaiting_<act>')
        .replace(/^below_.*_floor$/, 'below_<attribute>_floor');
      if (code !== ownCode) expect(README).toContain(`\`${general}\``);
    }
  });
});
