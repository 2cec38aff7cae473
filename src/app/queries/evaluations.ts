import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Decision } from '../../domain/decision.ts';
import type { EvaluationFact } from '../../domain/facts.ts';
import { type Day, firstDayOf, isSchoolYear, lastDayOf, type SchoolYear } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import { todayIn } from '../clock.ts';
import {
  type EvaluationAnswer,
  EVALUATION,
  evaluationOf,
  licenseIn,
  ratingsIn,
} from '../evaluating/evaluation.ts';
import { evidenceFor, type GoalEvidence } from '../evaluating/evidence.ts';
import { employersIn, type Observation, observationsOf } from '../evaluating/school-years.ts';
import { inTermAt } from '../facts/facts-of.ts';
import { policyAt } from '../standing/policy-book.ts';
import type { Jurist } from '../standing/standing.ts';
import type {
  EvaluationFilter,
  EvaluationPlace,
  EvaluationReads,
  EvaluationSort,
  EvaluationStanding,
} from './evaluation-reads.ts';
import { knownOf, nobody } from './known-record.ts';
import { type Page, type PageAsk, partsOf, windowOf } from './page.ts';
import { badInput } from './unanswered.ts';

export interface EvaluationAsk {
  readonly schoolYear: SchoolYear;
  /** The caller when not given. */
  readonly educator?: string;
  /** The state in which the educator is registered when not given. */
  readonly state?: string;
  /** Today in the state when not given. */
  readonly asOf?: Day;
  /** Milliseconds since 1970; everything recorded is known when not given. */
  readonly knownAt?: number;
}

/** The evaluation of a school year with all that it rests on. */
export interface EvaluationView {
  readonly educator: string;
  readonly state: string;
  readonly schoolYear: SchoolYear;
  /** Stream of the license under which somebody is evaluated. */
  readonly license: string;
  readonly class: string;
  readonly employers: readonly string[];
  readonly ratings: readonly EvaluationFact[];
  readonly observations: readonly Observation[];
  readonly ordinal: number;
  /** Undefined while no law of the strand is published. */
  readonly decision: Decision | undefined;
  readonly answers: EvaluationAnswer['answers'];
  /** What was awarded in the year, by the goals it was learned for that are the caller's to see. */
  readonly evidence: readonly GoalEvidence[];
}

/**
 * How the evaluation of a school year stands, recomputed from the log. Undefined where there is no such educator, none
 * with a license in the state, or it is not the caller's to see: an employer's who did not employ them in that year.
 */
export async function evaluation(
  jurist: Jurist,
  identity: Identity,
  { educator = identity.educator, schoolYear, knownAt, ...ask }: EvaluationAsk,
): Promise<EvaluationView | Refusal | undefined> {
  const { ledger, compiled } = jurist;
  if (!isSchoolYear(schoolYear)) return badInput('schoolYear', 'is not a school year such as 2023-24.');
  if (educator === undefined) return nobody(ledger, knownAt);
  const known = await knownOf(ledger, educator, knownAt);
  if (isRefusal(known)) return known;
  const { record, ordinal } = known;
  const state = ask.state ?? record.registeredIn;
  const license = state === undefined ? undefined : licenseIn(record, state, schoolYear);
  if (state === undefined || license === undefined) return undefined;
  const employers = employersIn(record, state, schoolYear);
  if (!may(identity, 'standing.read', { educator, state, employers })) return undefined;
  if (known.failure !== undefined) throw known.failure;
  const law = await policyAt(ledger, compiled, state, EVALUATION, ordinal);
  const day = ask.asOf ?? todayIn(ledger.clock, state);
  const last = lastDayOf(schoolYear);
  const [from, to] = [firstDayOf(schoolYear), day < last ? day : last];
  const evidence = await evidenceFor(ledger, identity, { record, from, to, ordinal });
  const answer = law && evaluationOf(law, record, license, schoolYear, day, ordinal);
  return {
    ...{ educator, state, schoolYear, license: license.license, employers, ordinal, evidence },
    class: inTermAt(license, firstDayOf(schoolYear)).class,
    ratings: ratingsIn(record, state, schoolYear),
    observations: observationsOf(record, state).filter(({ on }) => from <= on && on <= last),
    decision: answer?.decision,
    answers: answer?.answers ?? [],
  };
}

export interface EvaluationsAsk {
  readonly filter: Omit<EvaluationFilter, 'state'> & { readonly state?: string };
  readonly sort: EvaluationSort;
  readonly page: PageAsk;
}

/**
 * Evaluations of a state as the projection keeps them: for its agency and auditors all, for an employer those of its
 * own people in years in which it employed them. Undefined where they are not the caller's to see.
 */
export async function findEvaluations(
  reads: EvaluationReads,
  identity: Identity,
  { filter, sort, page }: EvaluationsAsk,
): Promise<Page<EvaluationStanding> | Refusal | undefined> {
  const state = filter.state ?? identity.state;
  if (state === undefined) return undefined;
  const seen = seenBy(identity, { ...filter, state });
  if (seen === undefined) return undefined;
  const window = windowOf(page, (cursor) => placeOf(cursor, sort));
  return isRefusal(window) ? window : reads.evaluations({ filter: seen, sort, window });
}

function seenBy(identity: Identity, filter: EvaluationFilter): EvaluationFilter | undefined {
  const { state, employer = identity.employer } = filter;
  if (may(identity, 'evaluation.search', { state })) return filter;
  if (employer === undefined) return undefined;
  const isTheirs = may(identity, 'evaluation.search', { state, employers: [employer] });
  return isTheirs ? { ...filter, employer } : undefined;
}

/** A cursor names its order: in another one it would point to nowhere in particular. */
export function partsOfEvaluationPlace(
  { by, direction }: EvaluationSort,
  { value, educator, schoolYear }: EvaluationPlace,
): readonly string[] {
  return [by, direction, value, educator, schoolYear];
}

function placeOf(cursor: string, sort: EvaluationSort): EvaluationPlace | undefined {
  const [by, direction, value, educator, schoolYear, ...more] = partsOf(cursor) ?? [];
  if (by !== sort.by || direction !== sort.direction || more.length > 0) return undefined;
  if (value === undefined || educator === undefined || schoolYear === undefined) return undefined;
  return { value, educator, schoolYear };
}
