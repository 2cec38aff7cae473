import type { Attributes } from './facts-vocabulary.ts';
import type { Situation } from './situation.ts';
import type { Truth } from './truth.ts';

/** A compiled condition. */
export interface Predicate {
  readonly holds: (attributes: Attributes, situation: Situation) => Truth;
  /** Names of the attributes whose absence keeps it from being decided; asked only then. */
  readonly missing: (attributes: Attributes, situation: Situation) => readonly string[];
}
