import type { Recorded } from '../decider.ts';
import { type Attempt, EMPTY_REVIEW, type Review } from './attempt.ts';
import type { ReviewEvent } from './review-events.ts';
import type { Terms } from './terms.ts';

/** What reviewers did to one attempt. */
export function evolveReview(current: Attempt, terms: Terms, event: Recorded<ReviewEvent>): Attempt {
  switch (event.type) {
    case 'credential.ReturnedIncomplete':
      return { ...current, lacks: event.data.lacks, answer: 'incomplete', due: undefined };
    case 'credential.ScreenPassed':
      return { ...current, screened: true, due: event.data.due };
    case 'credential.AssessorAssigned':
      return withReview(current, event.data.assessor, EMPTY_REVIEW);
    case 'credential.AssessorReleased':
      return without(current, event.data.assessor);
    case 'credential.ConflictDeclared': {
      const { assessor } = event.data;
      return { ...without(current, assessor), conflicted: new Set([...current.conflicted, assessor]) };
    }
    case 'credential.CriterionScored': {
      const { assessor, criterion, feedback } = event.data;
      const level = event.data.level ?? levelBefore(terms, criterion, event.data.met);
      const review = current.reviews.get(assessor) ?? EMPTY_REVIEW;
      const scores = new Map([...review.scores, [criterion, { level, feedback }]]);
      return withReview(current, assessor, { ...review, scores });
    }
    case 'credential.Recommended': {
      const { assessor, recommendation, due } = event.data;
      const review = current.reviews.get(assessor) ?? EMPTY_REVIEW;
      const said = withReview(current, assessor, { ...review, recommendation });
      return { ...said, passedBack: undefined, due: due ?? current.due };
    }
    case 'credential.ThirdAssessorCalled':
      return { ...current, wanted: 3, due: event.data.due };
    case 'credential.PassedBack':
      return passBack(current, event.data);
    case 'credential.TakenBack': {
      const { assessor, because } = event.data;
      return {
        ...without(current, assessor),
        barred: new Set([...current.barred, assessor]),
        takenBack: new Map([...current.takenBack, [assessor, because]]),
      };
    }
    case 'credential.IntegrityFlagged':
      return { ...current, flagged: new Set([...current.flagged, event.data.artifact]) };
    case 'credential.ArtifactRemoved': {
      const { artifact } = event.data;
      return {
        ...current,
        flagged: new Set([...current.flagged, artifact]),
        removed: new Set([...current.removed, artifact]),
      };
    }
  }
}

function passBack(
  current: Attempt,
  data: Extract<Recorded<ReviewEvent>, { type: 'credential.PassedBack' }>['data'],
): Attempt {
  const { assessor, toAnother, due } = data;
  if (toAnother) {
    const passedOn = without(current, assessor);
    return { ...passedOn, barred: new Set([...current.barred, assessor]), passedBack: data, due };
  }
  const review = current.reviews.get(assessor) ?? EMPTY_REVIEW;
  const open = withReview(current, assessor, { ...review, recommendation: undefined });
  return { ...open, passedBack: data, due };
}

function withReview(current: Attempt, assessor: string, review: Review): Attempt {
  return {
    ...current,
    reviews: new Map([...current.reviews, [assessor, review]]),
    touchedBy: new Set([...current.touchedBy, assessor]),
  };
}

function without(current: Attempt, assessor: string): Attempt {
  return { ...current, reviews: new Map([...current.reviews].filter(([name]) => name !== assessor)) };
}

/** Before rubrics had levels, a criterion was met or it was not. */
function levelBefore({ criteria }: Terms, criterion: string, met: boolean): string {
  const levels = criteria.find((one) => one.criterion === criterion)?.levels ?? [];
  return levels.find(({ demonstrates }) => demonstrates === met)?.level ?? '';
}
