import type { Recorded } from '../decider.ts';
import type { LearningEvent } from './learning-events.ts';
import { type CredentialState, inCurrent } from './state.ts';
import type { Attempt } from './attempt.ts';

export function evolveLearning(state: CredentialState, event: Recorded<LearningEvent>): CredentialState {
  switch (event.type) {
    case 'credential.Started':
      return { ...state, started: event.data };
    case 'credential.GapNamed':
      return { ...state, gap: event.data };
    case 'credential.CriteriaRead':
      return { ...state, criteriaReadOn: event.data.on };
    case 'credential.LearningNoted':
      return { ...state, notes: [...state.notes, event.data] };
    case 'credential.EvidenceSubmitted':
      return {
        ...state,
        past: state.current === undefined ? state.past : [...state.past, state.current],
        current: attemptOf(state, event),
      };
    case 'credential.CoachMeetingHeld':
      return inCurrent(
        { ...state, coachMeeting: event.data, notYets: 0 },
        { conflicted: new Set([...(state.current?.conflicted ?? []), event.data.coach]) },
      );
  }
}

function attemptOf(
  { started, current }: CredentialState,
  { data }: Extract<Recorded<LearningEvent>, { type: 'credential.EvidenceSubmitted' }>,
): Attempt {
  return {
    attempt: data.attempt,
    submission: data.submission,
    submittedOn: data.on,
    artifacts: data.artifacts,
    work: data.work,
    note: data.note,
    due: data.due,
    screened: started?.terms.screened !== true,
    lacks: undefined,
    wanted: started?.terms.assessors ?? 1,
    reviews: new Map(),
    touchedBy: new Set(),
    // A conflict is with the learner, whatever the attempt.
    conflicted: current?.conflicted ?? new Set(),
    barred: new Set(),
    takenBack: new Map(),
    passedBack: undefined,
    flagged: new Set(),
    removed: new Set(),
    answer: undefined,
    answeredBy: undefined,
    appealBy: undefined,
  };
}
