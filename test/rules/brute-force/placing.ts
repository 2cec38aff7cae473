import { programmeOf } from '../capped-programme.ts';

/** Hours with the minimums each may serve, what the minimums need, and groups of hours of which at most so many count. */
export interface Problem {
  readonly counting: 'overlap' | 'exclusive_split' | 'exclusive_whole';
  readonly needs: readonly number[];
  readonly least: number;
  readonly loads: readonly { readonly amount: number; readonly serves: readonly number[] }[];
  readonly ceilings: readonly { readonly loads: readonly number[]; readonly most: number }[];
}

export interface Placed {
  /** Whether every minimum can be filled and the whole be reached at once, within all caps. */
  readonly suffices: boolean;
  /** What counts; undefined where that turns on which minimums are filled when not all can be. */
  readonly total: number | undefined;
}

export function place(problem: Problem): Placed {
  const { loads, ceilings, least } = problem;
  const binding = ceilings.filter(
    (ceiling) => total(ceiling.loads.map((i) => loads[i]?.amount ?? 0)) > ceiling.most,
  );
  if (binding.length > 0) return withinCaps({ ...problem, ceilings: binding });
  const all = total(loads.map(({ amount }) => amount));
  return { suffices: all >= least && fills(problem), total: all };
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((a, b) => a + b, 0);
}

function fills(problem: Problem): boolean {
  switch (problem.counting) {
    case 'overlap':
      return problem.needs.every((need, i) => isEnoughFor([i], need, problem));
    case 'exclusive_split':
      return everyFew(problem.needs.length).every((few) =>
        isEnoughFor(few, total(few.map((i) => problem.needs[i] ?? 0)), problem),
      );
    case 'exclusive_whole':
      return fillsWhole(problem, problem.needs, 0);
  }
}

/** Whether all that may serve one of some minimums is as much as they need together: then hours can be divided so. */
function isEnoughFor(few: readonly number[], need: number, { loads }: Problem): boolean {
  const serving = loads.filter(({ serves }) => few.some((i) => serves.includes(i)));
  return total(serving.map(({ amount }) => amount)) >= need;
}

function everyFew(of: number): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** of }, (_, few) =>
    Array.from({ length: of }, (_unused, i) => i).filter((i) => few & (1 << i)),
  );
}

/** Tries every place for every load. */
function fillsWhole({ loads }: Problem, needs: readonly number[], from: number): boolean {
  if (needs.every((need) => need <= 0)) return true;
  const load = loads[from];
  if (load === undefined) return false;
  const problem = { loads } as Problem;
  return [...load.serves, undefined].some((place) =>
    fillsWhole(
      problem,
      needs.map((need, i) => (i === place ? need - load.amount : need)),
      from + 1,
    ),
  );
}

/** Caps that cross may divide hours in ways that only a linear programme finds. */
function withinCaps(problem: Problem): Placed {
  const loads = problem.loads.map(({ amount, serves }) => ({
    amount,
    mask: serves.reduce((mask, i) => mask | (1 << i), 0),
  }));
  const programme = programmeOf({ ...problem, loads });
  const most = programme.mostWhenFilled();
  return { suffices: programme.sufficient, total: most === undefined ? undefined : Math.round(most) };
}
