import type { Condition } from '../language/condition.ts';
import type { Force } from '../language/force.ts';
import type { Situation } from '../situation/situation.ts';
import { both, type Truth } from '../values/truth.ts';
import { compileCondition, holdsFor, missingFor, NO_ATTRIBUTES } from './condition.ts';
import { compileForce, inForceNow } from './force.ts';

/** For whom and since when a clause speaks. */
export interface Scope {
  readonly holds: (situation: Situation) => Truth;
  /** What keeps that from being said; asked only then. */
  readonly missing: (situation: Situation) => readonly string[];
}

export function compileScope({ for: whom, ...force }: Force & { readonly for: Condition }): Scope {
  const concerned = compileCondition(whom, undefined);
  const inForce = compileForce(force, undefined);
  return {
    holds: (situation) => {
      const fits = holdsFor(concerned, situation);
      return fits === false ? false : both(fits, inForceNow(inForce, situation));
    },
    missing: (situation) => [
      ...(holdsFor(concerned, situation) === undefined ? missingFor(concerned, situation) : []),
      ...(inForceNow(inForce, situation) === undefined ? inForce.missing(NO_ATTRIBUTES, situation) : []),
    ],
  };
}
