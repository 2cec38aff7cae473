import type { Counted, Question } from '../assignment/capped.ts';
import type { CapCeiling } from '../credits/caps.ts';
import type { Item } from '../situation/item.ts';
import type { CompiledAmount } from './amount-question.ts';
import type { Amounts } from './amounts.ts';
import { takenByCaps } from './cap-matters.ts';
import type { Placement } from './compiled.ts';

/**
 * Where each sure portion went: to the minimums it fills, what is left to the amount itself, what a cap took, and
 * what may not be asked for. An amount that looks through a window of its own tells besides what the items are
 * worth there.
 */
export function placementsOf(
  { id: scope, minimums, unit, window }: CompiledAmount,
  { sure, valued, doubts }: Amounts,
  counted: Counted,
  { counting, ceilings }: Question & { readonly ceilings: readonly CapCeiling[] },
): readonly Placement[] {
  const again = counting === 'overlap';
  const seen = window === undefined ? [] : valued;
  const placements: Placement[] = seen.map((one) => ({ ...nothingOf(one.item, scope), valued: one }));
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
      const lost = takenByCaps(place, amount - counts, ceilings, counted, unit);
      placements.push({ ...nothingOf(item, scope), lost });
    }
  });
  for (const [item, finding] of doubts()) {
    placements.push({ ...nothingOf(item, scope), lost: { findings: [finding], isOpen: true } });
  }
  return placements;
}

function nothingOf(item: Item, scope: string): Placement {
  return { item, scope, node: scope, amount: 0, again: false };
}
