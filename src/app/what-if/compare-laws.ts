import type { Outcome } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { underBoth } from '../../rules/index.ts';
import type { PolicyInForce } from '../standing/policy-book.ts';

/** The law that holds, and what may take its place. */
export interface LawChange {
  readonly before: PolicyInForce;
  readonly after: PolicyInForce;
}

/** What one obligation is answered under each of two laws, and why the answers differ. */
export interface Compared {
  readonly before: Outcome;
  readonly after: Outcome;
  /** Codes that stand in the way under the second law alone, sorted; none where the outcome is the same. */
  readonly come: readonly string[];
  /** Codes that stood in the way under the first law alone. */
  readonly gone: readonly string[];
}

/** Two laws, made ready to be asked of many. */
export interface LawsCompared extends LawChange {
  /** What the change makes of one obligation as of a day. */
  readonly compare: (facts: Facts, asOf: Day) => Compared;
}

const NONE: readonly string[] = [];

/** Most outcomes stay, and finding that takes the verdicts alone: only of one that flips the codes are asked. */
export function comparing({ before, after }: LawChange): LawsCompared {
  const asked = underBoth(before, after);
  const compare = (facts: Facts, asOf: Day): Compared => {
    const found = asked(facts, asOf);
    const outcomes = { before: found.before, after: found.after };
    if (found.before === found.after) return { ...outcomes, come: NONE, gone: NONE };
    const codes = found.codes();
    return {
      ...outcomes,
      come: codes.after.filter((code) => !codes.before.includes(code)),
      gone: codes.before.filter((code) => !codes.after.includes(code)),
    };
  };
  return { before, after, compare };
}
