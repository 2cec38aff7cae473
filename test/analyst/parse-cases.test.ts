import { describe, expect, test } from '@jest/globals';
import { parseCases, parseRecord } from '../../src/rules/cases/parse-cases.ts';
import { compiledPolicy } from '../policies/policy-files.ts';

const TENNESSEE = compiledPolicy('tn/recertification.yaml');
const LICENSE = 'license: { class: professional, valid_from: 2017-09-01, expires_on: 2023-08-31 }';

function problemsOf(lines: readonly string[]) {
  const read = parseCases(`${lines.join('\n')}\n`, 'x.cases.yaml', TENNESSEE);
  return Array.isArray(read) ? read : [];
}

describe('a file of cases', () => {
  test('is read when each case has a license and a day, of its own or by default', () => {
    const defaults = ['defaults:', `  ${LICENSE}`, '  as_of: 2023-08-31', 'cases:'];
    expect(problemsOf([...defaults, '  - name: one', '    expect: { outcome: met }'])).toEqual([]);
  });

  test('says on which line the case without license or day begins', () => {
    const lines = [
      'cases:',
      '  - name: complete',
      `    ${LICENSE}`,
      '    as_of: 2023-08-31',
      '    expect: { outcome: met }',
      '  - name: neither',
      '    expect: { outcome: met }',
    ];
    expect(problemsOf(lines)).toEqual([
      {
        file: 'x.cases.yaml',
        line: 6,
        key: 'cases.1.license',
        what: 'is missing',
        remedy: 'Give license in the case, or in defaults for all of them.',
      },
      expect.objectContaining({ line: 6, key: 'cases.1.as_of' }),
    ]);
  });

  test('refuses a setting the policy does not have and a value it cannot take', () => {
    const lines = [
      'defaults:',
      `  ${LICENSE}`,
      '  as_of: 2023-08-31',
      '  settings:',
      '    version_day: issue',
      'cases:',
      '  - name: one',
      '    settings:',
      "      recorded_year_qualify: 'yes'",
      '    expect: { outcome: met }',
    ];
    expect(problemsOf(lines)).toMatchObject([
      {
        line: 5,
        key: 'defaults.settings.version_day',
        remedy: 'It must be one of: expiration, application.',
      },
      { line: 9, key: 'cases.0.settings.recorded_year_qualify', remedy: expect.stringContaining('it has:') },
    ]);
  });

  test('refuses an act the policy does not declare, in defaults and in a case', () => {
    const lines = [
      'defaults:',
      `  ${LICENSE}`,
      '  as_of: 2023-08-31',
      '  recorded_acts: [{ act: plan_aproval, on: 2020-01-01 }]',
      'cases:',
      '  - name: one',
      '    recorded_acts:',
      '      - { act: plan_approval, on: 2020-01-01 }',
      '      - { act: none_such_at_all, on: 2020-01-01 }',
      '      - { on: 2020-01-01 }',
      '    expect: { outcome: met }',
    ];
    const what = 'names plan_aproval, which acts of the policy does not declare';
    expect(problemsOf(lines)).toMatchObject([
      { line: 4, key: 'defaults.recorded_acts.0.act', what, remedy: 'Did you mean plan_approval?' },
      { line: 9, key: 'cases.0.recorded_acts.1.act', remedy: expect.stringContaining('plan_approval') },
    ]);
  });

  test('takes the id of a route for an act, for that is what a route is that was taken', () => {
    const [route = ''] = TENNESSEE.routes.map(({ written }) => written.id);
    const record = `${LICENSE}\nrecorded_acts: [{ act: ${route}, on: 2020-01-01 }]\n`;
    expect(parseRecord(record, 'facts.yaml', TENNESSEE)).toHaveProperty('license');
    expect(parseRecord(record.replace(route, `${route}x`), 'facts.yaml', TENNESSEE)).toMatchObject([
      { line: 2, key: 'recorded_acts.0.act', remedy: `Did you mean ${route}?` },
    ]);
  });

  test('refuses a name that was given before', () => {
    const one = ['  - name: one', '    expect: { outcome: met }'];
    expect(
      problemsOf(['defaults:', `  ${LICENSE}`, '  as_of: 2023-08-31', 'cases:', ...one, ...one]),
    ).toMatchObject([{ line: 7, key: 'cases.1.name', what: 'is the name of case 1 too' }]);
  });

  test('guesses what a misspelt key of a credit was meant to be', () => {
    const lines = ['cases:', '  - name: one', '    credits: [{ amount: 1 ceu, complete_on: 2022-01-01 }]'];
    expect(problemsOf([...lines, '    expect: { outcome: met }'])).toContainEqual(
      expect.objectContaining({ line: 3, remedy: 'Did you mean completed_on?' }),
    );
  });
});

