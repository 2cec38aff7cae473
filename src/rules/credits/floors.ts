import type { Hundredths } from '../../domain/values/hundredths.ts';
import { compileCondition } from '../conditions/condition.ts';
import { compileForce, hundredths, inForceNow } from '../conditions/force.ts';
import { amountInWords, missingAttributes, type Unit } from '../conditions/words.ts';
import type { Floor } from '../language/credits.ts';
import type { Situation } from '../situation/situation.ts';
import { sumOf, unsure, type Finding, type Valued } from '../situation/valued.ts';
import { both, type Truth } from '../values/truth.ts';

/** What is sure, and what is possible at most, in one group. */
interface Sums {
  sure: Hundredths;
  most: Hundredths;
}

/** An item, whether the floor concerns it, and the group it is in; undefined where that is not recorded. */
interface Concerned {
  readonly one: Valued;
  readonly isMeant: Truth;
  readonly group: Sums | undefined;
}

/** Compiles the floors: what a group must reach together before any of it counts. */
export function compileFloors(floors: readonly Floor[], unit: Unit) {
  const steps = floors.map((floor) => compileFloor(floor, unit));
  return (valued: readonly Valued[], situation: Situation): readonly Valued[] =>
    steps.reduce((sofar, step) => step(sofar, situation), valued);
}

function compileFloor(floor: Floor, unit: Unit) {
  const force = compileForce(floor, undefined);
  const where = compileCondition(floor.where, 'credits');
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
  const isMeant = ({ item, sure, extra }: Valued, situation: Situation): Truth =>
    item.list === 'credits' && sure.length + extra.length > 0 && where.holds(item.attributes, situation);

  return (valued: readonly Valued[], situation: Situation): readonly Valued[] => {
    const inForce = inForceNow(force, situation);
    if (inForce === false) return valued;
    const { concerned, richest, loose } = sumsBy(floor.by, valued, (one) => isMeant(one, situation));
    return concerned.map(({ one, isMeant: meant, group }) => {
      if (meant === false) return one;
      // What may not be meant is not in the sum of its group; if it is meant, it lifts the group itself.
      const own = group === undefined || meant === undefined ? sumOf(one.sure) : 0;
      const sure = (group?.sure ?? 0) + own;
      // A loose item may belong to any group, so it may lift each of them; nothing sure rests on that.
      const most = group ? group.most + loose : richest + loose;
      if (sure >= least) return one;
      const isHeld = both(inForce, meant);
      if (isHeld === true && most < least) {
        return { ...one, sure: [], extra: [], findings: [...one.findings, below] };
      }
      // What is unsure for a reason of its own, and reaches the floor alone, needs no second reason.
      const alone = one.sure.length === 0 && sumOf(one.extra) >= least;
      const names = [
        ...(inForce === undefined ? force.missing(one.item.attributes, situation) : []),
        ...(meant === undefined ? where.missing(one.item.attributes, situation) : []),
      ];
      const doubt = group === undefined ? ungrouped : alone ? [] : [open];
      return unsure(one, [...doubt, ...missingAttributes(names, 'credits', cites)]);
    });
  };
}

/** Sums of the groups. What may not be meant by the floor lifts its group possibly, never for certain. */
function sumsBy(attribute: string, valued: readonly Valued[], meant: (one: Valued) => Truth) {
  const groups = new Map<string, Sums>();
  let loose = 0;
  const concerned = valued.map((one): Concerned => {
    const isMeant = meant(one);
    if (isMeant === false) return { one, isMeant, group: undefined };
    const sure = sumOf(one.sure);
    const most = sure + sumOf(one.extra);
    const group = groupOf(one, attribute, groups);
    if (group === undefined) loose += most;
    else {
      if (isMeant === true) group.sure += sure;
      group.most += most;
    }
    return { one, isMeant, group };
  });
  let richest = 0;
  for (const { most } of groups.values()) richest = Math.max(richest, most);
  return { concerned, richest, loose };
}

function groupOf({ item }: Valued, attribute: string, groups: Map<string, Sums>): Sums | undefined {
  const value = item.attributes[attribute];
  if (value === undefined) return undefined;
  const name = String(value);
  const known = groups.get(name);
  if (known) return known;
  const group = { sure: 0, most: 0 };
  groups.set(name, group);
  return group;
}
