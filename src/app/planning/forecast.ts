import type { CreditAnswer, Decision } from '../../domain/decision.ts';
import { PLANNED, PLANNED_ACTS, type PlannedAct } from './planned-credit.ts';

/** What an obligation's answer would be with a planned credit. */
export interface Forecast {
  readonly after: Decision;
  /** What would be said of the credit; undefined where the requirement speaks of none. */
  readonly credit: CreditAnswer | undefined;
  /** The same as long as nobody has acted upon the claim. */
  readonly claimedAlone: CreditAnswer | undefined;
  /** Each of these acts by itself makes as much of it count; none where the claim alone does. */
  readonly awaits: readonly PlannedAct[];
}

/**
 * Tries the claim alone and with each act, and tells the way by which most counts. Of ways that are alike the first
 * is told: the claim alone where that is enough, else the weakest act.
 */
export function forecast(decide: (act: PlannedAct | undefined) => Decision): Forecast {
  const tried = (act: PlannedAct | undefined) => {
    const after = decide(act);
    return { act, after, credit: after.credits.find(({ source }) => source === PLANNED) };
  };
  const alone = tried(undefined);
  const acted = PLANNED_ACTS.map((act) => ({ ...tried(act), act }));
  const best = [alone, ...acted].reduce((most, next) => (isMore(next.credit, most.credit) ? next : most));
  const alike = acted.filter(({ credit }) => !isMore(best.credit, credit)).map(({ act }) => act);
  return {
    after: best.after,
    credit: best.credit,
    claimedAlone: alone.credit,
    awaits: best === alone ? [] : alike,
  };
}

/** By how much counts, then by what it is worth: what is not needed now may be worth having. */
function isMore(a: CreditAnswer | undefined, b: CreditAnswer | undefined): boolean {
  const counted = amount(a?.counted) - amount(b?.counted);
  return counted === 0 ? amount(a?.worth) > amount(b?.worth) : counted > 0;
}

/** Of decimal texts in their shortest form: equal amounts are equal numbers, which is all that is asked of them. */
function amount(text = '0'): number {
  return Number(text);
}
