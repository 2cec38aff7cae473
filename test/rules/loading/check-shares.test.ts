import { expect, test } from '@jest/globals';
import { parsePolicy } from '../../../src/rules/index.ts';
import { cite, inventedText } from '../policy-support.ts';

function refused(cap: unknown, sample: unknown): readonly string[] {
  const leaf = { asks: 'It.', since: 'unknown', cite };
  const caps = [{ id: 'cap', asks: 'Cap.', at_most: cap, cite }];
  const audits = [{ id: 'audit', asks: 'Audit.', for: {}, sample: { percent: sample, per: 'year' }, cite }];
  const tree = { kind: 'amount', id: 'hours', ...leaf, at_least: 1, caps };
  const read = parsePolicy(inventedText({ tree, more: { audits } }), 'invented.yaml');
  return Array.isArray(read) ? read.map(({ key, what, remedy }) => `${key} ${what}. ${remedy}`) : [];
}

test('a share of more than the whole is refused, also in a version', () => {
  expect(
    refused({ percent: 500, of: 'required' }, [{ is: 100.01, before: '2024-07-01' }, { is: 5 }]),
  ).toEqual([
    'require.0.tree.caps.0.at_most.percent is 500 percent of a whole. Give a share from 0 to 100.',
    'audits.0.sample.percent.0.is is 100.01 percent of a whole. Give a share from 0 to 100.',
  ]);
});

test('the whole is a share, and more than it of another figure may be meant', () => {
  expect(refused({ percent: 100, of: 'required' }, 100)).toEqual([]);
  expect(refused({ percent: 120, of: 50 }, 10)).toEqual([]);
});
