import { byDeadline, moreInWords } from '../conditions/words.ts';
import { compileFigure } from '../figures/figure.ts';
import type { NodeOf } from '../language/node.ts';
import type { Situation } from '../situation/situation.ts';
import { toHundredths, ZERO } from '../values/exact.ts';
import { outcomeOf, type Bounds } from './bounds.ts';
import { matterOf, type Found, type Readings } from './compiled.ts';
import { findLimited, inDecimals, inWords } from './limited.ts';
import { compileLimits, whyUnknown } from './limits.ts';

/** Compiles one figure held against others, all of them exact: nothing is rounded before it is compared. */
export function compileCompare(node: NodeOf<'compare'>): Readings {
  const cites = Object.keys(node.cite);
  const { unit } = node;
  const figure = compileFigure(node.figure);
  const limits = compileLimits(node, cites);
  const boundsIn = (situation: Situation): Bounds => {
    const exact = figure.exactly(situation);
    return { least: exact ?? ZERO, most: exact };
  };
  return {
    verdict: (situation) => outcomeOf(limits(situation).judge(boundsIn(situation)).isSo),
    find: (situation): Found => {
      const bounds = boundsIn(situation);
      const found = findLimited(bounds, limits(situation), {
        unit,
        codes: { short: 'short_of_total', over: 'too_much' },
        more: (lacking) => `${moreInWords(toHundredths(lacking, 'up'), unit)}${byDeadline(situation)}.`,
        short: (needed) => {
          const asked = `At least ${inWords(needed, 'up', unit)}`;
          return bounds.most === undefined
            ? `${asked}.`
            : `${asked}; there are ${inDecimals(bounds.most, 'down')}.`;
        },
        open: () => matterOf(whyUnknown(figure, situation, cites)),
      });
      if (bounds.most !== undefined) return found;
      const { counted: _, ...unknown } = found;
      return unknown;
    },
  };
}
