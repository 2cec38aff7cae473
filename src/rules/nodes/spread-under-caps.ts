import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Counted } from '../assignment/capped.ts';
import { ceilingsOf, type CapCeiling, type CompiledCap } from '../credits/caps.ts';
import type { Situation } from '../situation/situation.ts';
import type { Portion } from '../situation/valued.ts';
import { ofWhole } from '../values/exact.ts';
import type { Bounds } from './bounds.ts';
import { cappedGroups, groupsOf } from './capped-groups.ts';
import type { Group, Grouped, Groups } from './groups.ts';

/** What certainly counts, and the ceilings it counts under. */
export interface Held {
  readonly portions: readonly Portion[];
  readonly counted: Counted;
  readonly ceilings: readonly CapCeiling[];
  /** Whether there were too many sets of groups to try them all. */
  readonly isCutOff: boolean;
}

/** Groups where caps hold: so much is left of each that as many as possible have enough. */
export function underCaps(
  by: string,
  grouped: readonly Grouped[],
  groups: Groups,
  needed: Hundredths,
  without: Bounds,
  caps: readonly CompiledCap[],
  situation: Situation,
): { readonly groups: Groups; readonly bounds: Bounds; readonly held: Held } {
  const portions = grouped.filter(({ isSure }) => isSure).map(({ portion }) => portion);
  const all = grouped.map(({ portion }) => portion);
  const ceilings = ceilingsOf(caps, portions, 0, situation, 'sure');
  const loosest = ceilingsOf(caps, all, 0, situation, 'maybe');
  const sure = cappedGroups(by, portions, needed, ceilings);
  // Where it is open to which group something belongs, no more groups have enough than without caps.
  const most = groups.loose.length > 0 ? without.most : ofWhole(cappedGroups(by, all, needed, loosest).most);
  const isOpen = all.length > portions.length || groups.loose.length > 0;
  const isCertain = !isOpen && ceilings.every((ceiling) => ceiling.isCertain);
  return {
    groups: { ...groups, byName: heldGroups(by, groups, portions, sure.counted, isCertain) },
    bounds: { least: ofWhole(sure.number), most },
    held: { portions, counted: sure.counted, ceilings, isCutOff: sure.most > sure.number },
  };
}

/** What is in each group, of what counts. */
function heldGroups(
  by: string,
  { byName }: Groups,
  portions: readonly Portion[],
  { counts }: Counted,
  isCertain: boolean,
): ReadonlyMap<string, Group> {
  const inGroup = (name: string) =>
    portions.reduce(
      (sum, portion, i) => (groupsOf(portion, by).includes(name) ? sum + (counts[i] ?? 0) : sum),
      0,
    );
  return new Map(
    [...byName].map(([name, group]) => {
      const sure = inGroup(name);
      return [name, { ...group, sure, most: isCertain ? sure : group.most }];
    }),
  );
}
