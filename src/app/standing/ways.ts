import { refuse, type Refusal } from '../../domain/decider.ts';
import type { Facts, ObligationFact } from '../../domain/facts.ts';
import type { RouteDecision } from '../../domain/route-decision.ts';
import type { Day } from '../../domain/values/day.ts';
import { creditsOfRoute, type RouteAnswer, routesOf } from '../../rules/index.ts';
import { type EducatorRecord, factsUnder } from '../facts/facts-of.ts';
import { pathwayFacts, PATHWAYS } from './pathways.ts';
import { policyAt, type PolicyInForce } from './policy-book.ts';
import { type Jurist, obligationsOf } from './standing.ts';

/** The strand in which the life of a license is ruled. */
export const RENEWAL = 'recertification';

/** A way the law offers under one license, as it stands on a day. */
export interface Way {
  readonly answer: RouteAnswer;
  readonly decision: RouteDecision;
  /** What is on record toward the period that runs, or ran last, and the law of renewal over it. */
  readonly facts: Facts;
  readonly law: PolicyInForce;
  /** Whether it asks what its period asks, so that what it uses of credits is used for the period. */
  readonly spentForPeriod: boolean;
}

export interface WayAsk {
  readonly record: EducatorRecord;
  /** Stream of the license. */
  readonly license: string;
  readonly route: string;
  readonly strand: string;
  readonly asOf: Day;
  readonly ordinal: number;
  /** The day somebody asked for it, where they did: to the law it is the application. */
  readonly electedOn?: Day;
}

/** One way by its name in the policy, or why there is none. */
export async function wayOf(jurist: Jurist, ask: WayAsk): Promise<Way | Refusal> {
  const { record, license: stream, route, strand, asOf, ordinal, electedOn } = ask;
  const license = record.licenses.get(stream);
  const obligation = currentObligation(record, stream);
  if (license === undefined || obligation === undefined) {
    return refuse('no_period', 'No period is open for this license, or was. Ask again in a moment.');
  }
  const lawOf = (wanted: string) => policyAt(jurist.ledger, jurist.compiled, license.state, wanted, ordinal);
  const [law, ofStrand] = [await lawOf(RENEWAL), await lawOf(strand)];
  if (law === undefined || ofStrand === undefined) {
    return refuse('policy_unknown', `No ${strand} policy of ${license.state} is published.`);
  }
  const facts = appliedOn(factsUnder(record, obligation, license, ordinal), electedOn);
  const seen =
    strand === PATHWAYS
      ? appliedOn(pathwayFacts(record, license, asOf, ordinal), electedOn)
      : askedOn(facts, electedOn, asOf);
  const answer = routesOf(ofStrand.policy, ofStrand.settings, seen, asOf).find(({ id }) => id === route);
  if (answer === undefined) {
    return refuse('no_such_way', `The law offers this license no way "${route}" as of ${asOf}.`);
  }
  const { policy, settings } = ofStrand;
  const credits = creditsOfRoute(policy, settings, seen, asOf, route);
  const decision = {
    ...decisionOf(answer, ofStrand, facts, asOf),
    ...(credits.length === 0 ? {} : { credits }),
  };
  return { answer, decision, facts, law, spentForPeriod: strand === RENEWAL && asksTheMain(policy, route) };
}

function asksTheMain({ routes }: PolicyInForce['policy'], route: string): boolean {
  return routes.some(({ written }) => written.id === route && written.requires === 'main');
}

/** The period that is not over by a renewal, or else the last there was. */
export function currentObligation(record: EducatorRecord, license: string): ObligationFact | undefined {
  const owed = obligationsOf(record).filter((one) => one.license === license && one.strand === RENEWAL);
  return owed.findLast(({ completedOn }) => completedOn === undefined) ?? owed.at(-1);
}

function appliedOn(facts: Facts, electedOn: Day | undefined): Facts {
  if (electedOn === undefined) return facts;
  return { ...facts, obligation: { ...facts.obligation, appliedOn: electedOn } };
}

/**
 * Facts for a way somebody asked for, where they did, as it is taken on a day. Whoever takes a way has met what it
 * requires, on that day at the latest: so terms are reckoned from it.
 */
export function askedOn(facts: Facts, electedOn: Day | undefined, asOf: Day): Facts {
  const { completedOn = asOf } = facts.obligation;
  return appliedOn({ ...facts, obligation: { ...facts.obligation, completedOn } }, electedOn);
}

function decisionOf(
  answer: RouteAnswer,
  { policy }: PolicyInForce,
  { obligation, ordinal }: Facts,
  asOf: Day,
): RouteDecision {
  const { id, asks, gives, outcome, codes, missing, requirement, settings, holdsUntil } = answer;
  const { state, strand, version, digest, citations } = policy;
  const { period, startsOn, endsOn } = obligation;
  return {
    ...{ route: id, asks, gives, outcome, codes, missing, requirement, settings, holdsUntil },
    ...{ asOf, ordinal, policy: { state, strand, version, digest }, citations },
    ...{ period: { id: period, startsOn, endsOn }, unit: policy.unit.many },
  };
}
