import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sufficient } from '../../src/rules/assignment/capped.ts';
import { overflowOf, restsOf } from '../../src/rules/nodes/minimums.ts';
import { credit } from './facts-support.ts';
import { asking, partOf } from './nodes/asking.ts';
import { cite, invented } from './policy-support.ts';

/** Three minimums, of which the first two are asked together besides; a cap on some of the loads. */
interface Small {
  readonly needs: readonly [number, number, number];
  readonly together: number;
  readonly least: number;
  readonly loads: readonly { readonly amount: number; readonly mask: number; readonly capped: boolean }[];
  readonly cap: number | undefined;
}

const small: fc.Arbitrary<Small> = fc.record({
  needs: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)),
  together: fc.nat(6),
  least: fc.nat(5),
  loads: fc.array(
    fc.record({ amount: fc.integer({ min: 1, max: 3 }), mask: fc.nat(7), capped: fc.boolean() }),
    { maxLength: 4 },
  ),
  cap: fc.option(fc.nat(5), { nil: undefined }),
});

const TOGETHER = 3;
const members = [[], [], [], [0, 1]];

/** As the rules ask it. */
function asked(
  { needs, together, least, loads, cap }: Small,
  counting: 'exclusive_whole' | 'exclusive_split',
) {
  const minimums = members.map((of) => ({ members: of }));
  const capped = loads.flatMap((load, place) => (load.capped ? [place] : []));
  return sufficient({
    counting,
    least,
    needs: restsOf([...needs, together], minimums),
    overflow: overflowOf(minimums),
    loads: loads.map(({ amount, mask }) => ({ amount, mask: mask & 3 ? mask | (1 << TOGETHER) : mask })),
    ceilings: cap === undefined ? [] : [{ loads: capped, most: cap }],
  });
}

/** Every way to count some of each load, at one of its minimums or, divided, at several. */
function everyWay({ needs, together, least, loads, cap = Infinity }: Small, divided: boolean): boolean {
  const visit = (place: number, has: readonly number[], total: number, capped: number): boolean => {
    const load = loads[place];
    if (load === undefined) {
      const [first = 0, second = 0] = has;
      const filled = needs.every((need, minimum) => (has[minimum] ?? 0) >= need);
      return filled && first + second >= together && total >= least;
    }
    return waysOf(load.amount, load.mask, divided).some((way) => {
      const sum = way.reduce((all, part) => all + part, 0);
      const over = load.capped ? capped + sum : capped;
      return (
        over <= cap &&
        visit(
          place + 1,
          has.map((one, i) => one + (way[i] ?? 0)),
          total + sum,
          over,
        )
      );
    });
  };
  return visit(0, [0, 0, 0, 0], 0, 0);
}

/** What goes to each of three minimums, and last to none of them. */
function waysOf(amount: number, mask: number, divided: boolean): readonly (readonly number[])[] {
  const places = [0, 1, 2, 3].filter((place) => place === 3 || mask & (1 << place));
  const ways: number[][] = [];
  const divide = (i: number, left: number, way: readonly number[]): void => {
    const place = places[i];
    if (place === undefined) {
      if (divided || way.filter((part) => part > 0).length <= 1) ways.push([...way]);
      return;
    }
    for (let part = 0; part <= left; part += 1) {
      divide(
        i + 1,
        left - part,
        way.map((one, at) => (at === place ? part : one)),
      );
    }
  };
  divide(0, amount, [0, 0, 0, 0]);
  return ways;
}

describe('what two of three minimums need together is filled exactly when some placement fills it', () => {
  test('of undivided credits', () => {
    fc.assert(
      fc.property(small, (one) => {
        expect(asked(one, 'exclusive_whole')).toBe(everyWay(one, false));
      }),
      { numRuns: 1500 },
    );
  });

  test('of hours that may be divided', () => {
    fc.assert(
      fc.property(small, (one) => {
        expect(asked(one, 'exclusive_split')).toBe(everyWay(one, true));
      }),
      { numRuns: 500 },
    );
  });
});

type Given = readonly [hours: number, ...categories: string[]];

