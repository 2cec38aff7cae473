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

  test('of a rating is the day it was completed, at the latest the last day of its year', () => {
    const ask = asking({
      ...{ kind: 'count', from: 'evaluations', within: { to: '2023-05-10' }, at_least: 1 },
      unit: { one: 'rating', many: 'ratings' },
    });
    const rated = (on: string | undefined, to?: string) => {
      const evaluation = { state: 'ZZ', schoolYear: '2022-23', score: '5', employer: 'e', eventId: 'rated' };
      return ask({
        facts: { evaluations: [{ ...evaluation, ...(on === undefined ? {} : { on }) }] },
        ...(to === undefined ? {} : { asOf: to }),
      }).outcome;
    };
    expect(rated('2023-05-10')).toBe('met');
    expect(rated('2023-05-10', '2023-05-09')).toBe('not_met');
    expect(rated('2023-05-11')).toBe('not_met');
    expect(rated('2023-10-15')).toBe('not_met');
    expect(rated(undefined)).toBe('not_met');
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
