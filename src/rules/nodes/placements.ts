import type { Flow } from '../assignment/load.ts';
import type { Counting } from '../language/node.ts';
import type { Portion } from '../valued.ts';
import type { Placement } from './compiled.ts';
import type { CompiledMinimum } from './minimums.ts';

/** Where each sure portion went: to the minimums it fills, and what is left to the amount itself. */
export function placementsOf(
  scope: string,
  minimums: readonly CompiledMinimum[],
  portions: readonly Portion[],
  flow: Flow,
  counting: Counting,
): readonly Placement[] {
  const again = counting === 'overlap';
  const placements: Placement[] = [];
  portions.forEach(({ item, amount }, place) => {
    let left = amount;
    flow[place]?.forEach((part, minimum) => {
      if (part === 0) return;
      placements.push({ item, scope, node: minimums[minimum]?.written.id ?? scope, amount: part, again });
      if (!again) left -= part;
    });
    if (left > 0) placements.push({ item, scope, node: scope, amount: left, again: false });
  });
  return placements;
}
