import { refuse } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import type { Answer, Command, Open } from './begun.ts';

export function meetCoach({ note }: Command<'HoldCoachMeeting'>, { state, current, by }: Open): Answer {
  const { attempt } = current;
  const last = state.coachMeeting;
  if (last?.attempt === attempt && last.coach === by.actor && last.note === note) return [];
  if (current.answer !== 'not_yet') {
    return refuse('no_coach_due', 'A coach is met after an attempt that was not yet enough.');
  }
  if (!isPlainText(note, 5000)) return refuse('note', 'Say in 1 to 5000 characters what was agreed.');
  return [{ type: 'credential.CoachMeetingHeld', data: { attempt, coach: by.actor, on: by.today, note } }];
}
