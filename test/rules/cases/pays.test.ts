import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@jest/globals';
import { judgeCase } from '../../../src/rules/cases/judge-case.ts';
import { parseCases } from '../../../src/rules/cases/parse-cases.ts';
import { sound } from '../../policies/policy-files.ts';
import { cite, invented } from '../policy-support.ts';

const FACT = { kind: 'fact', id: 'held', asks: 'A license.', since: 'unknown', where: {} };

const policy = invented({
  tree: FACT,
  more: {
    routes: [
      {
        ...{ id: 'role', asks: 'A role.', gives: 'designation', for: {}, cite },
        pays: [
          { id: 'base', asks: 'A base.', amount: 3000, cite },
          { id: 'bonus', asks: 'A bonus.', amount: 500, cite },
        ],
      },
    ],
  },
});

test.each([
  ['all of it', { base: 3000, bonus: 500 }, true],
  ['a part of it', { base: 3000 }, false],
  ['another amount', { base: 3000, bonus: 501 }, false],
])('what a case expects to be paid holds when it names %s: %j, %p', (_, pays, holds) => {
  const license = { class: 'professional', valid_from: '2019-07-01', expires_on: '2024-06-30' };
  const told = { name: 'a case', license, as_of: '2024-06-30' };
  const file = { cases: [{ ...told, expect: { outcome: 'met', routes: { role: { pays } } } }] };
  const cases = sound(parseCases(JSON.stringify(file), 'invented.cases.yaml', policy));
  const [written] = cases.cases;
  if (written === undefined) throw new Error('the file has one case');
  const { expected, found } = judgeCase(policy, cases, written);
  expect(isDeepStrictEqual(found, expected)).toBe(holds);
});
