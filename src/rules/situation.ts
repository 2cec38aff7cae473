import type { Facts } from '../domain/facts.ts';
import type { Day } from '../domain/values/day.ts';
import type { Attributes } from './facts-vocabulary.ts';
import type { Item } from './items.ts';
import type { Valued } from './valued.ts';

/** Everything one run of the rules may look at. Nothing in it changes during the run. */
export interface Situation {
  readonly facts: Facts;
  /** The day the facts are seen from: what is later is not seen. */
  readonly asOf: Day;
  /** The day that selects the text of the rule. */
  readonly selectedOn: Day;
  readonly obligation: Attributes;
  readonly items: readonly Item[];
  /** The value of a setting in this run; undefined where nothing is known of it. */
  readonly setting: (name: string) => string | undefined;
  /** What each item is worth, made on the first call. */
  readonly valued: () => readonly Valued[];
}

export function isInPeriod(day: Day, { facts }: Situation): boolean {
  return facts.obligation.startsOn <= day && day <= facts.obligation.endsOn;
}
