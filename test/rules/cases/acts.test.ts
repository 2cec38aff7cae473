import { expect, test } from '@jest/globals';
import { judgeCase } from '../../../src/rules/cases/judge-case.ts';
import { parseCases } from '../../../src/rules/cases/parse-cases.ts';
import { sound } from '../../policies/policy-files.ts';
import { invented } from '../policy-support.ts';

const policy = invented({
  tree: {
    ...{ kind: 'amount', id: 'hours', asks: 'Hours.', since: 'unknown', at_least: 10 },
    where: { kind: 'course' },
  },
});

/** Hours that count of ten, in a file of one case with these keys. */
function counted(defaults: object, keys: object): unknown {
  const credits = [{ amount: '10 clock_hour', completed_on: '2022-01-15' }];
  const license = { class: 'professional', valid_from: '2019-07-01', expires_on: '2024-06-30' };
  const one = { name: 'a case', license, as_of: '2024-06-30', credits, expect: { counted: { hours: 10 } } };
  const text = JSON.stringify({ defaults, cases: [{ ...one, ...keys }] });
  const cases = sound(parseCases(text, 'invented.cases.yaml', policy));
  const [written] = cases.cases;
  if (written === undefined) throw new Error('the file has one case');
  const { found } = judgeCase(policy, cases, written);
  return found;
}

const DONE = { acts: ['approved'], credit: { kind: 'course' } };
const TEN = { counted: { hours: '10' } };
const NONE = { counted: { hours: '0' } };

test('a case has acts of its own in place of those of the defaults', () => {
  expect(counted(DONE, {})).toEqual(TEN);
  expect(counted(DONE, { acts: [] })).toEqual(NONE);
  expect(counted({ ...DONE, acts: [] }, { acts: { approved: '2022-02-01' } })).toEqual(TEN);
});

test('a case says of its own credits what all of them have, in place of what the defaults say', () => {
  expect(counted(DONE, { credit: { kind: 'workshop' } })).toEqual(NONE);
  expect(counted({ acts: ['approved'] }, { credit: { kind: 'course' } })).toEqual(TEN);
});
