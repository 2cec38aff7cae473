import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../../src/rules/index.ts';
import { recorded } from '../facts-support.ts';
import { asking } from '../nodes/asking.ts';
import { inventedText } from '../policy-support.ts';

const PARTS = { more: { measures: { places: 'Places.', taken: 'Places that are taken.' } } };

const measured = (measure: string) => ({
  total: { from: 'measures', attribute: 'value', where: { measure } },
});

/** Places and those that are taken, in millionths; none where there is no number. */
function at(places: number | undefined, taken: number | undefined) {
  const of = (measure: string, value: number | undefined) => ({
    ...{ measure, on: '2022-01-01' },
    ...(value === undefined ? {} : { value }),
  });
  return { facts: recorded({ measures: [of('places', places), of('taken', taken)] }) };
}

function fact(figure: object) {
  const ask = asking({ kind: 'fact', where: { figure } }, PARTS);
  return (places?: number, taken?: number) => ask(at(places, taken));
}

describe('a condition that compares figures', () => {
  const free = { is: measured('taken'), at_most: { percent: 50, of: measured('places') } };

  test('is so as far as the other figure, to the millionth', () => {
    expect(fact(free)(3_000_000, 1_500_000).outcome).toBe('met');
    expect(fact(free)(3_000_000, 1_500_001).outcome).toBe('not_met');
    const least = { is: measured('taken'), at_least: measured('places') };
    expect(fact(least)(2_000_000, 2_000_000).outcome).toBe('met');
    expect(fact(least)(2_000_000, 1_999_999).outcome).toBe('not_met');
  });

  test('may have both bounds, and be one of several', () => {
    const between = { is: measured('taken'), at_least: 1, at_most: measured('places') };
    expect(fact(between)(2_000_000, 1_000_000).outcome).toBe('met');
    expect(fact(between)(2_000_000, 990_000).outcome).toBe('not_met');
    expect(fact(between)(2_000_000, 2_010_000).outcome).toBe('not_met');
    expect(fact([between, { is: measured('places'), at_least: 3 }])(2_000_000, 1_000_000).outcome).toBe(
      'not_met',
    );
  });

  test('is open while a figure is not known, and says what is missing', () => {
    expect(fact(free)(3_000_000)).toMatchObject({
      ...{ outcome: 'undetermined', codes: ['missing_measures_value'] },
    });
    const shares = { is: { quotient: [1, measured('places')] }, at_least: 1 };
    const both = { facts: recorded({ measures: [{ measure: 'places', value: 0, on: '2022-01-01' }] }) };
    const none = asking(
      { kind: 'fact', where: { figure: shares } },
      { more: { measures: { places: 'Places.' } } },
    );
    expect(none(both)).toMatchObject({ outcome: 'undetermined', codes: ['not_encoded'] });
  });

  test('sees the record it stands at, and the one around it', () => {
    const acts = [
      { act: 'loan', on: '2022-01-01', quantity: 300 },
      { act: 'loan', on: '2022-02-01', quantity: 200 },
    ];
    const isMost = {
      figure: {
        is: { attribute: 'quantity' },
        at_least: { for_each: 'acts', take: 'greatest', is: { attribute: 'quantity' } },
      },
    };
    const count = {
      kind: 'count',
      from: 'acts',
      where: { act: 'loan', ...isMost },
      within: 'any_time',
      at_most: 1,
    };
    const parts = { more: { acts: { loan: 'A loan.' } } };
    const answer = asking({ ...count, at_least: 1 }, parts)({ facts: recorded({ acts }) });
    expect(answer.outcome).toBe('met');
  });

  test('is so from the day on which the figure reaches it', () => {
    const years = { whole_years: { from: 'issue', to: 'as_of' } };
    const ask = asking({ kind: 'fact', where: { figure: { is: years, at_least: 3 } } });
    expect(ask({ asOf: '2022-06-30' })).toMatchObject({ outcome: 'not_met', holdsUntil: '2022-07-01' });
    expect(ask({ asOf: '2022-07-01' }).outcome).toBe('met');
  });

  test.each([
    ['has no bound', { is: 1 }, 'figure names none of at_least, at_most'],
    [
      'reads an attribute nobody knows',
      { is: { attribute: 'quantity' }, at_least: 1 },
      'figure.is.attribute names quantity',
    ],
    [
      'asks what an amount requires',
      { is: { percent: 5, of: 'required' }, at_least: 1 },
      'figure.is.of refers to what',
    ],
  ])('is refused where it %s', (_, figure, problem) => {
    const tree = { kind: 'fact', id: 'it', asks: 'It.', since: 'unknown', where: { figure } };
    const read = parsePolicy(inventedText({ tree }), 'p.yaml');
    const told = Array.isArray(read) ? read.map(({ key, what }) => `${key} ${what}`) : [];
    expect(told).toEqual([expect.stringContaining(`require.0.tree.where.${problem}`)]);
  });
});
