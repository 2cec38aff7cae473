import type { Decision } from '../../domain/decision.ts';
import type { Day } from '../../domain/values/day.ts';
import { asOfCase, factsOfCase, settingsOfCase } from '../../rules/cases/case-facts.ts';
import type { WrittenRecord } from '../../rules/cases/case-language.ts';
import {
  answersOf,
  auditsOf,
  evaluate,
  routesOf,
  type AuditAnswer,
  type CompiledPolicy,
  type RouteAnswer,
  type StandingAnswer,
} from '../../rules/index.ts';

/** Everything a policy answers for one record. */
export interface Explained extends Decision {
  /** What may follow, of what the policy names. */
  readonly routes: readonly RouteAnswer[];
  /** The separate answers about the license. */
  readonly answers: readonly StandingAnswer[];
  /** What is looked into afterwards. */
  readonly audits: readonly AuditAnswer[];
}

/** `asOf` stands in place of the record's own `as_of`. */
export function explained(policy: CompiledPolicy, record: WrittenRecord, asOf: Day | undefined): Explained {
  const { state, strand } = policy;
  const asked = [
    policy,
    settingsOfCase(record, {}),
    factsOfCase(record, {}, state, strand),
    asOf ?? asOfCase(record, {}),
  ] as const;
  return {
    ...evaluate(...asked),
    routes: routesOf(...asked),
    answers: answersOf(...asked),
    audits: auditsOf(...asked),
  };
}
