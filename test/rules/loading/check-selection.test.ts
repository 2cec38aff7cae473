import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../../src/rules/index.ts';
import { cite, inventedText } from '../policy-support.ts';

const TREE = { kind: 'amount', id: 'hours', asks: 'Hours.', since: 'unknown', at_least: 1, cite };
const LISTS = { lists: { fields: { what: 'Fields.', members: [{ is: 'art', since: 'unknown', cite }] } } };

function refused(condition: object, more: object = {}): readonly string[] {
  const selected_by = [
    { for: condition, by: 'issue', cite },
    { by: 'expiration', cite },
  ];
  const read = parsePolicy(inventedText({ tree: TREE, selected_by, more }), 'invented.yaml');
  return Array.isArray(read) ? read.map(({ key, what }) => `${key} ${what}`) : [];
}

const WHAT = 'turns on the day that picks the text, which is what is sought here';

describe('what selects the day that picks the text', () => {
  test('is refused where it asks for that day', () => {
    expect(refused({ day: { is: 'selected', before: '2024-07-01' } })).toEqual([
      `selected_by.0.for.day.is ${WHAT}`,
    ]);
    const days = [{ is: 1, before: '2024-07-01' }, { is: 2 }];
    expect(refused({ day: { is: 'as_of', after: { of: 'issue', plus: { days } } } })).toEqual([
      `selected_by.0.for.day.after.plus.days ${WHAT}`,
    ]);
    expect(refused({ 'license.fields': { in: 'fields' } }, LISTS)).toEqual([`selected_by.0.for ${WHAT}`]);
  });

  test('and not where it asks for another, or of a record what stood on its day', () => {
    const plus = { days: { count: { from: 'service' } } };
    expect(refused({ day: { is: 'as_of', after: { of: 'issue', plus } } })).toEqual([]);
    const recorded = { from: 'degrees', where: { field: { in: 'fields' } } };
    expect(refused({ recorded }, LISTS)).toEqual([]);
  });
});
