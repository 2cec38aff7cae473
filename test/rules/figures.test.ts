import { describe, expect, test } from '@jest/globals';
import type { Facts, FurtherFact } from '../../src/domain/facts.ts';
import { served } from './facts-support.ts';
import { asking, partOf } from './nodes/asking.ts';

const MEASURES = { funds: 'Dollars there are.', due: 'Dollars that are due.' };

const latest = (measure: string) => ({
  for_each: 'measures',
  where: { measure },
  take: 'latest',
  is: { attribute: 'value' },
});

/** Values in millionths. */
function measured(measure: string, on: string, value: number): FurtherFact {
  return { eventId: `${measure} ${on}`, attributes: { measure, on, value: value * 1_000_000 } };
}

function asked(figure: object, measures: readonly FurtherFact[], at_least = 1) {
  // A measure that is declared and not used is refused.
  const used = Object.entries(MEASURES).filter(([name]) => JSON.stringify(figure).includes(name));
  const more = { measures: Object.fromEntries(used) };
  const ask = asking({ kind: 'compare', figure, at_least }, { more });
  return ask({ facts: { further: { measures } } });
}

describe('a figure of the latest member', () => {
  const values = [measured('funds', '2022-09-01', 40), measured('funds', '2023-09-01', 20)];

  test('is that of the last day, neither the sum nor the greatest', () => {
    expect(partOf(asked(latest('funds'), values, 30).requirement, 'compare')).toMatchObject({
      outcome: 'not_met',
      counted: '20',
    });
    expect(asked(latest('funds'), [...values].reverse(), 20).outcome).toBe('met');
  });

  test('is not known where there is none, and says what is not recorded', () => {
    expect(asked(latest('due'), values)).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_measures_value'],
      missing: ['At least 1 thing.', 'The value of the measure due is not recorded.'],
    });
  });

  test('names each that it lacks', () => {
    const { codes, missing } = asked({ sum: [latest('due'), latest('funds')] }, []);
    expect(codes).toEqual(['missing_measures_value']);
    expect(missing).toEqual([
      'At least 1 thing.',
      'The value of the measure due is not recorded.',
      'The value of the measure funds is not recorded.',
    ]);
  });

  test('does not ask what an earlier member lacks', () => {
    const lacking: FurtherFact = {
      eventId: 'none',
      attributes: { measure: 'funds', on: '2021-09-01' },
    };
    expect(asked(latest('funds'), [lacking, ...values], 20).outcome).toBe('met');
  });
});

describe('a figure for each year', () => {
  const WORTH = { teacher: 20, counselor: 16 };
  const inTheYear = { school_year: { same_as: 'segment.value' } };
  const yearly = {
    for_each_year: '07-01',
    is: [
      {
        is: {
          for_each: 'service',
          where: inTheYear,
          within: 'any_time',
          take: 'greatest',
          is: Object.entries(WORTH).map(([role, is]) => ({ is, when: { role } })),
        },
        when: { recorded: { from: 'service', where: inTheYear, within: 'any_time' } },
      },
      { is: 8 },
    ],
  };
  const required = (figure: object, service: Facts['service']) => {
    const ask = asking({ kind: 'compare', figure: 0, at_least: figure });
    return partOf(ask({ facts: { service } }).requirement, 'compare').required;
  };

  test('counts the years nothing is on record of', () => {
    expect(required(yearly, [])).toBe('40');
    expect(required(yearly, served({ schoolYear: '2020-21' }))).toBe('52');
  });

  test('may look at several records of a year', () => {
    const both = served(
      { schoolYear: '2020-21', role: 'counselor' },
      { schoolYear: '2020-21', role: 'teacher' },
    );
    expect(required(yearly, both)).toBe('52');
  });

  test('may be asked of another span than the period, and take the greatest', () => {
    const within = { from: '2021-07-01', to: '2023-06-30' };
    expect(required({ ...yearly, within }, [])).toBe('16');
    expect(required({ ...yearly, take: 'greatest' }, served({ schoolYear: '2020-21' }))).toBe('20');
  });
});

describe('a quotient', () => {
  const third = { quotient: [latest('funds'), latest('due')] };

  test('is exact until the end: a third three times is one', () => {
    const measures = [measured('funds', '2023-09-01', 1), measured('due', '2023-09-01', 3)];
    expect(asked({ sum: [third, third, third] }, measures).outcome).toBe('met');
    expect(asked({ sum: [third, third] }, measures).outcome).toBe('not_met');
  });

  test('by nothing is not known', () => {
    const measures = [measured('funds', '2023-09-01', 1), measured('due', '2023-09-01', 0)];
    expect(asked(third, measures).outcome).toBe('undetermined');
  });
});

describe('a figure rounded as a setting says', () => {
  const how = { asks: 'How is it rounded?', because: 'No source says.', values: ['down', 'half_up', 'up'] };
  const places = { percent: 15, of: 43, rounded: { to: 1, how: { setting: 'how' } } };
  const ask = asking(
    { kind: 'compare', figure: { count: { from: 'measures' } }, at_most: places },
    { settings: { how } },
  );
  const holders = (number: number) => ({
    further: {
      measures: Array.from({ length: number }, (_, i) => measured('holder', '2023-09-01', i)),
    },
  });

  test.each([
    ['down', 6],
    ['half_up', 6],
    ['up', 7],
  ])('%s: 15 percent of 43 are %i places', (rounding, most) => {
    const settings = { how: rounding };
    expect(ask({ facts: holders(most), settings }).outcome).toBe('met');
    expect(ask({ facts: holders(most + 1), settings }).outcome).toBe('not_met');
  });

  test('is open while nobody has said, and only where it matters', () => {
    expect(ask({ facts: holders(6) }).outcome).toBe('met');
    expect(ask({ facts: holders(7) })).toMatchObject({ outcome: 'undetermined' });
    expect(ask({ facts: holders(7) }).codes).toContain('setting_unconfirmed');
    expect(ask({ facts: holders(8) }).outcome).toBe('not_met');
  });

  test('is refused where the setting may be a word that says no rounding', () => {
    const nearest = { how: { ...how, values: ['down', 'nearest'] } };
    expect(() => asking({ kind: 'compare', figure: 1, at_most: places }, { settings: nearest })()).toThrow(
      'may be nearest',
    );
  });
});

describe('a figure of how many', () => {
  const many = (figure: object) => asking({ kind: 'compare', figure, at_least: 2 });

  test('values an attribute holds counts each once', () => {
    const ask = many({ values_of: 'license.fields' });
    expect(ask({ license: { fields: ['art', 'music'] } }).outcome).toBe('met');
    expect(ask({ license: { fields: ['art', 'art'] } }).outcome).toBe('not_met');
    expect(ask({ license: { fields: [] } }).outcome).toBe('not_met');
  });

  test.each([
    ['2024-03-15', '2024-05-14', 'not_met'],
    ['2024-03-15', '2024-05-15', 'met'],
    ['2023-12-31', '2024-02-28', 'not_met'],
    ['2023-12-31', '2024-02-29', 'met'],
    ['period_end', '2024-01-31', 'not_met'],
  ])('whole months lie between %s and %s', (from, to, outcome) => {
    expect(many({ whole_months: { from, to } })().outcome).toBe(outcome);
  });

  test('months holds until the day on which one more is over', () => {
    const ask = many({ whole_months: { from: 'issue', to: 'as_of' } });
    expect(ask({ asOf: '2019-08-01' })).toMatchObject({ outcome: 'not_met', holdsUntil: '2019-09-01' });
  });
});
