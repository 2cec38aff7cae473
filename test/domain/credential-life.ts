import type { CredentialEvent } from '../../src/domain/credential/events.ts';
import type { Circumstances } from '../../src/domain/decider.ts';
import { START, TERMS } from './credential-terms.ts';
import { TODAY } from './given.ts';

export const LEARNER: Circumstances = { actor: 'ada', actorEducator: 'TN-1', today: TODAY };
export const ASSESSOR: Circumstances = { actor: 'grace', actorEducator: 'TN-2', today: TODAY };
export const OTHER: Circumstances = { actor: 'mary', today: TODAY };
export const APPROVER: Circumstances = { actor: 'annie', today: TODAY };

export const started: CredentialEvent = { type: 'credential.Started', data: START };
/** The same with two assessors. */
export const startedForTwo: CredentialEvent = {
  type: 'credential.Started',
  data: { ...START, terms: { ...TERMS, assessors: 2 } },
};

export function submitted(attempt = 1, note?: string): CredentialEvent {
  const digest = 'a'.repeat(64);
  return {
    type: 'credential.EvidenceSubmitted',
    data: {
      ...{ attempt, on: TODAY, submission: `s-${attempt}`, artifacts: [digest], attested: true },
      work: [{ digest, requirement: 'lesson', kind: 'video', reference: 'store/1' }],
      ...(note === undefined ? {} : { note }),
    },
  };
}

export const returned: CredentialEvent = {
  type: 'credential.ReturnedIncomplete',
  data: { attempt: 1, by: 'grace', on: TODAY, lacks: 'No sound.' },
};

export function screened(attempt = 1): CredentialEvent {
  return { type: 'credential.ScreenPassed', data: { attempt, by: 'mary', on: TODAY } };
}

export function assigned(assessor: string): CredentialEvent {
  return { type: 'credential.AssessorAssigned', data: { attempt: 1, assessor } };
}

export function scored(assessor: string, criterion: string, level: 'met' | 'not_yet'): CredentialEvent {
  const data = { attempt: 1, assessor, criterion, level, met: level === 'met', feedback: 'Seen.' };
  return { type: 'credential.CriterionScored', data };
}

export function recommended(assessor: string, recommendation: 'award' | 'not_yet'): CredentialEvent {
  return { type: 'credential.Recommended', data: { attempt: 1, assessor, recommendation, on: TODAY } };
}

/** One assessor's whole review. */
export function review(assessor: string, level: 'met' | 'not_yet'): readonly CredentialEvent[] {
  return [
    assigned(assessor),
    scored(assessor, 'plans', 'met'),
    scored(assessor, 'reflects', level),
    recommended(assessor, level === 'met' ? 'award' : 'not_yet'),
  ];
}

export const awarded: CredentialEvent = {
  type: 'credential.Awarded',
  data: { attempt: 1, approver: 'annie', on: TODAY, validUntil: '2025-06-14' },
};

export function notYet(attempt = 1, appealBy?: string): CredentialEvent {
  return {
    type: 'credential.NotYetEarned',
    data: {
      ...{ attempt, approver: 'annie', on: TODAY },
      feedback: [{ criterion: 'reflects', feedback: 'Seen.' }],
      ...(appealBy === undefined ? {} : { appealBy }),
    },
  };
}
