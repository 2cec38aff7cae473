import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../../src/rules/index.ts';
import { cite, inventedText } from '../policy-support.ts';

const TREE = { kind: 'amount', id: 'hours', asks: 'Hours.', since: 'unknown', at_least: 1, cite };

/** Keys and words of what is refused about a route with this window. */
function refused(window: object, tree: object = TREE): readonly string[] {
  const route = { id: 'renewal', asks: 'It.', gives: 'renewal', for: {}, cite, ...window };
  const read = parsePolicy(inventedText({ tree, more: { routes: [route] } }), 'invented.yaml');
  return Array.isArray(read) ? read.map(({ key, what }) => `${key} ${what}`) : [];
}

const ENDS = 'routes.0.closes is before opens, so no day lies between';

describe('a window that ends before it begins', () => {
  test.each([
    ['of written days', '2024-07-02', '2024-07-01'],
    ['after its anchor', { of: 'period_end', plus: { days: 1 } }, 'period_end'],
    ['by years', { of: 'period_end', minus: { years: 1 } }, { of: 'period_end', minus: { years: 2 } }],
    [
      'through nested days',
      { of: { of: 'issue', plus: { years: 5 } }, minus: { months: 2 } },
      { of: 'issue', plus: { years: 4 } },
    ],
  ])('is refused where it is one %s', (_, opens, closes) => {
    expect(refused({ opens, closes })).toEqual([ENDS]);
  });

  test.each([
    ['of one day', '2024-07-01', '2024-07-01'],
    ['that ends later', { of: 'period_end', minus: { years: 1 } }, 'period_end'],
    ['of several anchors', 'period_end', 'application'],
    ['by a recurring day', { of: 'period_end', plus: { days: 1 } }, { of: 'period_end', after: '06-30' }],
    [
      'of months that may be as long',
      { of: 'issue', plus: { days: 31 } },
      { of: 'issue', plus: { months: 1 } },
    ],
  ])('is not seen in one %s', (_, opens, closes) => {
    expect(refused({ opens, closes })).toEqual([]);
  });

  const later = { of: 'period_end', plus: { days: 2 } };

  test('is refused in each version that is never later, at that version', () => {
    const closes = [
      { is: 'period_end', before: '2024-01-01' },
      { is: later, since: '2024-01-01', before: '2025-01-01' },
      { is: { of: 'period_end', minus: { months: 1 } }, since: '2025-01-01' },
    ];
    const opens = { of: 'period_end', plus: { days: 1 } };
    const told = (i: number) => `routes.0.closes.${i}.is is before opens, so no day lies between`;
    expect(refused({ opens, closes })).toEqual([told(0), told(2)]);
  });

  test('is not seen where one version of its first day may be early enough', () => {
    const opens = [{ is: later, before: '2024-01-01' }, { is: 'period_end' }];
    const closes = [{ is: 'period_end', before: '2024-01-01' }, { is: later }];
    expect(refused({ opens, closes })).toEqual([]);
  });

  test('is refused in a span too, with its key', () => {
    const within = { from: '2024-07-01', to: '2020-06-30' };
    expect(refused({}, { ...TREE, within })).toEqual([
      'require.0.tree.within.to is before from, so no day lies between',
    ]);
  });
});
