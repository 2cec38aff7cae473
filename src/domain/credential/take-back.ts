import { refuse } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import { answered } from './assign.ts';
import { type Answer, type Command, notByApprover, type Open } from './begun.ts';

/** Work does not wait for ever for an assessor who does nothing with it, or may no longer: another gets it. */
export function takeBack({ assessor, because }: Command<'TakeBack'>, { current, by }: Open): Answer {
  const { attempt, takenBack } = current;
  const review = current.reviews.get(assessor);
  if (review === undefined && takenBack.has(assessor)) {
    return takenBack.get(assessor) === because
      ? []
      : refuse('already_taken_back', 'It was taken back from this assessor already, for another reason.');
  }
  if (review === undefined) {
    return refuse('not_in_hand', 'This assessor does not have the attempt in hand; name one who has.');
  }
  if (current.answer !== undefined) return answered();
  const problem = notByApprover(current, by);
  if (problem !== undefined) return problem;
  if (review.recommendation !== undefined) {
    return refuse(
      'already_recommended',
      'This assessor has recommended: pass it back, to another if need be.',
    );
  }
  if (!isPlainText(because, 2000)) {
    return refuse('because', 'Say in 1 to 2000 characters why it is taken back.');
  }
  return [{ type: 'credential.TakenBack', data: { attempt, by: by.actor, assessor, because, on: by.today } }];
}
