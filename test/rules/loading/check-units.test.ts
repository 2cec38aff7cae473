import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../../src/rules/index.ts';
import { inventedText } from '../policy-support.ts';

const TREE = { kind: 'amount', id: 'hours', asks: 'Hours.', since: 'unknown', at_least: 1 };

function refused(tree: object, entries?: readonly object[]): readonly string[] {
  const text = inventedText({ tree: { ...TREE, ...tree }, ...(entries === undefined ? {} : { entries }) });
  const read = parsePolicy(text, 'invented.yaml');
  return Array.isArray(read) ? read.map(({ key, what, remedy }) => `${key} ${what} ${remedy}`) : [];
}

const NO_UNIT = 'names clock_hours, which is no unit Did you mean clock_hour?';

describe('a unit one letter away from a usual one', () => {
  test('is refused in an entry', () => {
    const entry = { where: { unit: 'clock_hours' }, worth: { per_unit: 1 } };
    expect(refused({}, [entry])).toEqual([`credits.entries.0.where.unit ${NO_UNIT}`]);
  });

  test('is refused in a requirement, among others too', () => {
    expect(refused({ where: { unit: ['ceu', 'clock_hours'] } })).toEqual([
      `require.0.tree.where.unit ${NO_UNIT}`,
    ]);
  });

  test('is refused in a table by unit', () => {
    const entry = { where: {}, worth: { by: 'unit', table: { clock_hours: 1, ceu: 10 } } };
    expect(refused({}, [entry])).toEqual([`credits.entries.0.worth.table.clock_hours ${NO_UNIT}`]);
  });
});

test('units of a state of its own are its words', () => {
  expect(refused({ where: { unit: ['cpdu', 'cpe_credit', 'project', 'year'] } })).toEqual([]);
});
