import type { Decision } from '../../domain/decision.ts';
import type { EvaluationFact, Facts, ObligationFact } from '../../domain/facts.ts';
import { type Day, firstDayOf, lastDayOf, type SchoolYear } from '../../domain/values/day.ts';
import { answersOf, evaluate, type StandingAnswer } from '../../rules/index.ts';
import { type EducatorRecord, factsUnder, type LicenseRecord } from '../facts/facts-of.ts';
import { licensesOf } from '../standing/pathways.ts';
import type { PolicyInForce } from '../standing/policy-book.ts';

/** The strand whose rules say for whom an evaluation is owed in a school year, and when it is done. */
export const EVALUATION = 'evaluation';

/** What the law answers to one school year of an educator. */
export interface EvaluationAnswer {
  readonly decision: Decision;
  readonly answers: readonly StandingAnswer[];
}

/**
 * How the evaluation of a school year stands. Nobody opens a period for it: the school year itself stands for the
 * period, and it is the person who is evaluated, under the license that they held then.
 */
export function evaluationOf(
  { policy, settings }: PolicyInForce,
  record: EducatorRecord,
  license: LicenseRecord,
  year: SchoolYear,
  asOf: Day,
  ordinal: number,
): EvaluationAnswer {
  const facts = evaluationFacts(record, license, year, ordinal);
  return {
    decision: evaluate(policy, settings, facts, asOf),
    answers: answersOf(policy, settings, facts, asOf),
  };
}

/** What is on record of somebody for the evaluation of a school year. */
export function evaluationFacts(
  record: EducatorRecord,
  license: LicenseRecord,
  year: SchoolYear,
  ordinal: number,
): Facts {
  const { license: stream, state, eventId } = license;
  const obligation: ObligationFact = {
    ...{ period: `evaluation-${record.educator}-${state}-${year}`, state, strand: EVALUATION },
    ...{ license: stream, eventId, owner: 'person' },
    ...{ startsOn: firstDayOf(year), endsOn: lastDayOf(year) },
  };
  return factsUnder(record, obligation, license, ordinal);
}

/**
 * The license of a state under which somebody is evaluated in a school year: of those valid at some time of it the one
 * issued last, else the one issued last of all. Undefined for who never held one there.
 */
export function licenseIn(
  record: EducatorRecord,
  state: string,
  year: SchoolYear,
): LicenseRecord | undefined {
  const held = licensesOf(record)
    .filter((one) => one.state === state)
    .toSorted((a, b) => (a.issuedOn < b.issuedOn ? -1 : Number(a.issuedOn > b.issuedOn)));
  const isValid = ({ terms }: LicenseRecord) =>
    terms.some(({ validFrom, expiresOn }) => validFrom <= lastDayOf(year) && expiresOn >= firstDayOf(year));
  return held.findLast(isValid) ?? held.at(-1);
}

/** The ratings of a school year in a state, those completed first before the others. */
export function ratingsIn(
  { evaluations }: EducatorRecord,
  state: string,
  year: SchoolYear,
): readonly EvaluationFact[] {
  const key = ({ on = '', kind = '' }: EvaluationFact) => `${on} ${kind}`;
  return [...evaluations.values()]
    .filter((one) => one.state === state && one.schoolYear === year)
    .sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
}

/** What a policy of the strand answers to one of its questions; null where it does not say. */
export function answerTo(answers: readonly StandingAnswer[], question: 'owed' | 'progress'): string | null {
  return answers.find(({ id }) => id === question)?.value ?? null;
}
