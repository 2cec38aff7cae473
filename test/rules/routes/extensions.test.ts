import { describe, expect, test } from '@jest/globals';
import type { Facts } from '../../../src/domain/facts.ts';
import { extendedEnd } from '../../../src/rules/index.ts';
import { answerOf, NOTHING, person, policyOf, policyOfRoute, withPeriod } from './support.ts';

describe('an extension as long as the days of a duty', () => {
  const policy = policyOfRoute({
    ...{ gives: 'extension', starts_by: ['holder'] },
    result: { adds_days_of: { act: 'military_duty' } },
  });
  const duty = (from?: string, until?: string) => ({ act: 'military_duty', on: '2022-01-01', from, until });
  const endsOn = (...duties: ReturnType<typeof duty>[]) =>
    answerOf(policy, person({ acts: duties }), '2024-01-01')?.result.periodEndsOn;

  test('counts whole days within the period, each once', () => {
    expect(endsOn()).toBe('2024-06-30');
    expect(endsOn(duty('2022-01-01', '2022-01-01'))).toBe('2024-07-01');
    expect(endsOn(duty('2022-01-01', '2022-01-31'), duty('2022-01-15', '2022-02-14'))).toBe('2024-08-14');
    expect(endsOn(duty('2019-06-01', '2019-07-01'), duty('2024-06-30', '2025-06-30'))).toBe('2024-07-02');
  });

  test('is not known while the last day of the duty is not', () => {
    expect(answerOf(policy, person({ acts: [duty('2022-01-01')] }), '2024-01-01')).toMatchObject({
      ...{ outcome: 'met', result: { periodEndsOn: null }, codes: ['missing_acts_until'] },
      missing: ['The last day it speaks of is not recorded.'],
    });
  });

  test('makes the next period shorter by as many days where the law says so', () => {
    const shorter = policyOfRoute({
      gives: 'extension',
      result: { adds_days_of: { act: 'military_duty' }, next_is_shorter: true },
    });
    const facts = person({ acts: [duty('2022-01-01', '2022-01-31')] });
    expect(answerOf(shorter, facts, '2024-01-01')?.result.nextIsShorterBy).toEqual({
      ...{ years: 0, months: 0, days: 31 },
    });
  });
});

const runs = (day: string) => ({
  'period.starts_on': { at_most: day },
  'period.ends_on': { at_least: day },
});
const was = (status: string, day: string) => ({
  ...{ from: 'statuses', where: { status, from: { at_most: day }, until: { at_least: day } } },
});
const statute = (id: string, rest: object) => ({
  ...{ id, asks: `Extension by ${id}.`, gives: 'extension', starts_by: ['statute'] },
  ...rest,
});

/** The extensions Pennsylvania has given by statute, as its research file tells them. */
const PENNSYLVANIA = policyOf({
  routes: [
    statute('moratorium', {
      ...{ for: runs('2011-08-29'), opens: '2011-08-29', result: { adds: { years: 2 } } },
    }),
    statute('first_in_moratorium', {
      for: {
        'license.first_term': true,
        'license.issued_on': { at_least: '2011-08-30', at_most: '2013-06-30' },
      },
      ...{ opens: '2011-08-30', result: { ends: '2018-06-30' } },
    }),
    statute('november_2016', {
      ...{ for: runs('2016-11-01'), opens: '2016-11-01', result: { adds: { years: 1 } } },
    }),
    statute('act_55', {
      for: { ...runs('2022-07-08'), recorded: was('active', '2022-07-08') },
      ...{ opens: '2022-07-08', result: { adds: { years: 1 } } },
    }),
    statute('act_55_upon_return', {
      for: {
        'period.starts_on': { after: '2022-07-08', at_most: '2023-07-08' },
        recorded: [
          was('inactivation_pending', '2022-07-08'),
          {
            ...{ from: 'statuses', where: { status: 'active' } },
            within: { from: '2022-07-09', to: '2023-07-07' },
          },
        ],
      },
      ...{ opens: '2022-07-08', result: { adds: { years: 1 } } },
    }),
  ],
});

const period = (startsOn: string, endsOn: string, statuses: readonly object[] = []): Facts =>
  withPeriod(person({ statuses: statuses as never }), { startsOn, endsOn });

