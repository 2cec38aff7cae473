import { describe, expect, test } from '@jest/globals';
import { credit, recorded, served } from '../facts-support.ts';
import { asking, partOf } from './asking.ts';

const approved = (completedOn: string, hundredths = 1000) =>
  credit({
    ...{
      credit: `credit-${completedOn}`,
      title: `Workshop of ${completedOn}`,
      completedOn,
      quantity: hundredths,
    },
    acts: { approvedOn: completedOn },
  });

describe('each year', () => {
  const tenInEach = { kind: 'amount', id: 'academy', at_least: 10, within: 'segment' };
  const ask = asking({ kind: 'each', over: { years_from: '07-01' }, of: tenInEach });
  const inYears = (...years: readonly number[]) => years.map((year) => approved(`${year}-10-01`));

  test('needs what is asked in every year of the period', () => {
    expect(ask({ credits: inYears(2019, 2020, 2021, 2022, 2023) }).outcome).toBe('met');
    const short = ask({ credits: inYears(2019, 2020, 2022, 2023) });
    expect(short).toMatchObject({
      outcome: 'not_met',
      missing: ['2021-22: 10 more hours, needed by 30 June 2022.'],
    });
    expect(partOf(short.requirement, 'academy:2021-22')).toMatchObject({
      asks: '2021-22: What amount asks.',
      outcome: 'not_met',
      counted: '0',
      missing: ['2021-22: 10 more hours, needed by 30 June 2022.'],
    });
    expect(partOf(short.requirement, 'academy:2019-20').outcome).toBe('met');
  });

  test('begins on its day: what was done the day before belongs to the year before', () => {
    const others = inYears(2019, 2021, 2022, 2023);
    expect(ask({ credits: [...others, approved('2020-07-01')] }).outcome).toBe('met');
    expect(ask({ credits: [...others, approved('2020-06-30')] }).outcome).toBe('not_met');
    expect(ask({ credits: [...others, approved('2021-06-30')] }).outcome).toBe('met');
  });

  test('may begin on the day on which the license did, which is the last of February for a leap day', () => {
    const own = asking({ kind: 'each', over: { years_from: 'issue' }, of: tenInEach, at_least: 2 });
    const at = (issuedOn: string, ...days: readonly string[]) =>
      own({ license: { issuedOn }, credits: days.map((day) => approved(day)) }).outcome;
    expect(at('2010-03-15', '2021-03-14', '2021-03-15')).toBe('met');
    expect(at('2010-03-15', '2021-03-15', '2022-03-14')).toBe('not_met');
    expect(at('2012-02-29', '2021-02-27', '2021-02-28')).toBe('met');
  });

  test('is due on its own last day', () => {
    const credits = inYears(2019, 2020, 2021, 2022);
    expect(ask({ credits, asOf: '2024-06-30' }).missing).toEqual(['2023-24: 10 more hours by 30 June 2024.']);
    const early = ask({ credits: inYears(2019), asOf: '2021-06-30' });
    expect(early.missing[0]).toBe('2020-21: 10 more hours by 30 June 2021.');
    expect(early.holdsUntil).toBe('2021-07-01');
  });

  test('is cut to the window', () => {
    const calendar = asking({
      kind: 'each',
      over: { years_from: '01-01', within: { from: '2021-03-01', to: '2022-02-28' } },
      of: tenInEach,
    });
    const met = (first: string, second: string) =>
      calendar({ credits: [approved(first), approved(second)] }).outcome;
    expect(met('2021-03-01', '2022-02-28')).toBe('met');
    expect(met('2021-02-28', '2022-02-28')).toBe('not_met');
    expect(met('2021-03-01', '2022-03-01')).toBe('not_met');
    const { requirement, missing } = calendar();
    expect(requirement?.children.map(({ id }) => id)).toEqual(['academy:2021', 'academy:2022']);
    expect(missing).toEqual([
      '2021: 10 more hours, needed by 31 December 2021.',
      '2022: 10 more hours, needed by 28 February 2022.',
    ]);
  });

  test('may be asked of so many years only', () => {
    const twoYears = asking({ kind: 'each', at_least: 2, over: { years_from: '07-01' }, of: tenInEach });
    expect(twoYears({ credits: inYears(2019, 2023) }).outcome).toBe('met');
    expect(twoYears({ credits: inYears(2019) })).toMatchObject({ outcome: 'not_met' });
    const tooMany = asking({ kind: 'each', at_least: 6, over: { years_from: '07-01' }, of: tenInEach });
    expect(tooMany({ credits: inYears(2019, 2020, 2021, 2022, 2023) })).toMatchObject({
      outcome: 'not_met',
      codes: ['too_few_in_force'],
    });
  });

  test('goes up to the year of the day asked about, where the window has no last day', () => {
    const open = asking({
      kind: 'each',
      over: { years_from: '07-01', within: { from: 'issue' } },
      of: { kind: 'count', from: 'service', within: 'segment', at_least: 1 },
    });
    const facts = { service: served({ schoolYear: '2019-20' }, { schoolYear: '2020-21' }) };
    expect(open({ facts, asOf: '2021-06-30' })).toMatchObject({ outcome: 'met', holdsUntil: '2021-07-01' });
    expect(open({ facts, asOf: '2021-07-01' })).toMatchObject({
      outcome: 'not_met',
      missing: ['2021-22: 1 more thing by 30 June 2022.'],
    });
  });

  test('moves with a window that ends on the day asked about', () => {
    const moving = asking({
      kind: 'each',
      over: { years_from: '01-01', within: { from: { of: 'as_of', minus: { months: 6 } }, to: 'as_of' } },
      of: { kind: 'count', from: 'awards', within: 'segment', at_least: 1 },
    });
    const awards = (...days: readonly string[]) => ({
      facts: recorded({ awards: days.map((awarded_on) => ({ credential: 'A', awarded_on })) }),
    });
    const asked = awards('2022-08-01', '2023-02-01');
    expect(moving({ ...asked, asOf: '2023-02-01' })).toMatchObject({
      outcome: 'met',
      holdsUntil: '2023-02-02',
    });
    // On 2 February the window begins on 2 August, so that the award of 1 August is outside.
    expect(moving({ ...asked, asOf: '2023-02-02' }).outcome).toBe('not_met');
    // On 1 July it begins on 1 January, and the year before is not in it any more.
    expect(moving({ ...asked, asOf: '2023-07-01' }).requirement?.children).toHaveLength(1);
  });

  test('is not asked where there is no such window', () => {
    const before = asking({
      kind: 'each',
      over: { years_from: '07-01', within: 'previous_period' },
      of: tenInEach,
    });
    expect(before().outcome).toBe('not_applicable');
    const previous = { startsOn: '2018-07-01', endsOn: '2019-06-30' };
    expect(before({ facts: { previous } })).toMatchObject({ outcome: 'not_met' });
  });

  test('is open where nothing says which year is the first', () => {
    const yearly = { for_each_year: '07-01', within: 'any_time', is: 1 };
    const endless = asking({ kind: 'compare', figure: yearly, at_least: 1 });
    expect(endless()).toMatchObject({ outcome: 'undetermined' });
  });

  test('counts a credit in the amount of its own year', () => {
    const { credits } = ask({ credits: inYears(2019) });
    expect(credits[0]).toMatchObject({ counted: '10', where: [{ node: 'academy:2019-20', amount: '10' }] });
  });

  test('of which some turn on a setting, is open for these', () => {
    const bySetting = asking(
      {
        kind: 'each',
        over: { years_from: '07-01', within: { from: { setting: 'first_day' }, to: 'period_end' } },
        of: tenInEach,
      },
      {
        settings: {
          first_day: {
            asks: 'From when?',
            because: 'No source says.',
            between: ['2021-07-01', '2022-07-01'],
          },
        },
      },
    );
    const open = bySetting({ credits: inYears(2022, 2023) });
    expect(open).toMatchObject({ outcome: 'undetermined', codes: ['setting_unconfirmed'] });
    expect(open.requirement?.children.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['academy:2021-22', 'undetermined'],
      ['academy:2022-23', 'met'],
      ['academy:2023-24', 'met'],
    ]);
    expect(bySetting({ credits: inYears(2021, 2022, 2023) }).outcome).toBe('met');
    expect(bySetting({ credits: inYears(2021, 2022) }).outcome).toBe('not_met');
  });

  test('may leave years out', () => {
    const without = asking({
      kind: 'each',
      over: { years_from: '07-01', where: { not: { 'segment.value': '2020-21' } } },
      of: tenInEach,
    });
    expect(without({ credits: inYears(2019, 2021, 2022, 2023) }).outcome).toBe('met');
  });
});

