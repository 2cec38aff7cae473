// Stored events are a contract: see events.ts.
import type { Day } from '../values/day.ts';
import type { Terms } from './terms.ts';

/** The issuer's side of a micro-credential: what was shown, how it was assessed, whether it was awarded. */
export interface Started {
  readonly type: 'credential.Started';
  readonly data: {
    readonly educator: string;
    readonly issuer: string;
    /** The issuer's own name of the micro-credential, as `formative-assessment-1`. */
    readonly definition: string;
    /** Of the definition it is judged by; 0 in records from before definitions were published. */
    readonly version: number;
    readonly title: string;
    readonly terms: Terms;
  };
}

/** First step, for the learner's eyes alone: what they want to be able to do. */
export interface GapNamed {
  readonly type: 'credential.GapNamed';
  readonly data: { readonly on: Day; readonly gap: string };
}

/** Second step: the learner has read the criteria that the assessors will use. */
export interface CriteriaRead {
  readonly type: 'credential.CriteriaRead';
  readonly data: { readonly on: Day; readonly version: number };
}

/** Third step, for the learner's eyes alone: what was learned, tried or drafted. */
export interface LearningNoted {
  readonly type: 'credential.LearningNoted';
  readonly data: { readonly on: Day; readonly note: string };
}

/** One piece of work. The work itself lives elsewhere. */
export interface Artifact {
  /** SHA-256 (hex) of its bytes. */
  readonly digest: string;
  /** The part of the work it shows. */
  readonly requirement: string;
  /** What it is, as `video` or `student_work`. */
  readonly kind: string;
  /** Where it is kept: a key or address that says nothing by itself. */
  readonly reference: string;
}

/** Fourth step. */
export interface EvidenceSubmitted {
  readonly type: 'credential.EvidenceSubmitted';
  readonly data: {
    /** 1 for the first attempt. */
    readonly attempt: number;
    readonly on: Day;
    /** SHA-256 (hex) of each artifact; the artifacts themselves live elsewhere. */
    readonly artifacts: readonly string[];
    /** The learner states that the work is their own, and that it names no student. */
    readonly attested: true;
    /** By what reviewers name the attempt. It tells nothing of the learner or the credential. */
    readonly submission?: string;
    /** The same artifacts, with what each shows and where it is kept. */
    readonly work?: readonly Artifact[];
    /** What changed since the attempt before. */
    readonly note?: string;
    /** Until when the issuer owes the screening, or where nothing is screened the assessment. */
    readonly due?: Day;
  };
}

/** A coach has met the learner, who may try again. */
export interface CoachMeetingHeld {
  readonly type: 'credential.CoachMeetingHeld';
  readonly data: {
    /** The last attempt before it. */
    readonly attempt: number;
    readonly coach: string;
    readonly on: Day;
    /** What was agreed. */
    readonly note: string;
  };
}

export type LearningEvent =
  | Started
  | GapNamed
  | CriteriaRead
  | LearningNoted
  | EvidenceSubmitted
  | CoachMeetingHeld;
