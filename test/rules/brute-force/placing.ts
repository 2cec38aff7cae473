import { programmeOf } from '../capped-programme.ts';

/** Hours with the minimums each may serve, what the minimums need, and groups of hours of which at most so many count. */
export interface Problem {
  readonly counting: 'overlap' | 'exclusive_split' | 'exclusive_whole';
  readonly needs: readonly number[];
  /** For each minimum those it takes together; hours of theirs are its own too. */
  readonly members: readonly (readonly number[])[];
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
        isEnoughFor(few, total(few.map((i) => restOf(i, problem))), problem),
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

/** What a minimum needs beside what each of those needs that it takes together. */
function restOf(minimum: number, { needs, members }: Problem): number {
  const own = total((members[minimum] ?? []).map((i) => needs[i] ?? 0));
  return Math.max(0, (needs[minimum] ?? 0) - own);
}

function everyFew(of: number): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** of }, (_, few) =>
    Array.from({ length: of }, (_unused, i) => i).filter((i) => few & (1 << i)),
  );
}

/** Tries every place for every load. */
function fillsWhole(problem: Problem, needs: readonly number[], from: number): boolean {
  const { loads, members } = problem;
  if (needs.every((need) => need <= 0)) return true;
  const load = loads[from];
  if (load === undefined) return false;
  return [...load.serves, undefined].some((place) =>
    fillsWhole(
      problem,
      needs.map((need, i) =>
        place !== undefined && (i === place || members[i]?.includes(place)) ? need - load.amount : need,
      ),
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
  if (problem.counting === 'exclusive_whole' && problem.members.some(({ length }) => length > 0))
    throw new RangeError('undivided hours of minimums taken together are not placed under caps here');
  const isOverlap = problem.counting === 'overlap';
  const needs = isOverlap ? problem.needs : problem.needs.map((_, i) => restOf(i, problem));
  const programme = programmeOf({ ...problem, needs, loads });
  const most = programme.mostWhenFilled();
  return { suffices: programme.sufficient, total: most === undefined ? undefined : Math.round(most) };
}
