import { describe, expect, test } from '@jest/globals';
import { parsePolicy, readPublished, toJsonSchema, type PolicyProblem } from '../../src/rules/index.ts';
import { textOf } from '../policies/policy-files.ts';

const TENNESSEE = textOf('tn/recertification.yaml');
const MASSACHUSETTS = textOf('ma/recertification.yaml');
const TEXTS = { TN: TENNESSEE, MA: MASSACHUSETTS };

/** The problems of a policy in which one line was changed, and the number of that line. */
function withSlip(text: string, from: string, to: string): { problems: PolicyProblem[]; line: number } {
  const at = text.indexOf(from);
  if (at < 0) throw new Error(`${from} is not in the policy`);
  const read = parsePolicy(text.replace(from, to), 'policy.yaml');
  return { problems: Array.isArray(read) ? read : [], line: text.slice(0, at).split('\n').length };
}

describe('a slip in a policy file is refused with its line, key and remedy:', () => {
  test.each([
    ['TN', 'at_least: 60', 'at_leest: 60', 'at_leest', 'is no key here', 'Did you mean at_least?'],
    ['TN', 'kind: amount', 'kind: amout', 'kind', 'is not one of the values allowed', 'Did you mean amount?'],
    ['TN', 'at_least: 60', 'at_least: sixty', 'at_least', 'is not an amount', 'Write a number'],
    ['TN', 'at_least: 60', 'at_least: 60.005', 'at_least', 'is not an amount', 'with at most two decimals'],
    ['TN', 'at_least: 60', 'at_least: -60', 'at_least', 'is not an amount', 'A number from 0'],
    ['TN', 'since: 2019-08-31', 'since: 2019-02-29', 'since', 'is not a day', 'Write a day of the calendar'],
    ['TN', 'America/Chicago', 'America/Nashville', 'time_zone', 'is not a time zone', 'America/Chicago'],
    ['TN', 'schema: 1', 'schema: 2', 'schema', 'is not the value allowed', '1'],
    ['TN', 'basis: agency_policy', 'basis: hearsay', 'basis', 'is not one of the values', 'Use one of:'],
    ['TN', 'unit: ceu', 'unlt: ceu', 'unlt', 'is no attribute', 'Did you mean unit?'],
    [
      'TN',
      'license.class: professional',
      'license.clas: professional',
      'license.clas',
      'is no attribute',
      'Did you mean license.class?',
    ],
    [
      'TN',
      "setting.recorded_year_qualifies: 'yes'",
      "setting.recorded_year_qualify: 'yes'",
      'setting.recorded_year_qualify',
      'names the setting',
      'Did you mean recorded_year_qualifies?',
    ],
    [
      'TN',
      "setting.recorded_year_qualifies: 'yes'",
      "setting.recorded_year_qualifies: 'ja'",
      'setting.recorded_year_qualifies',
      'which the setting never is',
      'Use one of: yes, no.',
    ],
    [
      'TN',
      'since: { setting: experience_from }',
      'since: { setting: experience_form }',
      'since.setting',
      'names the setting',
      'Did you mean experience_from?',
    ],
    [
      'TN',
      'cite: { gcschools: TN.requirements.7',
      'cite: { gcschool: TN.requirements.7',
      'gcschool',
      'cites gcschool',
      'Did you mean gcschools?',
    ],
    [
      'TN',
      'TN.conversions.3',
      'conversions.3',
      'faq_educators',
      'is not the id of a fact',
      'TN.requirements.1',
    ],
    ['TN', 'id: course\n', 'id: audited_course\n', 'id', 'a second time', 'an id of its own'],
    [
      'TN',
      'per_unit: 10 }',
      'per_unit: 10, each: 3 }',
      'worth',
      'gives not exactly one of',
      'Give exactly one',
    ],
    ['TN', 'per_unit: 10 }', 'per_unit: ten }', 'per_unit', 'is not a ratio above zero', 'A decimal such as'],
    ['TN', 'by: score', 'by: scores', 'by', 'is no attribute rules know here', 'Did you mean score?'],
    [
      'TN',
      'distinct: school_year',
      'distinct: schoolyear',
      'distinct',
      'is no attribute rules know here',
      'Did you mean school_year?',
    ],
    [
      'TN',
      'values: [expiration, application]',
      'values: [expiration, applied]',
      'version_day.values.1',
      'may be applied',
      'It must be one of',
    ],
    [
      'TN',
      'between: [2024-01-01, 2024-12-31]',
      'between: [2024-12-31, 2024-01-01]',
      'between',
      'ends before it begins',
      'the earlier day first',
    ],
    [
      'TN',
      'ends_on: 08-31',
      'ends_on: 31-08',
      'ends_on',
      'is not a day of every year',
      'Write month and day',
    ],
    ['TN', 'link: https://vlp', 'link: vlp', 'link', 'is not a link', 'whole address'],
    ['MA', 'per_unit: 22.5', "per_unit: '45/2/1'", 'per_unit', 'is not a ratio above zero', 'A decimal'],
    [
      'MA',
      '          counting: { setting: counting }\n',
      '',
      'tree.of.0',
      'does not say how hours may serve them',
      'Add counting',
    ],
    [
      'MA',
      'where: { assessed: true }',
      'where: { assessed: yes }',
      'assessed',
      'is compared with yes',
      'Give true or false.',
    ],
    [
      'MA',
      'license.others_of_class: { at_least: 1 }',
      'license.others_of_class: { at_last: 1 }',
      'at_last',
      'is no key here',
      'Did you mean at_least?',
    ],
    [
      'MA',
      '          awaits: your supervisor',
      '          await: your supervisor',
      'await',
      'is no key here',
      'Did you mean awaits?',
    ],
  ] as const)('%s, %j written as %j', (state, from, to, key, what, remedy) => {
    const { problems, line } = withSlip(TEXTS[state], from, to);
    const found = problems.find((problem) => problem.key.endsWith(key) && problem.what.includes(what));
    expect(problems).toContain(found);
    expect(found?.file).toBe('policy.yaml');
    expect(found?.remedy).toContain(remedy);
    expect(Math.abs((found?.line ?? 0) - line)).toBeLessThanOrEqual(to === '' ? 5 : 0);
  });

  test('a rounding nobody has answered for', () => {
    const text = MASSACHUSETTS.replace('rounding: { setting: rounding }\n', '').replace(
      / {2}rounding:\n(?: {4}.*\n)+/,
      '',
    );
    const problems = parsePolicy(text, 'policy.yaml');
    expect(problems).toContainEqual(
      expect.objectContaining({ what: expect.stringContaining('states no rounding') }),
    );
  });

  test('a citation and a setting that nothing uses', () => {
    const unused = TENNESSEE.replace(
      'settings:\n',
      'settings:\n  unused:\n    asks: What?\n    because: No reason.\n',
    );
    expect(parsePolicy(unused, 'p')).toMatchObject([{ key: 'settings.unused', what: 'is used nowhere' }]);
    const uncited = TENNESSEE.replaceAll(
      'digital_promise: TN.microcredentials.3',
      'faq_administrators: TN.microcredentials.3',
    );
    expect(parsePolicy(uncited, 'p')).toMatchObject([
      { key: 'citations.digital_promise', what: 'is cited nowhere' },
    ]);
  });
});

