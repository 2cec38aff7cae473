import { formatHundredths } from '../../domain/values/hundredths.ts';
import type { Unit } from '../conditions/words.ts';
import { isLess, less, toHundredths, type Exact } from '../values/exact.ts';
import type { Rounding } from '../values/ratio.ts';
import { sorted } from '../values/sorted.ts';
import { outcomeOf, type Bounds } from './bounds.ts';
import { matterOf, together, type Found } from './compiled.ts';
import type { Limits } from './limits.ts';
import type { Matter } from './open-matters.ts';

/** How a number that is held against limits is spoken of. */
export interface Wording {
  readonly unit: Unit;
  readonly codes: { readonly short: string; readonly over: string };
  /** That so much more is needed. */
  readonly more: (lacking: Exact) => string;
  /** That it is too little, where that is not said by how much more is needed. */
  readonly short?: (needed: Exact) => string;
  /** What is open about the number itself. */
  readonly open: () => Matter;
  /** What is to be done besides, however far the number is from its limit. */
  readonly pending?: Matter;
}

/** A number held against its limits, with what is missing. */
export function findLimited(bounds: Bounds, limits: Limits, words: Wording): Found {
  const { isSo, isEnough, isNotTooMuch } = limits.judge(bounds);
  const outcome = outcomeOf(isSo);
  const figures = { ...shown(bounds, limits), unit: words.unit.many, share: shareOf(bounds, limits, words) };
  if (outcome === 'met') return { outcome, codes: [], missing: [], ...figures };
  const { least: needed, most: limit } = limits;
  const lacking = needed !== undefined && isLess(bounds.least, needed);
  const sentences = [
    ...(lacking ? [words.short?.(needed) ?? words.more(less(needed, bounds.least))] : []),
    ...(isNotTooMuch !== true && limit !== undefined ? [tooMuch(bounds, limit, words.unit)] : []),
  ];
  const settled = {
    codes: [
      ...(isEnough === false ? [words.codes.short] : []),
      ...(isNotTooMuch === false ? [words.codes.over] : []),
    ],
    missing: [],
  };
  const because = outcome === 'not_met' ? settled : together([matterOf(limits.why()), words.open()]);
  const matter = together([because, words.pending ?? NOTHING]);
  return { outcome, codes: sorted(matter.codes), missing: [...sentences, ...matter.missing], ...figures };
}

const NOTHING: Matter = { codes: [], missing: [] };

function tooMuch({ least, most }: Bounds, limit: Exact, unit: Unit): string {
  const asked = `At most ${inWords(limit, 'down', unit)}`;
  if (isLess(limit, least)) return `${asked}; there are ${inDecimals(least, 'up')}.`;
  return most === undefined ? `${asked}.` : `${asked}; there may be ${inDecimals(most, 'up')}.`;
}

/** Fractions of a whole come from what must be reached; a ceiling has none, not even one that is not known. */
function shareOf(
  bounds: Bounds,
  { least, hasCeiling }: Limits,
  { more, open, pending }: Wording,
): Found['share'] {
  return least !== undefined && !hasCeiling
    ? { required: least, counted: bounds, more, open, pending }
    : undefined;
}

/** Rounded so that no figure shown looks better than it is. */
function shown({ least, most }: Bounds, limits: Limits) {
  const isCeiling = limits.least === undefined;
  const required = limits.least ?? limits.most;
  return {
    ...(required === undefined ? {} : { required: inDecimals(required, isCeiling ? 'down' : 'up') }),
    counted: inDecimals(least, isCeiling ? 'up' : 'down'),
    ...(most === undefined ? {} : { possible: inDecimals(most, isCeiling ? 'up' : 'down') }),
  };
}

export function inWords(exact: Exact, how: Rounding, unit: Unit): string {
  const text = inDecimals(exact, how);
  return `${text} ${text === '1' ? unit.one : unit.many}`;
}

export function inDecimals(exact: Exact, how: Rounding): string {
  return formatHundredths(toHundredths(exact, how));
}