describe('a name that the policy does not have is refused', () => {
  const start = [
    'defaults:',
    `  ${LICENSE}`,
    '  as_of: 2023-08-31',
    'cases:',
    '  - name: one',
    '    expect:',
  ];

  test.each([
    ['counted: { pointz: 1 }', 'counted.pointz', 'requirement', 'points'],
    ["counted: { 'pointz:2020-21': 1 }", 'counted.pointz:2020-21', 'requirement', 'points'],
    ['routes: { renewel: null }', 'routes.renewel', 'route', 'renewal'],
    [
      'routes: { renewal: { counted: { pointz: 1 } } }',
      'routes.renewal.counted.pointz',
      'requirement',
      'points',
    ],
    ['answers: { standin: { value: active } }', 'answers.standin', 'answer', 'standing'],
    ['audits: { documentatoin: null }', 'audits.documentatoin', 'audit', 'documentation'],
    ['extended: { ends_on: 2023-08-31, by: [renewel] }', 'extended.by.0', 'route', 'renewal'],
  ])('in %s', (line, key, what, meant) => {
    expect(problemsOf([...start, `      ${line}`])).toMatchObject([
      {
        line: 7,
        key: `cases.0.expect.${key}`,
        what: expect.stringContaining(`which is the id of no ${what} of the policy`),
        remedy: `Did you mean ${meant}?`,
      },
    ]);
    const right = line.replace(/pointz|renewel|standin(?=:)|documentatoin/, meant);
    expect(problemsOf([...start, `      ${right}`])).toEqual([]);
  });
});

describe('what ends before it begins is refused on its line', () => {
  const held = (from: string, to: string) =>
    `{ class: professional, valid_from: ${from}, expires_on: ${to} }`;
  const good = held('2017-09-01', '2023-08-31');
  const wrong = held('2017-09-01', '2017-08-31');
  const one = ['cases:', '  - name: one', '    expect: { outcome: met }'];

  test('a license, in defaults and in a case', () => {
    const defaults = ['defaults:', `  license: ${wrong}`, '  as_of: 2023-08-31', ...one];
    expect(problemsOf(defaults)).toMatchObject([
      { line: 2, key: 'defaults.license.expires_on', what: 'is before valid_from' },
    ]);
    const lines = [...one, '    as_of: 2023-08-31', `    license: ${good}`];
    expect(problemsOf(lines)).toEqual([]);
    expect(problemsOf([...lines, `    other_licenses: [${good}, ${wrong}]`])).toMatchObject([
      { line: 6, key: 'cases.0.other_licenses.1.expires_on' },
    ]);
  });

  test('a period, and the one before it', () => {
    const span = '{ starts_on: 2022-01-02, ends_on: 2022-01-01 }';
    const lines = [...one, '    as_of: 2023-08-31', `    license: ${good}`];
    expect(problemsOf([...lines, `    period: ${span}`, `    previous: ${span}`])).toMatchObject([
      { line: 6, key: 'cases.0.period.ends_on', what: 'is before starts_on' },
      { line: 7, key: 'cases.0.previous.ends_on' },
    ]);
    expect(parseRecord(`license: ${wrong}\n`, 'facts.yaml', TENNESSEE)).toMatchObject([
      { line: 1, key: 'license.expires_on' },
    ]);
  });
});

describe('a record alone', () => {
  test('needs a license and may leave out the day', () => {
    expect(parseRecord(`${LICENSE}\n`, 'facts.yaml', TENNESSEE)).toHaveProperty('license');
    expect(parseRecord('as_of: 2023-08-31\n', 'facts.yaml', TENNESSEE)).toMatchObject([
      { file: 'facts.yaml', line: 1, key: 'license', what: 'is missing' },
    ]);
  });

  test('expects nothing', () => {
    const text = `${LICENSE}\nexpect: { outcome: met }\n`;
    expect(parseRecord(text, 'facts.yaml', TENNESSEE)).toMatchObject([{ line: 2, key: 'expect' }]);
  });
});