describe('the end of a period after the extensions by statute', () => {
  const end = (facts: Facts, asOf = '2023-12-31') => {
    const { endsOn, steps } = extendedEnd(PENNSYLVANIA, NOTHING, facts, asOf);
    return [endsOn, ...steps.map(({ route }) => route)];
  };
  const active = [{ status: 'active', from: '2018-07-01' }];

  test('is a year later for a certificate active on 8 July 2022 (PA.workedExamples.1)', () => {
    expect(end(period('2018-07-01', '2023-06-30', active))).toEqual(['2024-06-30', 'act_55']);
    expect(end(period('2017-07-09', '2022-07-08', active))).toEqual(['2023-07-08', 'act_55']);
    expect(end(period('2017-07-08', '2022-07-07', active))).toEqual(['2022-07-07']);
    expect(end(period('2022-07-08', '2027-07-07', active))).toEqual(['2028-07-07', 'act_55']);
    expect(end(period('2022-07-09', '2027-07-08', active))).toEqual(['2027-07-08']);
  });

  test('is unmoved where inactivation was pending, and the new period moves (PA.workedExamples.2)', () => {
    const pending = (returned: string) => [
      { status: 'inactivation_pending', from: '2022-07-01', until: '2022-12-01' },
      { status: 'active', from: returned },
    ];
    expect(end(period('2017-07-01', '2022-06-30', pending('2022-12-02')))).toEqual(['2022-06-30']);
    expect(end(period('2022-12-02', '2027-12-01', pending('2022-12-02')))).toEqual([
      ...['2028-12-01', 'act_55_upon_return'],
    ]);
    expect(end(period('2023-07-07', '2028-07-06', pending('2023-07-07')))).toEqual([
      ...['2029-07-06', 'act_55_upon_return'],
    ]);
    expect(end(period('2023-07-08', '2028-07-07', pending('2023-07-08')))).toEqual(['2028-07-07']);
  });

  test('is unmoved where the certificate was inactive (PA.workedExamples.3)', () => {
    const inactive = [
      { status: 'active', from: '2018-07-01', until: '2022-07-07' },
      { status: 'inactive', from: '2022-07-08' },
    ];
    expect(end(period('2018-07-01', '2023-06-30', inactive))).toEqual(['2023-06-30']);
  });

  test('is two years later where it ran on 29 August 2011 (PA.workedExamples.4)', () => {
    expect(end(period('2010-07-01', '2015-06-30'), '2016-10-31')).toEqual(['2017-06-30', 'moratorium']);
    expect(end(period('2011-08-30', '2016-08-29'), '2016-10-31')).toEqual(['2016-08-29']);
    expect(end(period('2011-08-29', '2016-08-28'), '2016-10-31')).toEqual(['2018-08-28', 'moratorium']);
  });

  test('is 30 June 2018 for a first certificate of the moratorium (PA.workedExamples.5)', () => {
    const issued = (on: string): Facts => {
      const facts = person({}, { issuedOn: on, validFrom: on, expiresOn: '2017-01-31' });
      return withPeriod(facts, { startsOn: on, endsOn: '2017-01-31' });
    };
    expect(end(issued('2012-02-01'), '2016-10-31')).toEqual(['2018-06-30', 'first_in_moratorium']);
    expect(end(issued('2013-07-01'), '2016-10-31')).toEqual(['2017-01-31']);
  });

  test('stacks, each extension seeing the end the one before it left (PA.workedExamples.6)', () => {
    const facts = period('2010-07-01', '2015-06-30');
    expect(extendedEnd(PENNSYLVANIA, NOTHING, facts, '2016-11-01')).toEqual({
      endsOn: '2018-06-30',
      steps: [
        {
          ...{ route: 'moratorium', asks: 'Extension by moratorium.', cites: ['source'] },
          ...{ on: '2011-08-29', from: '2015-06-30', to: '2017-06-30' },
        },
        {
          ...{ route: 'november_2016', asks: 'Extension by november_2016.', cites: ['source'] },
          ...{ on: '2016-11-01', from: '2017-06-30', to: '2018-06-30' },
        },
      ],
      ...{ codes: [], missing: [], settings: [], holdsUntil: null },
    });
  });

  test('does not know an extension before the day it was given', () => {
    const facts = period('2018-07-01', '2023-06-30', active);
    expect(extendedEnd(PENNSYLVANIA, NOTHING, facts, '2022-07-07')).toMatchObject({
      ...{ endsOn: '2023-06-30', steps: [], holdsUntil: '2022-07-08' },
    });
    expect(end(facts, '2022-07-08')).toEqual(['2024-06-30', 'act_55']);
  });

  test('does not extend again by what is on record as taken', () => {
    const facts = period('2018-07-01', '2024-06-30', active);
    const taken = {
      ...facts,
      further: {
        ...facts.further,
        acts: [{ eventId: 'act', attributes: { act: 'act_55', on: '2022-07-08' } }],
      },
    };
    expect(end(taken)).toEqual(['2024-06-30']);
    expect(end(facts)).toEqual(['2025-06-30', 'act_55']);
  });

  test('is not known while the status is not, and says what is missing', () => {
    const nameless = period('2010-07-01', '2015-06-30', [{ from: '2018-07-01' }]);
    expect(end(nameless)).toEqual(['2018-06-30', 'moratorium', 'november_2016']);
    const unknown = period('2018-07-01', '2023-06-30', [{ from: '2018-07-01' }]);
    expect(extendedEnd(PENNSYLVANIA, NOTHING, unknown, '2023-12-31')).toMatchObject({
      ...{ endsOn: null, steps: [], codes: ['missing_statuses_status'] },
      missing: ['The status is not recorded.', 'Extension by act_55.'],
    });
  });

  test('never moves to an earlier day', () => {
    const policy = policyOf({ routes: [statute('fixed', { for: {}, result: { ends: '2024-05-31' } })] });
    expect(extendedEnd(policy, NOTHING, person(), '2024-01-01')).toMatchObject({
      endsOn: '2024-06-30',
      steps: [],
    });
  });

  test('is not known where an extension turns on a setting nobody has confirmed', () => {
    const policy = policyOf({
      routes: [
        statute('sure', { for: {}, result: { adds: { years: 1 } } }),
        statute('open', { for: { 'setting.word': 'yes' }, result: { adds: { years: 1 } } }),
      ],
      settings: { word: { asks: 'Is it given?', because: 'Silent.', values: ['yes', 'no'] } },
    });
    expect(extendedEnd(policy, NOTHING, person(), '2024-01-01')).toMatchObject({
      ...{ endsOn: null, steps: [{ route: 'sure' }], codes: ['setting_unconfirmed'] },
      missing: ['The agency has not answered: Is it given?'],
      settings: [{ setting: 'word', asks: 'Is it given?', value: null, outcomes: [] }],
    });
    expect(extendedEnd(policy, new Map([['word', 'no']]), person(), '2024-01-01')).toMatchObject({
      ...{ endsOn: '2025-06-30', codes: [], settings: [{ value: 'no' }] },
    });
  });
});
