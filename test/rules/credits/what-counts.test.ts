import { describe, expect, test } from '@jest/globals';
import { credit } from '../facts-support.ts';
import { asking } from '../nodes/asking.ts';
import { cite } from '../policy-support.ts';

const APPROVED = { approvedOn: '2021-02-01' };

const entries = [
  { id: 'lecture', where: { kind: 'lecture' }, worth: { each: 4 } },
  { id: 'hours', where: { unit: 'clock_hour' }, worth: { per_unit: 2 } },
];

const amount = { kind: 'amount', at_least: 1 };

function counted(tree: object, ...credits: readonly [quantity: number, kind: string][]) {
  const claims = credits.map(([quantity, kind], i) =>
    credit({ credit: `credit-${i}`, title: `${i}`, quantity, kind, acts: APPROVED }),
  );
  return asking(tree, { entries })({ credits: claims }).requirement?.counted;
}

describe('what is known of a credit only once it counts:', () => {
  test('its worth after conversion, in an amount', () => {
    const three = { ...amount, where: { worth: { at_least: 3 } } };
    expect(counted(three, [150, 'workshop'], [149, 'workshop'])).toBe('3');
  });

  test('the entry it counts by, in a cap', () => {
    const caps = [{ id: 'few', asks: 'Five.', where: { entry: 'lecture' }, at_most: 5, cite }];
    expect(counted({ ...amount, caps }, [100, 'lecture'], [100, 'lecture'], [100, 'workshop'])).toBe('7');
  });

  test('one cap for each entry', () => {
    const caps = [{ id: 'few', asks: 'Five.', per: 'entry', at_most: 5, cite }];
    expect(counted({ ...amount, caps }, [100, 'lecture'], [100, 'lecture'], [300, 'workshop'])).toBe('10');
  });

  test('is refused where it decides whether it counts', () => {
    const few = { unit: { one: 'lecture', many: 'lectures' }, where: { entry: 'lecture' } };
    const count = { kind: 'count', from: 'credits', within: 'any_time', at_least: 1, ...few };
    expect(() => counted(count)).toThrow('known only of what counts');
    const other = { recorded: { from: 'credits', where: { worth: 1 } } };
    expect(() => counted({ ...amount, where: other })).toThrow('known only of what counts');
  });
});
