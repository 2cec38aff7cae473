import type { ReadBack } from '../events.ts';
import type { Day } from '../values/day.ts';
import type { Artifact } from './learning-events.ts';
import { levelOf, passes, type Level, type Terms } from './terms.ts';

export interface Score {
  readonly level: string;
  /** Null once the learner's personal data was erased. */
  readonly feedback: string | null;
}

/** What one assessor said so far. */
export interface Review {
  readonly scores: ReadonlyMap<string, Score>;
  readonly recommendation: 'award' | 'not_yet' | undefined;
}

/** One attempt to show the competency. */
export interface Attempt {
  readonly attempt: number;
  /** Undefined in records from before assessors worked by it. */
  readonly submission: string | undefined;
  readonly submittedOn: Day;
  readonly artifacts: readonly string[];
  /** Null once the learner's personal data was erased; undefined in old records. */
  readonly work: readonly Artifact[] | null | undefined;
  readonly note: string | null | undefined;
  /** The day by which whoever has it in hand owes the next step. */
  readonly due: Day | undefined;
  readonly screened: boolean;
  readonly lacks: string | null | undefined;
  /** How many must recommend: one or two, and a third where two differ. */
  readonly wanted: number;
  /** Those who have it in hand, in the order they came. */
  readonly reviews: ReadonlyMap<string, Review>;
  /** Everybody who ever had it in hand: none of them answers it, or decides an appeal. */
  readonly touchedBy: ReadonlySet<string>;
  /** Those who declared a conflict of interest with the learner, or coached them, in this attempt or one before. */
  readonly conflicted: ReadonlySet<string>;
  /** Those who may not have this attempt again: it was passed on to another or taken back, or an appeal overturned their answer. */
  readonly barred: ReadonlySet<string>;
  /** Why it was taken back from whom; null once the learner's personal data was erased. */
  readonly takenBack: ReadonlyMap<string, string | null>;
  /** Why it was last passed back, until the recommendation is made anew. */
  readonly passedBack: ReadBack<'credential.PassedBack'> | undefined;
  /** Artifacts that count no longer, and those that are shown no longer. */
  readonly flagged: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  readonly answer: 'awarded' | 'not_yet' | 'incomplete' | undefined;
  readonly answeredBy: string | undefined;
  readonly appealBy: Day | undefined;
}

export const EMPTY_REVIEW: Review = { scores: new Map(), recommendation: undefined };

/** The level an assessor found for each criterion; none where all the work it rests on counts no longer. */
export function reached(
  terms: Terms,
  attempt: Attempt,
  { scores }: Review,
): ReadonlyMap<string, Level | undefined> {
  return new Map(
    [...scores].map(([criterion, { level }]) => [
      criterion,
      isWithoutWork(terms, attempt, criterion) ? undefined : levelOf(terms, criterion, level),
    ]),
  );
}

export function isPass(terms: Terms, attempt: Attempt, review: Review): boolean {
  return passes(terms, reached(terms, attempt, review));
}

/** Whether everything that was shown for a criterion counts no longer. */
export function isWithoutWork({ criteria }: Terms, attempt: Attempt, criterion: string): boolean {
  const requirement = criteria.find((one) => one.criterion === criterion)?.requirement;
  const shown = (attempt.work ?? [])
    .filter((artifact) => requirement === undefined || artifact.requirement === requirement)
    .map(({ digest }) => digest);
  const resting = shown.length > 0 || requirement !== undefined ? shown : attempt.artifacts;
  return resting.length > 0 && resting.every((digest) => attempt.flagged.has(digest));
}

/**
 * How far assessment is: whether recommendations are awaited, and else what most of them say. Two that differ say
 * nothing.
 */
export function verdictOf({ reviews, wanted }: Attempt): 'award' | 'not_yet' | 'differing' | undefined {
  const said = [...reviews.values()].flatMap(({ recommendation }) => recommendation ?? []);
  if (said.length < wanted) return undefined;
  const awards = said.filter((one) => one === 'award').length;
  if (awards * 2 === said.length) return 'differing';
  return awards * 2 > said.length ? 'award' : 'not_yet';
}