describe('a minimum of what others have together', () => {
  const least = (id: string, at_least: number, more: object) => ({
    id,
    asks: `${id}.`,
    label: id,
    at_least,
    cite,
    ...more,
  });
  const amount = (counting: string) => ({
    ...{ kind: 'amount', at_least: 1, counting },
    of_which: [
      least('reading', 4, { where: { categories: 'reading' } }),
      least('writing', 4, { where: { categories: 'writing' } }),
      least('language', 12, { together: ['reading', 'writing'] }),
      least('ethics', 1, { where: { categories: 'ethics' } }),
    ],
  });
  const credits = (given: readonly Given[]) =>
    given.map(([hours, ...categories], i) =>
      credit({ credit: `c${i}`, quantity: hours * 100, categories, acts: { approvedOn: '2021-02-01' } }),
    );
  const outcomeOf = (counting: string, ...given: readonly Given[]) =>
    asking(amount(counting))({ credits: credits(given) });

  test('counts what more than enough of one of them leaves over', () => {
    expect(outcomeOf('exclusive_whole', [8, 'reading'], [4, 'writing'], [1, 'ethics']).outcome).toBe('met');
    expect(outcomeOf('exclusive_whole', [7, 'reading'], [4, 'writing'], [1, 'ethics']).outcome).toBe(
      'not_met',
    );
  });

  test('has nothing of a credit that is placed elsewhere', () => {
    const both = outcomeOf('exclusive_whole', [8, 'reading'], [4, 'writing', 'ethics']);
    expect(both.outcome).toBe('not_met');
    expect(outcomeOf('exclusive_split', [8, 'reading'], [5, 'writing', 'ethics']).outcome).toBe('met');
    expect(outcomeOf('overlap', [8, 'reading'], [4, 'writing', 'ethics']).outcome).toBe('met');
  });

  test.each(['exclusive_whole', 'exclusive_split', 'overlap'])('is told in all: %s', (counting) => {
    const { requirement } = outcomeOf(counting, [7, 'reading'], [4, 'writing'], [1, 'ethics']);
    expect(partOf(requirement, 'language')).toMatchObject({
      required: '12',
      counted: '11',
      outcome: 'not_met',
    });
    expect(partOf(requirement, 'reading')).toMatchObject({ outcome: 'met' });
  });

  test('says of what a sum lacks only the sum', () => {
    const { missing } = outcomeOf('exclusive_split', [7, 'reading'], [4, 'writing'], [1, 'ethics']);
    expect(missing).toEqual(['1 more hour in language by 30 June 2024.']);
  });

  test.each([
    ['no minimum', ['reading', 'speaking']],
    ['another sum', ['reading', 'language']],
  ])('is refused of %s', (_, together) => {
    const wrong = { ...amount('overlap'), since: 'unknown', id: 'a', asks: 'A.' };
    const of_which = wrong.of_which.map((one) => (one.id === 'language' ? { ...one, together } : one));
    expect(() => invented({ tree: { ...wrong, of_which } })).toThrow('no minimum of this amount');
  });

  test('is refused where a minimum would stand in two sums', () => {
    const wrong = { ...amount('overlap'), since: 'unknown', id: 'a', asks: 'A.' };
    const twice = least('again', 1, { together: ['writing', 'ethics'] });
    expect(() => invented({ tree: { ...wrong, of_which: [...wrong.of_which, twice] } })).toThrow(
      'stands in a sum already',
    );
  });
});

describe('a minimum of which at most so much is of one kind, as the rest and both together,', () => {
  const minimum = (id: string, at_least: number, more: object) => ({
    ...{ id, asks: `${id}.`, label: id, at_least, cite },
    ...more,
  });
  const slow = { delivery: 'self_paced' };
  const amount = (counting: string) => ({
    ...{ kind: 'amount', at_least: 1, counting },
    of_which: [
      minimum('others', 5, { where: { categories: 'content', not: slow } }),
      minimum('slow', 0, { where: { categories: 'content', ...slow } }),
      minimum('content', 8, { together: ['others', 'slow'] }),
      minimum('ethics', 2, { where: { categories: 'ethics' } }),
    ],
  });
  type Part = readonly [hours: number, delivery: string, ...categories: string[]];
  const outcomeOf = (counting: string, parts: readonly Part[]) =>
    asking(amount(counting))({
      credits: parts.map(([hours, delivery, ...categories], i) =>
        credit({
          credit: `c${i}`,
          quantity: hours * 100,
          delivery,
          categories,
          acts: { approvedOn: '2021-02-01' },
        }),
      ),
    }).outcome;
  const ethics: Part = [2, 'online', 'ethics'];

  test.each(['exclusive_whole', 'exclusive_split', 'overlap'])(
    'is filled with no more of it: %s',
    (counting) => {
      expect(outcomeOf(counting, [[5, 'online', 'content'], [3, 'self_paced', 'content'], ethics])).toBe(
        'met',
      );
      expect(outcomeOf(counting, [[5, 'online', 'content'], [2, 'self_paced', 'content'], ethics])).toBe(
        'not_met',
      );
      expect(outcomeOf(counting, [[4, 'online', 'content'], [9, 'self_paced', 'content'], ethics])).toBe(
        'not_met',
      );
      expect(outcomeOf(counting, [[8, 'online', 'content'], ethics])).toBe('met');
    },
  );

  test('leaves what is of that kind to another minimum', () => {
    const shared: Part = [2, 'self_paced', 'content', 'ethics'];
    expect(outcomeOf('exclusive_whole', [[8, 'online', 'content'], shared])).toBe('met');
    expect(
      outcomeOf('exclusive_whole', [[5, 'online', 'content'], [1, 'self_paced', 'content'], shared]),
    ).toBe('not_met');
    expect(outcomeOf('overlap', [[5, 'online', 'content'], [1, 'self_paced', 'content'], shared])).toBe(
      'met',
    );
  });
});
