import type { RouteDecision } from '../../src/domain/route-decision.ts';
import type { Decision, Outcome } from '../../src/domain/decision.ts';

export const PERIOD = 'period-TN-1234567-2018-09-01';

/** A decision with nothing in it but its outcome. */
export function decisionThatIs(outcome: Outcome, period = PERIOD): Decision {
  return {
    outcome,
    codes: [],
    asOf: '2024-06-15',
    ordinal: 7,
    policy: { state: 'TN', strand: 'recertification', version: 1, digest: 'd'.repeat(64) },
    selected: null,
    period: { id: period, startsOn: '2018-09-01', endsOn: '2024-08-31' },
    unit: 'PDP',
    requirement: null,
    credits: [],
    missing: outcome === 'met' ? [] : ['6 more PDPs are needed.'],
    settings: [],
    citations: {},
    attestedOnly: '0',
    holdsUntil: null,
  };
}

/** The answer to whether a way may be taken. */
export function routeDecisionThatIs(
  outcome: RouteDecision['outcome'],
  route = 'way',
  period = PERIOD,
): RouteDecision {
  const {
    credits: _credits,
    attestedOnly: _attested,
    selected: _day,
    ...answer
  } = decisionThatIs(outcome, period);
  return { ...answer, route, asks: 'A way.', gives: 'downgrade' };
}
