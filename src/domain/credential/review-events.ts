// Stored events are a contract: see events.ts.
import type { Day } from '../values/day.ts';

/** Something is missing: the work goes back unassessed, and nothing is held against the learner. */
export interface ReturnedIncomplete {
  readonly type: 'credential.ReturnedIncomplete';
  readonly data: {
    readonly attempt: number;
    readonly by: string;
    readonly on: Day;
    /** What is missing. */
    readonly lacks: string;
  };
}

export interface ScreenPassed {
  readonly type: 'credential.ScreenPassed';
  readonly data: {
    readonly attempt: number;
    readonly by: string;
    readonly on: Day;
    /** Until when the assessment is owed. */
    readonly due?: Day;
  };
}

/** Assigned by an approver, or claimed by the assessor: who did it caused the event. */
export interface AssessorAssigned {
  readonly type: 'credential.AssessorAssigned';
  readonly data: { readonly attempt: number; readonly assessor: string };
}

/** The assessor gave the attempt back to the pool; their scores are void. */
export interface AssessorReleased {
  readonly type: 'credential.AssessorReleased';
  readonly data: { readonly attempt: number; readonly assessor: string; readonly on: Day };
}

/** The assessor knows whose work it may be, or has a stake in it, and assesses none of this learner's attempts. */
export interface ConflictDeclared {
  readonly type: 'credential.ConflictDeclared';
  readonly data: {
    readonly attempt: number;
    readonly assessor: string;
    readonly on: Day;
    readonly because: string;
  };
}

export interface CriterionScored {
  readonly type: 'credential.CriterionScored';
  readonly data: {
    readonly attempt: number;
    readonly assessor: string;
    readonly criterion: string;
    /** Whether the level reached demonstrates the competency. */
    readonly met: boolean;
    readonly feedback: string;
    /** The rubric's level; absent in records from before rubrics had any. */
    readonly level?: string;
  };
}

export interface Recommended {
  readonly type: 'credential.Recommended';
  readonly data: {
    readonly attempt: number;
    readonly assessor: string;
    readonly recommendation: 'award' | 'not_yet';
    readonly on?: Day;
    /** Until when the approver owes the answer; on the last recommendation that was awaited. */
    readonly due?: Day;
  };
}

/** Two assessors differ, and a third is to decide between them. */
export interface ThirdAssessorCalled {
  readonly type: 'credential.ThirdAssessorCalled';
  readonly data: { readonly attempt: number; readonly by: string; readonly on: Day; readonly due?: Day };
}

/** The approver does not follow a recommendation: it is made anew, by the same assessor or by another. */
export interface PassedBack {
  readonly type: 'credential.PassedBack';
  readonly data: {
    readonly attempt: number;
    readonly by: string;
    readonly assessor: string;
    /** Whether somebody else is to assess: the scores so far are then void. */
    readonly toAnother: boolean;
    readonly note: string;
    readonly on: Day;
    readonly due?: Day;
  };
}

/**
 * An approver took the attempt back from an assessor who had not recommended: what they scored is void, and another is
 * to assess. It is owed by the day it was owed before.
 */
export interface TakenBack {
  readonly type: 'credential.TakenBack';
  readonly data: {
    readonly attempt: number;
    readonly by: string;
    readonly assessor: string;
    readonly because: string;
    readonly on: Day;
  };
}

export type IntegrityIssue = 'duplicate' | 'plagiarism' | 'privacy';

/** An artifact counts no longer: the criteria that rest on nothing else are not met. */
export interface IntegrityFlagged {
  readonly type: 'credential.IntegrityFlagged';
  readonly data: {
    readonly attempt: number;
    readonly by: string;
    /** Digest of the artifact. */
    readonly artifact: string;
    readonly issue: IntegrityIssue;
    readonly note: string;
    readonly on: Day;
  };
}

/** The artifact is to be shown to nobody any more, and its file to be destroyed. The digest says which it was. */
export interface ArtifactRemoved {
  readonly type: 'credential.ArtifactRemoved';
  readonly data: {
    readonly attempt: number;
    readonly by: string;
    readonly artifact: string;
    readonly because: string;
    readonly on: Day;
  };
}

export type ReviewEvent =
  | ReturnedIncomplete
  | ScreenPassed
  | AssessorAssigned
  | AssessorReleased
  | ConflictDeclared
  | CriterionScored
  | Recommended
  | ThirdAssessorCalled
  | PassedBack
  | TakenBack
  | IntegrityFlagged
  | ArtifactRemoved;
