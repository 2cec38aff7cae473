import fc from 'fast-check';
import { solve, type Constraint } from 'yalps';
import type { Ceiling } from '../../src/rules/assignment/ceilings.ts';
import type { Question } from '../../src/rules/assignment/capped.ts';
import type { Load } from '../../src/rules/assignment/load.ts';
import type { Counting } from '../../src/rules/language/node.ts';

/** Hundredths are told in twelves, so that a half, a third or a quarter of one is a whole number still. */
const UNIT = 12;

const amounts = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((units) => units * UNIT);

/** Spans of neighbouring loads of which each two lie within each other or apart. */
const nested = (loads: number) =>
  fc
    .array(
      fc
        .tuple(fc.nat({ max: loads }), fc.nat({ max: loads }))
        .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]),
      { maxLength: 5 },
    )
    .map((spans) =>
      spans.reduce<number[][]>(
        (kept, span) => (kept.every((other) => areLaminar(other, span)) ? [...kept, span] : kept),
        [],
      ),
    )
    .map((spans) => spans.map(([from = 0, to = 0]) => Array.from({ length: to - from }, (_, i) => from + i)));

function areLaminar([a = 0, b = 0]: readonly number[], [c = 0, d = 0]: readonly number[]): boolean {
  return b <= c || d <= a || (a <= c && d <= b) || (c <= a && b <= d);
}

const crossing = (loads: number) =>
  fc.array(fc.subarray(Array.from({ length: loads }, (_, i) => i)), { maxLength: 4 });

/** Few distinct small amounts, so that needs are often met exactly or missed by little. */
export function questions(
  counting: Counting,
  lying: 'nested' | 'crossing',
  mostLoads = 7,
): fc.Arbitrary<Question> {
  return fc
    .record({ minimums: fc.integer({ min: 0, max: 3 }), size: fc.integer({ min: 1, max: mostLoads }) })
    .chain(({ minimums, size }) =>
      fc.record({
        needs: fc.array(amounts(0, 6), { minLength: minimums, maxLength: minimums }),
        least: amounts(0, 18),
        loads: fc.array(fc.record({ amount: amounts(1, 6), mask: fc.nat({ max: 2 ** minimums - 1 }) }), {
          minLength: size,
          maxLength: size,
        }),
        ceilings: (lying === 'nested' ? nested : crossing)(size).chain((groups) =>
          fc
            .array(amounts(0, 9), { minLength: groups.length, maxLength: groups.length })
            .map((most) => groups.map((loads, i): Ceiling => ({ loads, most: most[i] ?? 0 }))),
        ),
      }),
    )
    .map((given) => ({ counting, ...given }));
}

/** A linear (or integer) programme nobody here wrote: whether all can be had at once, and the most that may count. */
export function programmeOf({ counting, needs, least, loads, ceilings }: Question) {
  const constraints: Record<string, Constraint> = {};
  const variables: Record<string, Record<string, number>> = {};
  const binaries: string[] = [];
  loads.forEach(({ amount, mask }, l) => {
    constraints[`load${l}`] = { max: amount };
    constraints[`places${l}`] = { max: 0 };
    const counts: Record<string, number> = { counted: 1, total: 1, [`load${l}`]: 1, [`places${l}`]: -1 };
    ceilings.forEach((ceiling, c) => {
      if (ceiling.loads.includes(l)) counts[`ceiling${c}`] = 1;
    });
    needs.forEach((_, i) => {
      if (!(mask & (1 << i))) return;
      if (counting === 'overlap') counts[`need${i}`] = 1;
      else {
        // What goes to one minimum is part of what counts.
        variables[`to${l}_${i}`] = { [`need${i}`]: 1, [`places${l}`]: 1, [`at${l}_${i}`]: 1 };
        if (counting === 'exclusive_whole') {
          constraints[`at${l}_${i}`] = { max: 0 };
          constraints[`one${l}`] = { max: 1 };
          variables[`is${l}_${i}`] = { [`at${l}_${i}`]: -amount, [`one${l}`]: 1 };
          binaries.push(`is${l}_${i}`);
        }
      }
    });
    variables[`counts${l}`] = counts;
  });
  ceilings.forEach(({ most }, c) => (constraints[`ceiling${c}`] = { max: most }));
  const ask = (all: Record<string, Constraint>) =>
    solve({ direction: 'maximize', objective: 'counted', constraints: all, variables, binaries });
  const filled = Object.fromEntries(needs.map((need, i) => [`need${i}`, { min: need }]));
  return {
    sufficient: ask({ ...constraints, ...filled, total: { min: least } }).status === 'optimal',
    /** The most that may count while every minimum is filled; undefined where that cannot be. */
    mostWhenFilled: () => {
      const { status, result } = ask({ ...constraints, ...filled });
      return status === 'optimal' ? result + 0 : undefined;
    },
  };
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Another load after the others, in some of the ceilings. */
export function withOneMore(question: Question, load: Load, under: readonly boolean[]): Question {
  const place = question.loads.length;
  return {
    ...question,
    loads: [...question.loads, load],
    ceilings: question.ceilings.map(({ loads, most }, c) => ({
      most,
      loads: under[c] === true ? [...loads, place] : loads,
    })),
  };
}
