import type { RestsOn } from '../domain/decision.ts';
import type { Hundredths } from '../domain/values/hundredths.ts';
import type { Attributes } from './facts-vocabulary.ts';
import type { Item } from './items.ts';

/** Why something does not count, or may not: a code, and a sentence made only when somebody reads it. */
export interface Finding {
  readonly code: string;
  readonly because: () => string;
  readonly cites: readonly string[];
}

/** An amount that stands or falls, and may be divided, by itself. */
export interface Portion {
  readonly item: Item;
  readonly amount: Hundredths;
  /** Those of the item, with the categories this amount belongs to. */
  readonly attributes: Attributes;
}

/** What an item is worth, before any minimum is filled. */
export interface Valued {
  readonly item: Item;
  /** What counts whatever is still missing. */
  readonly sure: readonly Portion[];
  /** What would count besides, if everything missing turned out well. */
  readonly extra: readonly Portion[];
  readonly findings: readonly Finding[];
  readonly restsOn: RestsOn;
}

export function sumOf(portions: readonly Portion[]): Hundredths {
  let sum = 0;
  for (const portion of portions) sum += portion.amount;
  return sum;
}
