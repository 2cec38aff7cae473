import type { Hundredths } from '../../domain/values/hundredths.ts';
import { shortfall } from './cut.ts';
import { best } from './linear.ts';
import type { Load } from './load.ts';

/** At most so much of some loads together. */
export interface Ceiling {
  /** Their places among the loads. */
  readonly loads: readonly number[];
  readonly most: Hundredths;
}

export interface Problem {
  readonly needs: readonly Hundredths[];
  /** Oldest first. */
  readonly loads: readonly Load[];
  readonly ceilings: readonly Ceiling[];
  /** Whether an hour serves one minimum only. */
  readonly exclusive: boolean;
}

/** What is left of loads under ceilings. Amounts may be finer than a hundredth, so they stand over `under`. */
export interface Held {
  readonly counts: readonly number[];
  readonly total: number;
  readonly under: number;
  /** Whether every minimum can be filled with it. */
  readonly fills: boolean;
  /** For each ceiling, whether it is reached. */
  readonly reached: readonly boolean[];
}

/** Loads alike in what they may serve and in their ceilings: how much of each counts changes nothing else. */
interface Group {
  readonly mask: number;
  readonly ceilings: readonly number[];
  readonly loads: number[];
  amount: Hundredths;
}

/** More groups than this are not told apart by age: neighbours in time are then taken together. */
const MOST_GROUPS = 100;

/**
 * How much of each load counts so that no ceiling is exceeded: first as much of the minimums as possible is
 * filled, then as much as possible counts in all, then (`byAge`) the older loads before the newer. Hours may be
 * divided, so this is a linear programme, and its answer exact whether ceilings lie within each other, apart or
 * across. Where an hour serves one minimum only, what counts must by Hall's theorem suffice for every set of
 * minimums; those sets are written into the programme that turn out to matter.
 */
export function holdBack(problem: Problem, byAge: boolean): Held {
  const groups = groupsOf(problem, byAge);
  const sets = problem.needs.flatMap((need, minimum) => (need > 0 ? [1 << minimum] : []));
  for (;;) {
    const { over, under } = best(programmeOf(problem, groups, sets));
    const counted = groups.map(({ mask }, group) => ({ mask, amount: over[group] ?? 0 }));
    const filled = problem.needs.map((_, minimum) => over[groups.length + minimum] ?? 0);
    const { together } = problem.exclusive ? shortfall(filled, counted) : { together: 0 };
    if (together === 0) return heldOf(problem, groups, over, under, filled);
    sets.push(together);
  }
}

/** Variables: what counts of each group, then what is filled of each minimum. */
function programmeOf({ needs, ceilings }: Problem, groups: readonly Group[], sets: readonly number[]) {
  const none = needs.map(() => 0);
  const nothing = groups.map(() => 0);
  return {
    upper: [...groups.map(({ amount }) => amount), ...needs],
    rows: [
      ...ceilings.map(({ most }, ceiling) => ({
        weights: [...groups.map((group) => Number(group.ceilings.includes(ceiling))), ...none],
        most,
      })),
      ...sets.map((set) => ({
        weights: [
          ...groups.map(({ mask }) => (mask & set ? -1 : 0)),
          ...needs.map((_, minimum) => Number((set & (1 << minimum)) !== 0)),
        ],
        most: 0,
      })),
    ],
    goals: [
      [...nothing, ...needs.map(() => 1)],
      [...nothing.map(() => 1), ...none],
      [...groups.map((_, age) => groups.length - age), ...none],
    ],
  };
}

function groupsOf(problem: Problem, byAge: boolean): readonly Group[] {
  const all = problem.loads.length;
  for (let width = byAge ? 1 : all; ; width *= 2) {
    const groups = groupsOfAges(problem, width);
    if (groups.length <= MOST_GROUPS || width >= all) return groups;
  }
}

/** Groups of which each has its loads among so many neighbours in time. */
function groupsOfAges({ loads, ceilings }: Problem, width: number): readonly Group[] {
  const above = loads.map((): number[] => []);
  ceilings.forEach((ceiling, number) => {
    for (const load of ceiling.loads) above[load]?.push(number);
  });
  const groups = new Map<string, Group>();
  loads.forEach(({ mask, amount }, load) => {
    const under = above[load] ?? [];
    const key = `${mask}:${under.join()}:${Math.floor(load / width)}`;
    const group = groups.get(key) ?? { mask, ceilings: under, loads: [], amount: 0 };
    group.loads.push(load);
    group.amount += amount;
    groups.set(key, group);
  });
  return [...groups.values()];
}

/** What counts of a group is taken from its older loads. */
function heldOf(
  { needs, loads, ceilings }: Problem,
  groups: readonly Group[],
  over: readonly number[],
  under: number,
  filled: readonly number[],
): Held {
  const counts = loads.map(() => 0);
  groups.forEach((group, number) => {
    let left = over[number] ?? 0;
    for (const load of group.loads) {
      const taken = Math.min(left, (loads[load]?.amount ?? 0) * under);
      counts[load] = taken;
      left -= taken;
    }
  });
  const sumOf = (places: readonly number[]) => places.reduce((sum, place) => sum + (counts[place] ?? 0), 0);
  return {
    ...{ counts, under, total: counts.reduce((sum, count) => sum + count, 0) },
    fills: needs.every((need, minimum) => filled[minimum] === need * under),
    reached: ceilings.map(({ loads: places, most }) => sumOf(places) === most * under),
  };
}
