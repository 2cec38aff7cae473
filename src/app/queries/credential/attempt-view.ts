import type { Attempt, Review, Terms } from '../../../domain/credential/index.ts';
import { levelOf, verdictOf } from '../../../domain/credential/index.ts';
import type { Day } from '../../../domain/values/day.ts';

export type AttemptStatus =
  | 'submitted'
  | 'screened'
  | 'under_assessment'
  | 'recommended'
  | 'differing'
  | 'incomplete'
  | 'not_yet'
  | 'awarded';

export interface ArtifactView {
  readonly digest: string;
  readonly requirement: string | undefined;
  readonly kind: string | undefined;
  /** Undefined for what was removed, or is erased. */
  readonly reference: string | undefined;
  readonly flagged: boolean;
  readonly removed: boolean;
}

export interface ScoreView {
  readonly criterion: string;
  readonly level: string;
  readonly met: boolean;
  readonly feedback: string | null;
}

export interface ReviewView {
  /** Undefined for the learner. */
  readonly assessor: string | undefined;
  readonly recommendation: 'award' | 'not_yet' | undefined;
  readonly scores: readonly ScoreView[];
}

export interface AttemptView {
  readonly attempt: number;
  readonly submission: string | undefined;
  readonly status: AttemptStatus;
  readonly submittedOn: Day;
  readonly due: Day | undefined;
  readonly artifacts: readonly ArtifactView[];
  readonly note: string | null | undefined;
  /** Why it came back unassessed. */
  readonly lacks: string | null | undefined;
  readonly appealBy: Day | undefined;
  readonly reviews: readonly ReviewView[];
}

/** What of the reviews may be seen: whose, and whether by name. */
export interface Sight {
  readonly sees: (assessor: string) => boolean;
  readonly named: boolean;
}

export function attemptView(terms: Terms, attempt: Attempt, { sees, named }: Sight): AttemptView {
  const { submission, submittedOn, due, note, lacks, appealBy } = attempt;
  return {
    ...{ attempt: attempt.attempt, submission, submittedOn, due, note, lacks, appealBy },
    status: statusOf(attempt),
    artifacts: attempt.artifacts.map((digest) => artifactView(attempt, digest)),
    reviews: [...attempt.reviews]
      .filter(([assessor]) => sees(assessor))
      .map(([assessor, review]) => reviewView(terms, named ? assessor : undefined, review)),
  };
}

export function statusOf(attempt: Attempt): AttemptStatus {
  if (attempt.answer !== undefined) return attempt.answer;
  if (!attempt.screened) return 'submitted';
  const verdict = verdictOf(attempt);
  if (verdict !== undefined) return verdict === 'differing' ? 'differing' : 'recommended';
  return attempt.reviews.size === 0 ? 'screened' : 'under_assessment';
}

function artifactView({ work, flagged, removed }: Attempt, digest: string): ArtifactView {
  const shown = work?.find((artifact) => artifact.digest === digest);
  return {
    digest,
    requirement: shown?.requirement,
    kind: shown?.kind,
    reference: removed.has(digest) ? undefined : shown?.reference,
    flagged: flagged.has(digest),
    removed: removed.has(digest),
  };
}

function reviewView(terms: Terms, assessor: string | undefined, review: Review): ReviewView {
  return {
    assessor,
    recommendation: review.recommendation,
    scores: [...review.scores].map(([criterion, { level, feedback }]) => ({
      ...{ criterion, level, feedback },
      met: levelOf(terms, criterion, level)?.demonstrates ?? false,
    })),
  };
}
