import type { RestsOn } from '../../domain/decision.ts';
import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Attributes } from '../language/facts-vocabulary.ts';
import type { Item } from './item.ts';

/** Why something does not count, or may not: a code, and a sentence made only when somebody reads it. */
export interface Finding {
  readonly code: string;
  readonly because: () => string;
  readonly cites: readonly string[];
}

/** An item, and what is open about it. */
export type About = readonly [Item, Finding];

/** The code of a record that was never meant to count. */
export const NO_CREDIT = 'no_credit';

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
  /** Why it does not count, or what keeps its counting from being certain. */
  readonly findings: readonly Finding[];
  /** What took a part of its worth for good. */
  readonly losses: readonly Finding[];
  readonly restsOn: RestsOn;
}

/** What one rule makes of an item. */
export type Outcome = Pick<Valued, 'sure' | 'extra' | 'findings' | 'losses'>;

export function sumOf(portions: readonly Portion[]): Hundredths {
  let sum = 0;
  for (const portion of portions) sum += portion.amount;
  return sum;
}

/** That an item does not count at all. */
export function refused(finding: Finding): Outcome {
  return { sure: NONE, extra: NONE, findings: [finding], losses: NONE };
}

const NONE: readonly never[] = [];

/** The same with nothing certain, because of what is missing. */
export function unsure<T extends Outcome>(one: T, findings: readonly Finding[]): T {
  return { ...one, sure: [], extra: [...one.sure, ...one.extra], findings: [...one.findings, ...findings] };
}