describe('the YAML of a policy file', () => {
  test.each([
    ['a key twice', 'state: TN', 'state: TN\nstate: PA', 'gives state a second time'],
    ['an alias', 'strand: recertification', 'strand: &s recertification', 'an anchor or an alias'],
    ['a tag of its own', 'version: 2', 'version: !!js/function 2', 'tag'],
    ['a second document', 'leaves_out:', '---\nleaves_out:', 'document'],
  ])('refuses %s', (_, from, to, what) => {
    const { problems } = withSlip(TENNESSEE, from, to);
    expect(problems.map((problem) => problem.what.toLowerCase()).join()).toContain(what);
  });

  test('reads no and yes as words', () => {
    const { problems } = withSlip(TENNESSEE, "values: ['yes', 'no']", 'values: [yes, no]');
    expect(problems).toEqual([]);
  });

  test('says where an empty file fails', () => {
    expect(parsePolicy('', 'empty.yaml')).toMatchObject([{ file: 'empty.yaml', line: 1 }]);
  });
});

test('the shape of a policy is published for editors', () => {
  expect(toJsonSchema()).toMatchObject({
    type: 'object',
    additionalProperties: false,
    required: expect.arrayContaining(['state', 'since', 'citations', 'selected_by']),
  });
});

test('a text that was published is read for ever, though files have come to be refused for something in it', () => {
  const text = TEXTS.TN.replace(
    'citations:',
    "citations:\n  unused: { title: T, link: 'https://example.org', basis: regulation, verified_on: 2026-11-21 }",
  );
  expect(parsePolicy(text, 'policy.yaml')).toMatchObject([
    { key: 'citations.unused', what: 'is cited nowhere' },
  ]);
  expect(readPublished(text, 'TN recertification')).toMatchObject({ state: 'TN', version: 2 });
});
