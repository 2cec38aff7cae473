import { refuse } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import type { Act, Acting, Answer } from './acting.ts';
import type { CreditState } from './evolve.ts';

export function appeal(
  { because }: Act<'Appeal'>,
  { denied, reversed, appealed, appealDecided }: CreditState,
  { actor, on }: Acting,
): Answer {
  if (denied === undefined && reversed === undefined) {
    return refuse('nothing_to_appeal', 'This credit was neither denied nor reversed.');
  }
  if (appealDecided !== undefined) {
    return refuse('appeal_decided', 'An appeal was decided already; its answer stands.');
  }
  if (appealed !== undefined) return [];
  if (!isPlainText(because, 2000)) {
    return refuse('because', 'Say why the decision is appealed, in 1 to 2000 characters.');
  }
  return [{ type: 'credit.Appealed', data: { by: actor, because, on } }];
}

/** Answers an appeal; never by whoever is appealed against. */
export function decideAppeal(
  { capacity, outcome, because }: Act<'DecideAppeal'>,
  { denied, reversed, appealed, appealDecided }: CreditState,
  { actor, on }: Acting,
): Answer {
  if (appealDecided !== undefined) {
    return appealDecided.outcome === outcome
      ? []
      : refuse('appeal_decided', 'This appeal was decided otherwise already. That stands as it is.');
  }
  if (appealed === undefined) return refuse('not_appealed', 'No appeal awaits an answer.');
  if (actor === denied?.by || actor === reversed?.by) {
    return refuse('own_decision', 'An appeal is decided by somebody other than whose decision it is about.');
  }
  if (!isPlainText(because, 2000)) {
    return refuse('because', 'Say why the appeal is decided so, in 1 to 2000 characters.');
  }
  const overruled = outcome === 'granted' ? overruledBy({ denied, reversed }) : {};
  const decided = { by: actor, capacity, outcome, because, on, ...overruled };
  return [
    { type: 'credit.AppealDecided', data: decided },
    ...(outcome === 'granted' && denied !== undefined
      ? [{ type: 'credit.Approved' as const, data: { by: actor, capacity, on } }]
      : []),
  ];
}

/** The decision that falls: the reversal of what was approved, or else the denial. */
function overruledBy({ denied, reversed }: Pick<CreditState, 'denied' | 'reversed'>) {
  if (reversed !== undefined) return { overrules: { by: reversed.by, on: reversed.on } };
  if (denied === undefined) return {};
  const { by, capacity, on } = denied;
  return { overrules: { by, capacity, on } };
}
