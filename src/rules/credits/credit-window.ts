import { compileCondition, windowFor } from '../conditions/condition.ts';
import { compileForce, inForceNow } from '../conditions/force.ts';
import { dayInWords, missingAttributes } from '../conditions/words.ts';
import type { CarryOver, Credits } from '../language/credits.ts';
import type { Item } from '../situation/item.ts';
import type { Situation, ValuingWindow } from '../situation/situation.ts';
import type { Finding } from '../situation/valued.ts';
import { both, type Truth } from '../values/truth.ts';

/** Whether an item lies in the window, and if not whether it is carried over from an earlier period. */
export type Lying = Inside | Elsewhere;

interface Inside {
  readonly inside: true;
  readonly cites: readonly string[];
}

export interface Elsewhere {
  readonly inside: false | undefined;
  readonly carried: Truth;
  readonly cites: readonly string[];
  /** What keeps either from being said. */
  readonly missing: () => readonly Finding[];
  /** That it lies in neither. */
  readonly outside: () => Finding;
}

/** Whether it certainly lies in neither. */
export function isOutside(lying: Lying): lying is Elsewhere {
  return lying.inside === false && lying.carried === false;
}

/** The windows an item must lie in: that of the section or of an amount, and that of its entry where it has one. */
export type Looked = {
  readonly amount: ValuingWindow | undefined;
  readonly entry: ValuingWindow | undefined;
};

/**
 * Compiles where items are looked for. An entry's window stands in place of that of the section, and so does
 * that of an amount; where both have one, the item must lie in both. What an amount looks for in a window of
 * its own is not carried over into it.
 */
export function compileWindows({ within, carry_over }: Credits) {
  const section = windowFor(within.span, 'credits');
  const ofSection = [section];
  const carried = carry_over && compileCarryOver(carry_over);
  const cites = Object.keys(within.cite);
  const isPeriod = within.span === 'period';
  const isInside: Inside = { inside: true, cites };

  const elsewhere = (
    item: Item,
    asked: readonly ValuingWindow[],
    inside: false | undefined,
    mayCarry: boolean,
    situation: Situation,
  ): Elsewhere => {
    const { day, attributes } = item;
    const carry = mayCarry ? carried : undefined;
    return {
      inside,
      cites,
      carried: carry === undefined ? false : carry.holds(item, situation),
      missing: () =>
        missingAttributes(
          [
            ...(inside === undefined ? asked.flatMap((one) => one.missing(attributes, situation)) : []),
            ...(carry?.missing(item, situation) ?? []),
          ],
          item.list,
          cites,
        ),
      outside: () => ({
        code: 'outside_period',
        because: () => {
          const [last] = asked.slice(-1);
          const where = `${isPeriod && last === section ? 'period' : 'time'} ${last?.inWords(situation) ?? ''}`;
          return `${dayInWords(day)} lies outside the ${where}.`;
        },
        cites,
      }),
    };
  };

  return (item: Item, { amount, entry }: Looked, situation: Situation): Lying => {
    const isOfSection = amount === undefined && entry === undefined;
    const asked = isOfSection ? ofSection : [amount, entry].filter((window) => window !== undefined);
    let inside: Truth = true;
    for (const window of asked) {
      inside = both(inside, window.contains(item.day, item.attributes, situation));
    }
    return inside === true ? isInside : elsewhere(item, asked, inside, amount === undefined, situation);
  };
}

function compileCarryOver(written: CarryOver) {
  const span = windowFor(written.span, 'credits');
  const where = compileCondition(written.where, 'credits');
  const force = compileForce(written, undefined);
  return {
    holds: (item: Item, situation: Situation): Truth => {
      const inSpan = span.contains(item.day, item.attributes, situation);
      if (inSpan === false) return false;
      const fits = both(inSpan, where.holds(item.attributes, situation));
      return fits === false ? false : both(fits, inForceNow(force, situation));
    },
    missing: ({ attributes }: Item, situation: Situation) => [
      ...span.missing(attributes, situation),
      ...(where.holds(attributes, situation) === undefined ? where.missing(attributes, situation) : []),
      ...(inForceNow(force, situation) === undefined ? force.missing(attributes, situation) : []),
    ],
  };
}
