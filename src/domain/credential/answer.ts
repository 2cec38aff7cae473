import { refuse } from '../decider.ts';
import { addDays, addMonths, type Day } from '../values/day.ts';
import { answered } from './assign.ts';
import { isPass, isWithoutWork, type Review, verdictOf } from './attempt.ts';
import { type Answer, type Command, notByApprover, type Open } from './begun.ts';
import { levelOf } from './terms.ts';

/** The approver decides, not the assessor, and follows what was recommended or sends it back. */
export function answer(command: Command<'Award' | 'AnswerNotYet'>, open: Open): Answer {
  const { started, current, by } = open;
  const wanted = command.type === 'Award' ? 'awarded' : 'not_yet';
  if (current.answer === wanted) return [];
  if (current.answer !== undefined) return answered();
  const verdict = verdictOf(current);
  if (verdict === undefined) {
    return refuse('not_recommended', 'Not every assessor has made a recommendation yet.');
  }
  const problem = notByApprover(current, by);
  if (problem !== undefined) return problem;
  if (verdict === 'differing') {
    return refuse('assessors_differ', 'The assessors differ: pass it back to one of them, or call a third.');
  }
  if ((wanted === 'awarded') !== (verdict === 'award')) {
    return refuse('against_recommendation', 'The answer follows the recommendation, or the work goes back.');
  }
  const { attempt } = current;
  const { actor: approver, today: on } = by;
  if (command.type === 'AnswerNotYet') {
    const { appealBy } = command;
    const data = { attempt, approver, feedback: feedbackOf(open), on };
    return [
      { type: 'credential.NotYetEarned', data: { ...data, ...(appealBy === undefined ? {} : { appealBy }) } },
    ];
  }
  const outdated = [...current.reviews.values()].some(
    (review) => review.recommendation === 'award' && !isPass(started.terms, current, review),
  );
  if (outdated) {
    return refuse('work_flagged', 'Work it rests on was flagged since it was recommended: pass it back.');
  }
  const { validMonths } = started.terms;
  const until = validMonths === undefined ? {} : { validUntil: lastDay(on, validMonths) };
  return [{ type: 'credential.Awarded', data: { attempt, approver, on, ...until } }];
}

/** Twelve months from 1 March end on the last of February. */
function lastDay(from: Day, months: number): Day {
  return addDays(addMonths(from, months), -1);
}

/** What every assessor said of a criterion that is not met. */
function feedbackOf({ started: { terms }, current }: Open) {
  const isUnmet = (criterion: string, level: string) =>
    isWithoutWork(terms, current, criterion) || levelOf(terms, criterion, level)?.demonstrates !== true;
  const said = ({ scores }: Review) =>
    [...scores].flatMap(([criterion, { level, feedback }]) =>
      feedback !== null && isUnmet(criterion, level) ? [{ criterion, feedback }] : [],
    );
  return [...current.reviews.values()].flatMap(said);
}
