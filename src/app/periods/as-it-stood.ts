import type { Decision } from '../../domain/decision.ts';
import type { Facts, ObligationFact } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';

/** An obligation as it stood on a day: what moved its last day since then had not happened yet. */
export function obligationOn(obligation: ObligationFact, day: Day): ObligationFact {
  const { moves = [] } = obligation;
  const [first] = moves;
  if (first === undefined || moves.every(({ on }) => on <= day)) return obligation;
  const held = moves.filter(({ on }) => on <= day);
  const endsOn = held.reduce((last, move) => (move.endsOn > last ? move.endsOn : last), first.from);
  return { ...obligation, endsOn, moves: held };
}

/** The facts for an obligation as it stood on a day, with the term of the license that owes it. */
export function factsOn(facts: Facts, day: Day): Facts {
  const obligation = obligationOn(facts.obligation, day);
  if (obligation === facts.obligation) return facts;
  const { startsOn, endsOn } = facts.obligation;
  const { license } = facts;
  const isOwed = license.validFrom === startsOn && license.expiresOn === endsOn;
  return { ...facts, obligation, license: isOwed ? { ...license, expiresOn: obligation.endsOn } : license };
}

/** An answer holds no longer than the last day of its obligation stays where it is. */
export function untilMoved(decision: Decision, { moves = [] }: ObligationFact, day: Day): Decision {
  const { holdsUntil } = decision;
  const next = moves.map(({ on }) => on).filter((on) => on > day);
  const first = [...next, ...(holdsUntil === null ? [] : [holdsUntil])].sort()[0] ?? null;
  return first === holdsUntil ? decision : { ...decision, holdsUntil: first };
}
