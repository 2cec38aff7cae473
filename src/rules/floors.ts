import type { Hundredths } from '../domain/values/hundredths.ts';
import { compileForce, hundredths, inForceNow } from './force.ts';
import type { Floor } from './language/credits.ts';
import type { Situation } from './situation.ts';
import { sumOf, type Finding, type Valued } from './valued.ts';
import { amountInWords, missingAttributes, type Unit } from './words.ts';

/** What is sure, and what is possible at most, in one group. */
interface Sums {
  sure: Hundredths;
  most: Hundredths;
}

/** Compiles the floors: what a group must reach together before any of it counts. */
export function compileFloors(floors: readonly Floor[], unit: Unit) {
  const steps = floors.map((floor) => compileFloor(floor, unit));
  return (valued: readonly Valued[], situation: Situation): readonly Valued[] =>
    steps.reduce((sofar, step) => step(sofar, situation), valued);
}

function compileFloor(floor: Floor, unit: Unit) {
  const force = compileForce(floor, undefined);
  const least = hundredths(floor.at_least);
  const cites = Object.keys(floor.cite);
  const below: Finding = {
    code: `below_${floor.by}_floor`,
    because: () => `Less than ${amountInWords(least, unit)} in its ${floor.by}: ${floor.asks}`,
    cites,
  };
  const open: Finding = {
    code: `${floor.by}_floor_open`,
    because: () => `Whether its ${floor.by} reaches ${amountInWords(least, unit)} is not settled.`,
    cites,
  };
  const ungrouped = missingAttributes([floor.by], 'credits', cites);

  return (valued: readonly Valued[], situation: Situation): readonly Valued[] => {
    const inForce = inForceNow(force, situation);
    if (inForce === false) return valued;
    const { groups, loose } = sumsBy(floor.by, valued);
    const richest = Math.max(0, ...[...groups.values()].map(({ most }) => most));
    return valued.map((one) => {
      if (one.item.list !== 'credits' || one.sure.length + one.extra.length === 0) return one;
      const key = keyOf(one, floor.by);
      const group = key === undefined ? undefined : groups.get(key);
      const sure = group?.sure ?? sumOf(one.sure);
      // A loose item may belong to any group, so it may lift each of them; nothing sure rests on that.
      const most = group ? group.most + loose : richest + loose;
      if (sure >= least) return one;
      if (most >= least || inForce === undefined) {
        // What is unsure for a reason of its own, and reaches the floor alone, needs no second reason.
        const alone = one.sure.length === 0 && sumOf(one.extra) >= least;
        return unsure(one, key === undefined ? ungrouped : alone ? [] : [open]);
      }
      return { ...one, sure: [], extra: [], findings: [...one.findings, below] };
    });
  };
}

function sumsBy(attribute: string, valued: readonly Valued[]) {
  const groups = new Map<string, Sums>();
  let loose = 0;
  for (const one of valued.filter(({ item }) => item.list === 'credits')) {
    const key = keyOf(one, attribute);
    const sure = sumOf(one.sure);
    const most = sure + sumOf(one.extra);
    if (key === undefined) {
      loose += most;
      continue;
    }
    const sums = groups.get(key) ?? { sure: 0, most: 0 };
    groups.set(key, { sure: sums.sure + sure, most: sums.most + most });
  }
  return { groups, loose };
}

function keyOf({ item }: Valued, attribute: string): string | undefined {
  const value = item.attributes[attribute];
  return value === undefined ? undefined : String(value);
}

function unsure(one: Valued, findings: readonly Finding[]): Valued {
  const extra = [...one.sure, ...one.extra];
  return { ...one, sure: [], extra, findings: [...one.findings, ...findings] };
}
