import type { Figure } from '../../../src/rules/language/figure.ts';
import { figureOf } from './figures.ts';
import { type Fraction, isAtLeast, isEqual } from './fractions.ts';
import { and, type Truth } from './truth.ts';
import type { World } from './world.ts';

interface Limits {
  readonly at_least?: Figure | undefined;
  readonly at_most?: Figure | undefined;
}

/** Whether a number between two keeps both limits. */
export function limited(
  [least, most]: readonly [Fraction, Fraction],
  { at_least, at_most }: Limits,
  world: World,
): Truth {
  const decide = (
    limit: Figure | undefined,
    keeps: (number: Fraction, limit: Fraction) => boolean,
  ): Truth => {
    if (limit === undefined) return true;
    const figure = figureOf(limit, world);
    if (figure === undefined) return undefined;
    const both = [keeps(least, figure), keeps(most, figure)];
    return both[0] === both[1] ? both[0] : undefined;
  };
  return and([
    decide(at_least, isAtLeast),
    decide(at_most, (number, limit) => isAtLeast(limit, number) || isEqual(limit, number)),
  ]);
}
