import type { Attributes } from '../language/facts-vocabulary.ts';
import type { Situation } from '../situation/situation.ts';
import type { Exact } from '../values/exact.ts';

/** What a figure is reckoned from: the member or obligation at hand, and what an amount requires in all. */
export interface Scope {
  readonly attributes: Attributes;
  readonly situation: Situation;
  readonly required: Exact | undefined;
}

export interface Reckoning {
  /** Undefined where none is in force, or where that cannot be said. */
  readonly of: (scope: Scope) => Exact | undefined;
  /** What keeps it from being said; empty when simply none is in force. */
  readonly missing: (scope: Scope) => readonly string[];
}
