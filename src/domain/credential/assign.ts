import { type Refusal, refuse } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import type { Attempt } from './attempt.ts';
import { type Answer, type Command, type Open, tied } from './begun.ts';

/** Work comes to an assessor by an approver's hand or their own, and leaves them by their own, unless it is taken back. */
export function assign(
  command: Command<'AssignAssessor' | 'Claim' | 'Release' | 'DeclareConflict'>,
  { current, by }: Open,
): Answer {
  switch (command.type) {
    case 'AssignAssessor':
      return give(command, current, by.actor);
    case 'Claim':
      return take(by.actor, command.conflict, current);
    case 'Release':
    case 'DeclareConflict':
      return giveBack(command, current, by);
  }
}

/**
 * Whoever assigns work decides on it later, so they do not assign themselves. The learner may be named as anybody may:
 * another answer would tell an approver who tries subjects whose work it is. They are refused when they would assess.
 */
function give({ assessor }: Command<'AssignAssessor'>, current: Attempt, approver: string): Answer {
  if (assessor === approver && !current.reviews.has(assessor)) {
    return refuse('assigns_self', 'Assign somebody else, or claim the submission if you are to assess it.');
  }
  return take(assessor, undefined, current);
}

function take(assessor: string, conflict: string | undefined, current: Attempt): Answer {
  const { attempt } = current;
  if (current.reviews.has(assessor)) return [];
  if (!isPlainText(assessor, 200))
    return refuse('assessor', 'Name the assessor by the subject of their token.');
  if (!current.screened) {
    return refuse('not_screened', 'Nobody assesses this attempt before it was found complete.');
  }
  if (current.answer !== undefined) return answered();
  const problem = conflictOf(assessor, conflict, current);
  if (problem !== undefined) return problem;
  if (current.reviews.size >= current.wanted) {
    return refuse('assessor_assigned', 'This attempt has as many assessors as it takes.');
  }
  return [{ type: 'credential.AssessorAssigned', data: { attempt, assessor } }];
}

export function conflictOf(
  assessor: string,
  known: string | undefined,
  current: Attempt,
): Refusal | undefined {
  if (current.conflicted.has(assessor)) return tied();
  if (current.barred.has(assessor)) {
    return refuse('another_assessor', 'This attempt is to be assessed by another than before.');
  }
  return known === undefined ? undefined : refuse('conflict_of_interest', known);
}

function giveBack(
  command: Command<'Release' | 'DeclareConflict'>,
  current: Attempt,
  { actor: assessor, today: on }: Open['by'],
): Answer {
  const { attempt } = current;
  const declares = command.type === 'DeclareConflict';
  if (declares && current.conflicted.has(assessor)) return [];
  const review = current.reviews.get(assessor);
  if (review === undefined) return current.touchedBy.has(assessor) && !declares ? [] : notYourAttempt();
  if (current.answer !== undefined) return answered();
  if (!declares) {
    return review.recommendation === undefined
      ? [{ type: 'credential.AssessorReleased', data: { attempt, assessor, on } }]
      : refuse('already_recommended', 'You have made your recommendation; the approver may pass it back.');
  }
  const { because } = command;
  if (!isPlainText(because, 2000))
    return refuse('because', 'Say in 1 to 2000 characters what the conflict is.');
  return [{ type: 'credential.ConflictDeclared', data: { attempt, assessor, on, because } }];
}

export function answered(): Refusal {
  return refuse('already_answered', 'This attempt has its answer already.');
}

export function notYourAttempt(): Refusal {
  return refuse('not_your_attempt', 'This attempt is assigned to another assessor, or to none yet.');
}
