import type { Counted, Question } from '../assignment/capped.ts';
import type { CapCeiling } from '../caps.ts';
import type { Valued } from '../valued.ts';
import type { CompiledAmount } from './amount.ts';
import type { Amounts } from './amounts.ts';
import { takenByCaps } from './cap-matters.ts';
import type { Placement } from './compiled.ts';

/**
 * Where each sure portion went: to the minimums it fills, what is left to the amount itself, and what a cap took.
 * An amount that looks through a window of its own tells besides what the items are worth there.
 */
export function placementsOf(
  { id: scope, minimums, unit, window }: CompiledAmount,
  { sure, valued }: Amounts,
  counted: Counted,
  { counting, ceilings }: Question & { readonly ceilings: readonly CapCeiling[] },
): readonly Placement[] {
  const again = counting === 'overlap';
  const placements: Placement[] = window === undefined ? [] : valued.flatMap((one) => seenThere(one, scope));
  sure.forEach(({ item, amount }, place) => {
    const counts = counted.counts[place] ?? 0;
    let left = counts;
    counted.filling.flow[place]?.forEach((part, minimum) => {
      if (part === 0) return;
      placements.push({ item, scope, node: minimums[minimum]?.written.id ?? scope, amount: part, again });
      if (!again) left -= part;
    });
    if (left > 0) placements.push({ item, scope, node: scope, amount: left, again: false });
    if (counts < amount) {
      const over = takenByCaps(place, amount - counts, ceilings, counted, unit);
      placements.push({ ...{ item, scope, node: scope, amount: 0, again }, over });
    }
  });
  return placements;
}

function seenThere(valued: Valued, scope: string): readonly Placement[] {
  if (valued.sure.length + valued.extra.length === 0) return [];
  return [{ item: valued.item, scope, node: scope, amount: 0, again: false, valued }];
}
