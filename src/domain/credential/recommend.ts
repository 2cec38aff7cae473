import { refuse } from '../decider.ts';
import { answered, notYourAttempt } from './assign.ts';
import { isPass, verdictOf } from './attempt.ts';
import type { Answer, Command, Open } from './begun.ts';

export function recommend(command: Command<'Recommend'>, { started, current, by }: Open): Answer {
  const { recommendation, due } = command;
  const { attempt, reviews } = current;
  const { actor: assessor, today: on } = by;
  const review = reviews.get(assessor);
  if (review === undefined) return notYourAttempt();
  if (review.recommendation === recommendation) return [];
  if (current.answer !== undefined) return answered();
  if (review.recommendation !== undefined) {
    return refuse('already_recommended', `The recommendation "${review.recommendation}" was made already.`);
  }
  const { terms } = started;
  const unscored = terms.criteria.filter(({ criterion }) => !review.scores.has(criterion));
  if (unscored.length > 0) {
    return refuse(
      'criteria_unscored',
      `Still to be scored: ${unscored.map((one) => one.criterion).join('; ')}.`,
    );
  }
  const pass = isPass(terms, current, review);
  if (recommendation === 'award' && !pass) {
    return refuse('criteria_unmet', 'The scores are not a pass, so the recommendation is "not yet".');
  }
  if (recommendation === 'not_yet' && pass) {
    return refuse('criteria_met', 'The scores are a pass, so the recommendation is to award.');
  }
  const after = { ...current, reviews: new Map([...reviews, [assessor, { ...review, recommendation }]]) };
  const owed = due === undefined || verdictOf(after) === undefined ? {} : { due };
  return [{ type: 'credential.Recommended', data: { attempt, assessor, recommendation, on, ...owed } }];
}
