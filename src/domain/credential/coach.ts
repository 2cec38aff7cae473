import { refuse } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import type { Answer, Command, Open } from './begun.ts';
import { judgesOf } from './reviewers.ts';

/**
 * The learner knows the coach by face. So it is nobody who had a part in judging the work, or their name would tell who
 * had; and who has met the learner judges none of it from then on (see conflicted).
 */
export function meetCoach({ note }: Command<'HoldCoachMeeting'>, { state, current, by }: Open): Answer {
  const { attempt } = current;
  const last = state.coachMeeting;
  if (last?.attempt === attempt && last.coach === by.actor && last.note === note) return [];
  if (current.answer !== 'not_yet') {
    return refuse('no_coach_due', 'A coach is met after an attempt that was not yet enough.');
  }
  if (judgesOf(state).has(by.actor)) {
    return refuse(
      'has_judged',
      'Whoever had this work in hand, answered it or decided an appeal is not its coach: another of the issuer is.',
    );
  }
  if (!isPlainText(note, 5000)) return refuse('note', 'Say in 1 to 5000 characters what was agreed.');
  return [{ type: 'credential.CoachMeetingHeld', data: { attempt, coach: by.actor, on: by.today, note } }];
}
