import type { CreditAnswer, NodeAnswer, Outcome } from '../../domain/decision.ts';
import type { CreditFact } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import type { AskedOfCredits, Need } from '../../rules/index.ts';

/** What is told of a requirement, whether it is that of a renewal or of a tier. */
export interface Told {
  readonly outcome: Outcome;
  readonly requirement: NodeAnswer | null;
  /** What is missing, in plain words. */
  readonly missing: readonly string[];
}

/**
 * A requirement that plans are made for, asked with other credits beside those on record, as of a day. A credit of the
 * same stream stands in the place of the one on record.
 */
export interface Goal<A extends Told> {
  readonly answer: (credits: readonly CreditFact[], day: Day) => A;
  /** What becomes of the credits in that answer. */
  readonly creditsIn: (answer: A, credits: readonly CreditFact[], day: Day) => readonly CreditAnswer[];
  /** The outcome of that answer, by the shortest way. */
  readonly outcome: (credits: readonly CreditFact[], day: Day) => Outcome;
  /** What some of these credits must come to for it to be met. */
  readonly needs: (credits: readonly CreditFact[], day: Day) => readonly Need[];
  /** Whether what a credit is worth is the same whatever other credits there are. */
  readonly creditsStandAlone: boolean;
  /** Which attributes of credits any rule asks for. */
  readonly asked: AskedOfCredits;
}
