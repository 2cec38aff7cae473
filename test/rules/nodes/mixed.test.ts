import { describe, expect, test } from '@jest/globals';
import { credit, recorded, served } from '../facts-support.ts';
import { asking } from './asking.ts';

const hours = { kind: 'amount', id: 'hours', at_least: 60 };
const years = {
  ...{ kind: 'count', id: 'years', from: 'service', within: 'period', at_least: 3 },
  unit: { one: 'year of mentoring', many: 'years of mentoring' },
};

const approved = (hundredths: number) => credit({ quantity: hundredths, acts: { approvedOn: '2021-02-01' } });
const served2 = served({ schoolYear: '2020-21' }, { schoolYear: '2021-22' });

describe('parts of requirements', () => {
  const ask = asking({ kind: 'mixed', of: [hours, years] });

  test('make a whole when their fractions add up to exactly one', () => {
    expect(ask({ credits: [approved(2000)], facts: { service: served2 } })).toMatchObject({
      outcome: 'met',
      codes: [],
      missing: [],
      requirement: { required: '1', counted: '1' },
    });
  });

  test('are not met a hundredth below, and say what closes each way', () => {
    expect(ask({ credits: [approved(1999)], facts: { service: served2 } })).toMatchObject({
      outcome: 'not_met',
      codes: ['short_of_whole'],
      requirement: { required: '1', counted: '0.99' },
      missing: ['Either: 0.01 more hours by 30 June 2024.', 'Or: 1 more year of mentoring by 30 June 2024.'],
    });
  });

  test('are each one whole at most', () => {
    expect(ask({ credits: [approved(6000)] }).outcome).toBe('met');
    expect(ask({ credits: [approved(5999)] }).outcome).toBe('not_met');
  });

  test('of which nothing is required are a whole', () => {
    const none = asking({ kind: 'mixed', of: [{ ...hours, at_least: 0 }, years] });
    expect(none().outcome).toBe('met');
  });

  test('add up exactly where fractions have no end', () => {
    const thirds = ['a', 'b', 'c'].map((id) => ({ ...years, id, where: { role: id } }));
    const ofThirds = asking({ kind: 'mixed', of: thirds });
    const one = (role: string) => ({ schoolYear: '2020-21', role });
    expect(ofThirds({ facts: { service: served(one('a'), one('b'), one('c')) } }).outcome).toBe('met');
    expect(ofThirds({ facts: { service: served(one('a'), one('b')) } }).outcome).toBe('not_met');
  });

  test('that wait for an act say so beside the ways', () => {
    const pending = ask({ credits: [credit({ quantity: 6000 })] });
    expect(pending.codes).toEqual(['awaiting_approval', 'short_of_whole']);
    expect(pending.missing).toEqual([
      'Either: 60 more hours by 30 June 2024.',
      'Or: 3 more years of mentoring by 30 June 2024.',
      'Not counted yet: Activity. Have it approved.',
    ]);
  });

  test('are open where what is missing could make the whole, and only there', () => {
    const mentoring = asking({
      kind: 'mixed',
      of: [hours, { ...years, where: { days: { at_least: 100 } } }],
    });
    const open = { service: served({ schoolYear: '2020-21' }) };
    expect(mentoring({ credits: [approved(4000)], facts: open })).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_days'],
    });
    expect(mentoring({ credits: [approved(3999)], facts: open })).toMatchObject({
      outcome: 'not_met',
      codes: ['short_of_whole'],
    });
    expect(mentoring({ credits: [approved(6000)], facts: open }).outcome).toBe('met');
  });

  test('that are not in force have no fraction', () => {
    const late = { ...years, since: '2024-07-01' };
    const before = asking({ kind: 'mixed', of: [hours, late] });
    expect(before({ credits: [approved(5999)], facts: { service: served2 } }).outcome).toBe('not_met');
    expect(asking({ kind: 'mixed', of: [late] })().outcome).toBe('not_applicable');
  });

  test('are open where it is not known whether any is in force', () => {
    const settings = { asked: { asks: 'Is it asked?', because: 'No source says.' } };
    const doubtful = asking(
      { kind: 'mixed', of: [{ ...hours, when: { 'setting.asked': 'yes' } }] },
      { settings },
    );
    expect(doubtful()).toMatchObject({ outcome: 'undetermined', codes: ['setting_unconfirmed'] });
    const beside = asking(
      { kind: 'mixed', of: [{ ...hours, when: { 'setting.asked': 'yes' } }, years] },
      { settings },
    );
    expect(beside({ facts: { service: served2 } }).outcome).toBe('not_met');
    expect(beside({ credits: [approved(2000)], facts: { service: served2 } }).outcome).toBe('undetermined');
    const three = served(...['2020-21', '2021-22', '2022-23'].map((schoolYear) => ({ schoolYear })));
    expect(beside({ facts: { service: three } }).outcome).toBe('met');
  });

  test('may be held against figures of measures', () => {
    const growth = {
      ...{ kind: 'compare', at_least: 2, unit: { one: 'point', many: 'points' } },
      figure: { total: { from: 'measures', attribute: 'value' } },
    };
    const measured = asking({ kind: 'mixed', of: [hours, growth] });
    const facts = (value: number) => recorded({ measures: [{ measure: 'growth', on: '2023-06-01', value }] });
    // Half of the hours, and the other half of the points.
    expect(measured({ credits: [approved(3000)], facts: facts(1_000_000) }).outcome).toBe('met');
    expect(measured({ credits: [approved(3000)], facts: facts(999_999) }).outcome).toBe('not_met');
  });

  test('that must also not exceed what nobody knows are a whole or nothing, and open till then', () => {
    const between = {
      ...{ kind: 'compare', at_least: 1, at_most: { total: { from: 'measures', attribute: 'value' } } },
      ...{ figure: { whole_years: { from: 'issue', to: 'as_of' } }, unit: { one: 'year', many: 'years' } },
    };
    const either = asking({ kind: 'mixed', of: [hours, between] });
    const growth = (value?: number) =>
      recorded({ measures: [{ measure: 'growth', on: '2023-06-01', value }] });
    expect(either({ facts: growth() })).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_measures_value'],
    });
    expect(either({ facts: growth(99_000_000) }).outcome).toBe('met');
    expect(either({ facts: growth(0) }).outcome).toBe('not_met');
  });
});
