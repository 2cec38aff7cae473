import { expect, test } from '@jest/globals';
import { parsePolicy } from '../../../src/rules/index.ts';
import { inventedText } from '../policy-support.ts';

const TREE = { kind: 'amount', id: 'hours', asks: 'Hours.', since: 'unknown', at_least: 1 };

function refused(source: string | readonly string[]): readonly string[] {
  const read = parsePolicy(inventedText({ tree: { ...TREE, cite: { source } } }), 'invented.yaml');
  return Array.isArray(read) ? read.map(({ key, what, remedy }) => `${key} ${what} ${remedy}`) : [];
}

test('a fact is one of the state of the file', () => {
  expect(refused('ZZ.section.12')).toEqual([]);
  expect(refused('pathways.12')).toEqual([]);
  expect(refused('ZY.section.12')).toEqual([
    'require.0.tree.cite.source is the fact ZY.section.12 of another state Name one of ZZ, as ZZ.section.12.',
  ]);
});

test('of several facts the one of another state is told', () => {
  expect(refused(['ZZ.section.12', 'ZY.section.12'])).toEqual([
    'require.0.tree.cite.source.1 is the fact ZY.section.12 of another state Name one of ZZ, as ZZ.section.12.',
  ]);
});
