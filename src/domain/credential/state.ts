import type { ReadBack } from '../events.ts';
import type { Day } from '../values/day.ts';
import type { Attempt } from './attempt.ts';
import type { Started } from './learning-events.ts';

type Filed = ReadBack<'credential.AppealFiled'>;
type Decided = ReadBack<'credential.AppealDecided'>;

export interface Appeal extends Filed {
  readonly decided: Decided | undefined;
}

export interface Investigation extends ReadBack<'credential.InvestigationOpened'> {
  /** Members who have left their seats, and what was said of it. */
  readonly replaced: ReadonlyMap<string, ReadBack<'credential.CommitteeMemberReplaced'>>;
  readonly response: ReadBack<'credential.LearnerResponded'> | undefined;
  /** Who voted, and how. */
  readonly votes: ReadonlyMap<string, 'revoke' | 'keep'>;
  readonly outcome: 'revoked' | 'closed' | undefined;
}

export interface CredentialState {
  readonly started: Started['data'] | undefined;
  /** Gaps and notes are the learner's own, the last one last. */
  readonly gap: ReadBack<'credential.GapNamed'> | undefined;
  readonly criteriaReadOn: Day | undefined;
  readonly notes: readonly ReadBack<'credential.LearningNoted'>[];
  /** Attempts before the current one, the first one first. */
  readonly past: readonly Attempt[];
  readonly current: Attempt | undefined;
  /** Answers of "not yet" since a coach was last met. */
  readonly notYets: number;
  readonly coachMeeting: ReadBack<'credential.CoachMeetingHeld'> | undefined;
  readonly awardedOn: Day | undefined;
  readonly validUntil: Day | undefined;
  readonly revokedOn: Day | undefined;
  /** The last day on which a revocation may be appealed. */
  readonly appealRevocationBy: Day | undefined;
  readonly expiredOn: Day | undefined;
  /** The last one filed. */
  readonly appeal: Appeal | undefined;
  /** The last one opened. */
  readonly investigation: Investigation | undefined;
}

export const initial: CredentialState = {
  started: undefined,
  gap: undefined,
  criteriaReadOn: undefined,
  notes: [],
  past: [],
  current: undefined,
  notYets: 0,
  coachMeeting: undefined,
  awardedOn: undefined,
  validUntil: undefined,
  revokedOn: undefined,
  appealRevocationBy: undefined,
  expiredOn: undefined,
  appeal: undefined,
  investigation: undefined,
};

/** Whether it was awarded and stands: it was not revoked, and its time has not run out. */
export function isHeld({ awardedOn, revokedOn, expiredOn, validUntil }: CredentialState, on: Day): boolean {
  if (awardedOn === undefined || revokedOn !== undefined || expiredOn !== undefined) return false;
  return awardedOn <= on && (validUntil === undefined || on <= validUntil);
}

export function inCurrent(state: CredentialState, change: Partial<Attempt>): CredentialState {
  return state.current === undefined ? state : { ...state, current: { ...state.current, ...change } };
}

/** Changes the attempt of that number, which is mostly the current one. */
export function inAttempt(
  state: CredentialState,
  attempt: number,
  change: (found: Attempt) => Attempt,
): CredentialState {
  const changed = (each: Attempt) => (each.attempt === attempt ? change(each) : each);
  const { current, past } = state;
  if (current?.attempt === attempt) return { ...state, current: changed(current) };
  return { ...state, past: past.map(changed) };
}