describe('each value of an attribute', () => {
  const ask = asking({
    kind: 'each',
    over: { values_of: 'license.fields' },
    of: { kind: 'amount', id: 'hours', where: { field: { same_as: 'segment.value' } }, at_least: 10 },
  });
  const license = { fields: ['biology', 'chemistry'] };
  const inField = (field: string) => ({ ...approved('2020-10-01'), credit: `credit-${field}`, field });

  test('needs what is asked for it', () => {
    expect(ask({ license, credits: [inField('biology'), inField('chemistry')] }).outcome).toBe('met');
    expect(ask({ license, credits: [inField('biology')] })).toMatchObject({
      outcome: 'not_met',
      missing: ['chemistry: 10 more hours by 30 June 2024.'],
    });
  });

  test('is not asked where there is none', () => {
    expect(ask({ license: { fields: [] } }).outcome).toBe('not_applicable');
  });
});

describe('each member of a list', () => {
  const ask = asking({
    kind: 'each',
    over: { list: 'service', within: 'period', where: { days: { at_least: 100 } }, distinct: 'school_year' },
    of: { kind: 'count', id: 'rating', from: 'evaluations', within: 'segment', at_least: 1 },
  });
  const rated = (...years: readonly string[]) =>
    years.map((schoolYear, i) => ({
      ...{ state: 'ZZ', schoolYear, score: '5', employer: 'employer', eventId: `rated-${i}` },
    }));

  test('needs what is asked of it', () => {
    const service = served({ schoolYear: '2020-21', days: 100 }, { schoolYear: '2021-22', days: 180 });
    expect(ask({ facts: { service, evaluations: rated('2020-21', '2021-22') } }).outcome).toBe('met');
    const short = ask({ facts: { service, evaluations: rated('2020-21') } });
    expect(short).toMatchObject({ outcome: 'not_met' });
    expect(partOf(short.requirement, 'rating:2021-22').outcome).toBe('not_met');
  });

  test('is none where it does not pass, and asks nothing where there is none', () => {
    const service = served({ schoolYear: '2020-21', days: 99 });
    expect(ask({ facts: { service } }).outcome).toBe('not_applicable');
  });

  test('is open where it may be one and would lack something', () => {
    const service = served({ schoolYear: '2020-21', days: 100 }, { schoolYear: '2021-22' });
    expect(ask({ facts: { service, evaluations: rated('2020-21') } })).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_service_days', 'short_of_count'],
    });
    expect(ask({ facts: { service, evaluations: rated('2020-21', '2021-22') } }).outcome).toBe('met');
    expect(ask({ facts: { service, evaluations: rated('2021-22') } }).outcome).toBe('not_met');
    expect(ask({ facts: { service: served({ schoolYear: '2021-22' }) } }).outcome).toBe('undetermined');
  });

  test('may be asked for its own attributes', () => {
    const degrees = asking({
      kind: 'each',
      over: { list: 'endorsements', within: 'any_time' },
      of: {
        kind: 'fact',
        id: 'tested',
        where: { recorded: { from: 'tests', where: { field: { same_as: 'segment.field' } } } },
      },
    });
    const endorsements = ['biology', 'physics'].map((field) => ({ field, added_on: '2020-01-01' }));
    const tests = [{ test: 'T', field: 'biology', taken_on: '2020-01-01' }];
    const found = degrees({ facts: recorded({ endorsements, tests }) });
    expect(found.outcome).toBe('not_met');
    expect(found.requirement?.children.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['tested:Endorsement', 'met'],
      ['tested:Endorsement 2', 'not_met'],
    ]);
  });
});

test('segments of segments are named by both', () => {
  const ask = asking({
    kind: 'each',
    over: { years_from: '07-01', within: { from: '2022-07-01', to: '2024-06-30' } },
    of: {
      ...{ kind: 'each', id: 'fields', over: { values_of: 'license.fields' } },
      of: { kind: 'amount', id: 'hours', at_least: 1 },
    },
  });
  const { requirement, missing } = ask({ license: { fields: ['biology'] } });
  expect(partOf(requirement, 'fields:2022-23').children.map(({ id }) => id)).toEqual([
    'hours:biology:2022-23',
  ]);
  expect(missing[0]).toBe('2022-23: biology: 1 more hour, needed by 30 June 2023.');
});
