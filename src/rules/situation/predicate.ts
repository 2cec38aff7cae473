import type { Attributes } from '../language/facts-vocabulary.ts';
import type { Truth } from '../values/truth.ts';
import type { Situation } from './situation.ts';

/** A compiled condition. */
export interface Predicate {
  readonly holds: (attributes: Attributes, situation: Situation) => Truth;
  /** Names of the attributes whose absence keeps it from being decided; asked only then. */
  readonly missing: (attributes: Attributes, situation: Situation) => readonly string[];
}
