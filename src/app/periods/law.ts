import type { Facts } from '../../domain/facts.ts';
import type { ConsequenceRead, RouteRead } from '../../domain/period/index.ts';
import type { Day } from '../../domain/values/day.ts';
import { type RouteAnswer, routesOf } from '../../rules/index.ts';
import { decisionOn } from '../facts/period-acts.ts';
import type { PolicyInForce } from '../standing/policy-book.ts';

/** What the law says today of more time by a route. */
export function routeRead(law: PolicyInForce, facts: Facts, route: string, today: Day): RouteRead {
  const answer = extensions(law, facts, today).find(({ id }) => id === route);
  return readFrom(law, route, answer);
}

/**
 * What it says once the agency has granted what was asked for, which is itself an act the law may ask. What was
 * asked for in time is judged within the period, however long the decision takes.
 */
export function routeOnceGranted(law: PolicyInForce, facts: Facts, route: string, today: Day): RouteRead {
  const { endsOn } = facts.obligation;
  const asOf = today < endsOn ? today : endsOn;
  const acts = [...(facts.further?.acts ?? []), decisionOn(route, asOf, 'granted', facts.obligation.eventId)];
  const granted = { ...facts, further: { ...facts.further, acts } };
  const answer = extensions(law, granted, asOf).find(({ id }) => id === route);
  return readFrom(law, route, answer);
}

function extensions({ policy, settings }: PolicyInForce, facts: Facts, asOf: Day): readonly RouteAnswer[] {
  return routesOf(policy, settings, facts, asOf).filter(({ gives }) => gives === 'extension');
}

function readFrom(law: PolicyInForce, route: string, answer: RouteAnswer | undefined): RouteRead {
  const policy = policyRead(law);
  if (answer === undefined) return { ...UNKNOWN, route, policy };
  const { startedBy, isOpen, opensOn, closesOn, outcome, missing, result, cites } = answer;
  const says = { startedBy, isOpen, opensOn, closesOn, outcome, missing, cites };
  return { route, concerns: true, ...says, endsOn: result.periodEndsOn, policy };
}

const UNKNOWN: Omit<RouteRead, 'route' | 'policy'> = {
  ...{ concerns: false, startedBy: [], isOpen: 'unknown', opensOn: null, closesOn: null },
  ...{ outcome: 'not_applicable', missing: [], endsOn: null, cites: [] },
};

/** What the law lets follow, on a day after its last, from a period that was not renewed; null where it names nothing. */
export function consequenceRead(law: PolicyInForce, facts: Facts, today: Day): ConsequenceRead | null {
  const { policy, settings } = law;
  const found = routesOf(policy, settings, facts, today).find((route) => follows(route, facts));
  if (found === undefined) return null;
  const { gives, id, startedBy, result, asks } = found;
  if (gives !== 'lapse' && gives !== 'inactivation' && gives !== 'expiration') return null;
  const says = { route: id, startedBy, status: result.status, because: asks };
  return { consequence: gives, ...says, policy: policyRead(law) };
}

/** By the law or the agency, and because of the end: what opens on no day after it has another ground. */
function follows(
  { gives, startedBy, outcome, isOpen, opensOn }: RouteAnswer,
  { obligation }: Facts,
): boolean {
  return (
    (gives === 'lapse' || gives === 'inactivation' || gives === 'expiration') &&
    (startedBy.includes('statute') || startedBy.includes('agency')) &&
    outcome === 'met' &&
    isOpen === 'open' &&
    opensOn !== null &&
    opensOn > obligation.endsOn
  );
}

function policyRead({ policy }: PolicyInForce) {
  return { version: policy.version, digest: policy.digest };
}
