import { describe, expect, test } from '@jest/globals';
import { judgeCase } from '../../../src/rules/cases/judge-case.ts';
import { parseCases } from '../../../src/rules/cases/parse-cases.ts';
import { sound } from '../../policies/policy-files.ts';
import { policyOf } from '../routes/support.ts';

const policy = policyOf({
  routes: [
    {
      ...{ id: 'extended', asks: 'A year more.', gives: 'extension', starts_by: ['statute'] },
      ...{ for: { 'license.class': 'professional' }, opens: '2024-01-01', result: { adds: { years: 1 } } },
    },
    { id: 'others', asks: 'For others.', gives: 'renewal', for: { 'license.class': 'other' } },
  ],
  answers: [
    {
      ...{ id: 'standing', asks: 'Does it stand?' },
      is: [{ value: 'active', for: {}, because: 'Nothing stands against it.' }],
    },
  ],
});

function judged(expected: object) {
  const license = { class: 'professional', valid_from: '2019-07-01', expires_on: '2024-06-30' };
  const file = { cases: [{ name: 'a case', license, as_of: '2024-01-01', expect: expected }] };
  const cases = parseCases(JSON.stringify(file), 'invented.cases.yaml', policy);
  if (Array.isArray(cases)) return cases;
  const [written] = cases.cases;
  if (written === undefined) throw new Error('the file has one case');
  return judgeCase(policy, sound(cases), written);
}

describe('a case of a policy of routes alone', () => {
  test('needs no outcome, and is compared in what it names', () => {
    const expected = {
      routes: {
        extended: { outcome: 'met', is_open: 'open', result: { period_ends_on: '2025-06-30' } },
        others: null,
      },
      answers: { standing: { value: 'active' } },
      extended: { ends_on: '2025-06-30', by: ['extended'] },
    };
    expect(judged(expected)).toEqual({ expected, found: expected });
  });

  test('is found out where a route is not listed or another day follows', () => {
    expect(judged({ routes: { others: { outcome: 'met' } } })).toMatchObject({
      found: { routes: { others: null } },
    });
    expect(judged({ extended: { ends_on: '2024-06-30' } })).toMatchObject({
      found: { extended: { ends_on: '2025-06-30' } },
    });
  });

  test('must expect something', () => {
    expect(judged({})).toMatchObject([
      {
        key: 'cases.0.expect',
        what: 'expects nothing',
        remedy: 'Name at least one thing that the rules give.',
      },
    ]);
  });
});
