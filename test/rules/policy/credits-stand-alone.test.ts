import { describe, expect, test } from '@jest/globals';
import { compiledPolicy } from '../../policies/policy-files.ts';
import { invented, cite } from '../policy-support.ts';

const HOURS = { kind: 'amount', id: 'hours', asks: 'Hours.', since: 'unknown', at_least: 10 };
const CLOCK_HOURS = { where: { unit: 'clock_hour' }, worth: { per_unit: 1 } };

describe('whether credits stand alone', () => {
  test('is so in Massachusetts, whose audits alone look at credits', () => {
    expect(compiledPolicy('ma/recertification.yaml').creditsStandAlone().owed).toBe(true);
  });

  test('is so where an amount, a minimum and a count of them ask no more than how much they are', () => {
    const tree = {
      ...{ kind: 'all', id: 'both', asks: 'Both.' },
      of: [
        HOURS,
        {
          ...{ kind: 'count', id: 'two', asks: 'Two.', since: 'unknown', from: 'credits', within: 'period' },
          ...{ at_least: 2, unit: { one: 'course', many: 'courses' } },
        },
      ],
    };
    expect(invented({ tree }).creditsStandAlone().owed).toBe(true);
  });

  test('is not where one counts only without another like it', () => {
    const other = { from: 'credits', where: { topic: { same_as: 'item.topic' } }, at_most: 1 };
    const accept = [{ code: 'repeated', because: 'Once.', where: { recorded: other }, cite }];
    expect(invented({ tree: HOURS, entries: [{ ...CLOCK_HOURS, accept }] }).creditsStandAlone().owed).toBe(
      false,
    );
  });

  test('is not where what is asked is reckoned from them', () => {
    const total = { total: { from: 'credits', attribute: 'quantity', within: 'period' } };
    expect(invented({ tree: { ...HOURS, at_least: total } }).creditsStandAlone().owed).toBe(false);
  });

  const named = (part: object) => ({
    tree: { ...HOURS, when: { not: { met: 'spared' } } },
    more: { parts: { spared: { asks: 'Spared.', id: 'spared_by', cite, ...part } } },
  });

  test('is so where it is asked whether something is met that asks for no credits', () => {
    const board = { kind: 'count', since: 'unknown', from: 'boards', within: 'any_time', at_least: 1 };
    const { tree, more } = named({ ...board, unit: { one: 'certificate', many: 'certificates' } });
    expect(invented({ tree, more }).creditsStandAlone().owed).toBe(true);
  });

  test('is not where it is asked whether something is met that does', () => {
    const { tree, more } = named({ kind: 'amount', since: 'unknown', at_least: 3 });
    expect(invented({ tree, more }).creditsStandAlone().owed).toBe(false);
  });

  test('is told of what is owed apart from what its routes ask', () => {
    for (const state of ['md', 'wi']) {
      expect(compiledPolicy(`${state}/recertification.yaml`).creditsStandAlone().owed).toBe(true);
    }
    expect(compiledPolicy('md/recertification.yaml').creditsStandAlone().routes).toBe(false);
    expect(compiledPolicy('fl/recertification.yaml').creditsStandAlone().owed).toBe(true);
  });
});
