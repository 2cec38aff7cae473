import type { Hundredths } from '../../domain/values/hundredths.ts';
import { hundredths } from '../conditions/force.ts';
import { amountInWords, type Unit } from '../conditions/words.ts';
import type { Worth } from '../language/credits.ts';
import { sumOf } from '../situation/valued.ts';
import type { Earned } from './earned.ts';
import { taken } from './taken.ts';

type Portions = Extract<Earned, { readonly portions: unknown }>;

/**
 * Compiles the smallest amount an item may earn, and the steps it earns in. An item below the smallest is not
 * counted at all; of any other, what is left over its last whole step is not.
 */
export function compileSteps(
  { smallest, steps_of }: Worth,
  unit: Unit,
): ((earned: Portions) => Earned) | undefined {
  if (smallest === undefined && steps_of === undefined) return undefined;
  const least = smallest === undefined ? 0 : hundredths(smallest);
  const step = steps_of === undefined ? 1 : Math.max(1, hundredths(steps_of));
  const below = (limit: Hundredths): Earned => ({
    nothing: {
      code: 'below_smallest',
      because: () => `Less than ${amountInWords(limit, unit)} is not counted.`,
    },
  });
  return (earned) => {
    const amount = sumOf(earned.portions);
    if (amount < least) return below(least);
    if (amount < step && amount > 0) return below(step);
    const rest = amount % step;
    if (rest === 0) return earned;
    const because = () =>
      `${amountInWords(rest, unit)} of it ${rest === 100 ? 'does' : 'do'} not count: only whole steps of ${amountInWords(step, unit)} do.`;
    return {
      ...earned,
      portions: taken([...earned.portions].reverse(), rest).reverse(),
      rest: { code: 'over_whole_steps', because },
    };
  };
}
