import { describe, expect, test } from '@jest/globals';
import { credit } from './facts-support.ts';
import { asking } from './nodes/asking.ts';

const post = (from: string, until: string) => ({
  employment: [{ eventId: 'post', attributes: { employer: 'Zz City Schools', from, until } }],
});

describe('the day of an item', () => {
  test('is that of the record itself where it stands within no other', () => {
    const long = { until: { at_least: { of: 'item', plus: { days: 180 } } } };
    const ask = asking({ kind: 'fact', where: { recorded: { from: 'employment', where: long } } });
    expect(ask({ facts: { further: post('2023-01-01', '2023-06-30') } }).outcome).toBe('met');
    expect(ask({ facts: { further: post('2023-01-01', '2023-06-29') } }).outcome).toBe('not_met');
  });

  test('is that of the record around it where it stands within one', () => {
    const then = { from: { at_most: 'item' }, until: { at_least: 'item' } };
    const where = { unit: 'clock_hour', recorded: { from: 'employment', where: then } };
    const hour = [{ where, worth: { per_unit: 1 } }];
    const ask = asking({ kind: 'amount', at_least: 1 }, { entries: hour });
    const credits = [
      credit({ quantity: 100, completedOn: '2023-06-30', acts: { approvedOn: '2023-07-15' } }),
    ];
    expect(ask({ credits, facts: { further: post('2023-06-30', '2023-06-30') } }).outcome).toBe('met');
    expect(ask({ credits, facts: { further: post('2023-07-01', '2023-12-31') } }).outcome).toBe('not_met');
    expect(ask({ credits, facts: { further: post('2023-01-01', '2023-06-29') } }).outcome).toBe('not_met');
  });
});
