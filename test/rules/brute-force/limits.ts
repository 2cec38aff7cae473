import type { Figure } from '../../../src/rules/language/figure.ts';
import { exactly } from './figures.ts';
import { divided, type Fraction, hundredths, isAtLeast, rounded, whole } from './fractions.ts';
import type { Found } from './found.ts';
import { and, type Truth } from './truth.ts';
import type { World } from './world.ts';

interface Limits {
  readonly id: string;
  readonly at_least?: Figure | undefined;
  readonly at_most?: Figure | undefined;
}

const HUNDREDTH = divided(whole(1), whole(100));

/** A number between two held against limits, all of them exact; what is shown looks no better than it is. */
export function limited(
  { id, at_least, at_most }: Limits,
  [least, most]: readonly [Fraction, Fraction],
  world: World,
): Found {
  const floor = at_least === undefined ? undefined : exactly(at_least, world);
  const ceiling = at_most === undefined ? undefined : exactly(at_most, world);
  const isEnough = floor && both(isAtLeast(least, floor), isAtLeast(most, floor));
  const isNotTooMuch = ceiling && both(isAtLeast(ceiling, least), isAtLeast(ceiling, most));
  const shown = (number: Fraction) =>
    hundredths(rounded(number, HUNDREDTH, at_least === undefined ? 'up' : 'down'));
  return {
    id,
    truth: and([at_least === undefined || isEnough, at_most === undefined || isNotTooMuch]),
    counted: [shown(least), shown(most)],
    ...(floor !== undefined && at_most === undefined && floor.over > 0n
      ? { share: [divided(least, floor), divided(most, floor)] }
      : {}),
    children: [],
  };
}

function both(one: boolean, other: boolean): Truth {
  return one === other ? one : undefined;
}
