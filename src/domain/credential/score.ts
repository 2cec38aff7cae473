import { refuse } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import { answered, conflictOf, notYourAttempt } from './assign.ts';
import { isWithoutWork } from './attempt.ts';
import type { Answer, Command, Open } from './begun.ts';
import { levelOf } from './terms.ts';

export function score(command: Command<'ScoreCriterion'>, { started, current, by }: Open): Answer {
  const { attempt } = current;
  const { actor: assessor } = by;
  const { criterion, level, feedback } = command;
  const { terms } = started;
  const review = current.reviews.get(assessor);
  if (review === undefined) return notYourAttempt();
  if (sameData(review.scores.get(criterion), { level, feedback })) return [];
  if (current.answer !== undefined) return answered();
  const conflict = conflictOf(assessor, command.conflict, current);
  if (conflict !== undefined) return conflict;
  if (review.recommendation !== undefined) {
    return refuse('already_recommended', 'Scores stand once the recommendation is made.');
  }
  const known = terms.criteria.find((one) => one.criterion === criterion);
  if (known === undefined) {
    const names = terms.criteria.map((one) => one.criterion).join('; ');
    return refuse('criterion_unknown', `The criteria are: ${names}.`);
  }
  const found = levelOf(terms, criterion, level);
  if (found === undefined) {
    const names = known.levels.map((one) => one.level).join('; ');
    return refuse('level_unknown', `The levels of "${criterion}" are: ${names}.`);
  }
  if (found.demonstrates && isWithoutWork(terms, current, criterion)) {
    return refuse('work_flagged', `All that was shown for "${criterion}" was flagged and counts no longer.`);
  }
  if (!isPlainText(feedback, 5000)) {
    return refuse('feedback', 'Give feedback of 1 to 5000 characters: the learner builds on it.');
  }
  const data = { attempt, assessor, criterion, level, met: found.demonstrates, feedback };
  return [{ type: 'credential.CriterionScored', data }];
}
