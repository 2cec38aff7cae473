import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Portion } from '../situation/valued.ts';

/** What is left of portions when so much is taken from them, from the first ones first. */
export function taken(portions: readonly Portion[], amount: Hundredths): Portion[] {
  let left = amount;
  const kept: Portion[] = [];
  for (const portion of portions) {
    const part = Math.min(left, portion.amount);
    left -= part;
    if (part < portion.amount)
      kept.push(part === 0 ? portion : { ...portion, amount: portion.amount - part });
  }
  return kept;
}

/** The part of portions that is so much, from the first ones first. */
export function firstOf(portions: readonly Portion[], amount: Hundredths): Portion[] {
  let left = amount;
  const chosen: Portion[] = [];
  for (const portion of portions) {
    const part = Math.min(left, portion.amount);
    left -= part;
    if (part > 0) chosen.push({ ...portion, amount: part });
  }
  return chosen;
}
