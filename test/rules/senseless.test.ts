import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../src/rules/index.ts';
import { cite, inventedText } from './policy-support.ts';

const leaf = { id: 'it', asks: 'It.', since: 'unknown', cite };
const unit = { one: 'thing', many: 'things' };
const count = { ...leaf, kind: 'count', from: 'service', within: 'any_time', at_least: 1, unit };
const each = { kind: 'each', id: 'every', asks: 'Every one.', of: count };
const amount = { ...leaf, kind: 'amount', at_least: 1 };

/** What is refused about a requirement: keys below it and why. */
function refused(tree: object): readonly string[] {
  const read = parsePolicy(inventedText({ tree }), 'invented.yaml');
  if (!Array.isArray(read)) return [];
  return read.map(({ key, what }) => `${key.replace(/^require\.0\.tree\.?/, '')}: ${what}`);
}

describe('a requirement is refused that', () => {
  test.each([
    ['sums in a row', { ...count, longest: 'run', sum: 'days' }, 'sum: has no meaning'],
    ['takes the latest in a row', { ...count, longest: 'gap', latest: 3 }, 'latest: has no meaning'],
    [
      'seeks years in a row where there are none',
      { ...count, from: 'degrees', longest: 'run' },
      'longest: counts',
    ],
    [
      'names among whom, and not how many latest',
      { ...count, among: { role: 'teacher' } },
      'among: says among',
    ],
    [
      'groups by a number',
      { ...leaf, kind: 'spread', by: 'quantity', at_least: 2, each: 1, unit },
      'by: names quantity',
    ],
    [
      'asks one credential twice',
      { ...leaf, kind: 'stack', of: ['a', 'b', 'a'], n: 2, within: 'any_time' },
      'of.2: names a',
    ],
    [
      'mixes what has no least',
      {
        kind: 'mixed',
        id: 'm',
        asks: 'M.',
        of: [amount, { ...count, id: 'most', at_least: undefined, at_most: 1 }],
      },
      'of.1: has no at_least',
    ],
    [
      'goes through years without a first',
      { ...each, over: { years_from: '07-01', within: 'any_time' } },
      'over.within: has no first day',
    ],
    [
      'says which values are alike',
      { ...each, over: { values_of: 'license.fields', distinct: 'field' } },
      'over.distinct: says which',
    ],
    ['looks at a segment outside each', { ...count, within: 'segment' }, 'within: speaks of a segment'],
    [
      'asks the value of a segment outside each',
      { ...count, where: { role: { same_as: 'segment.value' } } },
      'where.role.same_as: speaks of a segment',
    ],
  ])('%s', (_, tree, problem) => {
    expect(refused(tree)).toEqual([expect.stringContaining(problem)]);
  });

  test('sums what is known only of what counts', () => {
    const sum = { ...count, from: 'credits', sum: 'worth' };
    expect(refused(sum)).toEqual([expect.stringContaining('sum: sums worth')]);
    const total = { total: { from: 'credits', attribute: 'worth' } };
    expect(refused({ ...leaf, kind: 'compare', figure: total, at_least: 1, unit })).toEqual([
      expect.stringContaining('figure.total.attribute: sums worth'),
    ]);
  });

  test('names an entry there is none of', () => {
    const caps = [{ id: 'cap', asks: 'Cap.', where: { entry: 'entri_0' }, at_most: 1, cite }];
    expect(refused({ ...amount, caps })).toEqual([
      'caps.0.where.entry: names entri_0, which credits.entries does not declare',
    ]);
  });

  test('and not where it makes sense', () => {
    expect(refused({ ...each, over: { years_from: '07-01' }, of: { ...count, within: 'segment' } })).toEqual(
      [],
    );
    expect(refused({ ...count, latest: 3, among: { role: 'teacher' } })).toEqual([]);
  });
});
