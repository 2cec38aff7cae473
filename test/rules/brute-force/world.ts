import type { Facts } from '../../../src/domain/facts.ts';
import type { Day } from '../../../src/domain/values/day.ts';
import type { ListName } from '../../../src/rules/language/lists.ts';
import type { Policy } from '../../../src/rules/language/policy.ts';
import type { Fraction } from './fractions.ts';
import type { Value, Rec } from './records.ts';

/** What `each` looks at. */
export interface Segment {
  readonly value?: Value | undefined;
  readonly record?: Rec;
  readonly start: Day | undefined;
  readonly end: Day | undefined;
}

/** Everything a rule may look at. */
export interface World {
  readonly policy: Policy;
  readonly facts: Facts;
  readonly asOf: Day;
  readonly recordsOf: (list: ListName) => readonly Rec[];
  /** Undefined where nothing is known of it. */
  readonly setting: (name: string) => string | undefined;
  /** The record looked at, and the one around it. */
  readonly record?: Rec | undefined;
  readonly around?: Rec | undefined;
  readonly segment?: Segment;
  /** What the amount asks that is looked at. */
  readonly required?: Fraction | undefined;
}

/** Looks at a record, inside of what was looked at before. */
export function lookingAt(world: World, record: Rec): World {
  return { ...world, record, around: world.record };
}
