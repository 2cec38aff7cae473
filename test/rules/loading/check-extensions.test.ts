import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../../src/rules/index.ts';
import { cite, inventedText } from '../policy-support.ts';

const TREE = { kind: 'amount', id: 'hours', asks: 'Hours.', since: 'unknown', at_least: 1, cite };

function refused(gives: string, result?: unknown): readonly string[] {
  const route = {
    id: 'more',
    asks: 'It.',
    gives,
    for: {},
    cite,
    ...(result === undefined ? {} : { result }),
  };
  const more = { routes: [route], acts: { duty: 'Duty.' } };
  const tree = { kind: 'any', id: 'any', asks: 'Any.', of: [TREE, { ...TREE, ...DUTY }] };
  const read = parsePolicy(inventedText({ tree, more }), 'invented.yaml');
  return Array.isArray(read) ? read.map(({ key, what }) => `${key} ${what}`) : [];
}

const DUTY = { kind: 'act', id: 'duty', act: 'duty', within: 'period', awaits: 'it', at_least: undefined };

describe('the result of an extension', () => {
  test('is refused where it does not say how long that is', () => {
    const what = 'is the result of an extension and does not say how long that is';
    expect(refused('extension', { status: 'extended' })).toEqual([`routes.0.result ${what}`]);
    const results = [{ when: { 'license.renewals': 0 }, adds: { years: 1 } }, { next_is_shorter: true }];
    expect(refused('extension', results)).toEqual([`routes.0.result.1 ${what}`]);
  });

  test.each([
    ['years', { adds: { years: 1 } }],
    ['days of an act', { adds_days_of: { act: 'duty' } }],
    ['a day', { ends: '2030-06-30' }],
    ['nothing, where no source says it', undefined],
  ])('may be %s', (_, result) => {
    expect(refused('extension', result)).toEqual([]);
  });

  test('is refused of anything else', () => {
    expect(refused('renewal', { adds: { years: 1 }, next_is_shorter: true })).toEqual([
      'routes.0.result.adds moves the end of a period, which renewal does not do',
      'routes.0.result.next_is_shorter moves the end of a period, which renewal does not do',
    ]);
  });
});
