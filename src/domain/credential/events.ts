// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Day } from '../values/day.ts';

/** The issuer's side of a micro-credential: what was shown, how it was assessed, whether it was awarded. */
export interface Started {
  readonly type: 'credential.Started';
  readonly data: {
    readonly educator: string;
    /** The issuer's id of the micro-credential, as `formative-assessment-1`. */
    readonly definition: string;
    readonly title: string;
    readonly issuer: string;
    /** Every criterion must be met. */
    readonly criteria: readonly string[];
  };
}

export interface EvidenceSubmitted {
  readonly type: 'credential.EvidenceSubmitted';
  readonly data: {
    /** 1 for the first attempt. */
    readonly attempt: number;
    readonly on: Day;
    /** SHA-256 (hex) of each artifact; the artifacts themselves live elsewhere. */
    readonly artifacts: readonly string[];
    /** The learner states that the work is their own. */
    readonly attested: true;
  };
}

export interface AssessorAssigned {
  readonly type: 'credential.AssessorAssigned';
  readonly data: { readonly attempt: number; readonly assessor: string };
}

export interface CriterionScored {
  readonly type: 'credential.CriterionScored';
  readonly data: {
    readonly attempt: number;
    readonly assessor: string;
    readonly criterion: string;
    readonly met: boolean;
    readonly feedback: string;
  };
}

export interface Recommended {
  readonly type: 'credential.Recommended';
  readonly data: {
    readonly attempt: number;
    readonly assessor: string;
    readonly recommendation: 'award' | 'not_yet';
  };
}

export interface Awarded {
  readonly type: 'credential.Awarded';
  readonly data: { readonly attempt: number; readonly approver: string; readonly on: Day };
}

export interface NotYetEarned {
  readonly type: 'credential.NotYetEarned';
  readonly data: {
    readonly attempt: number;
    readonly approver: string;
    readonly feedback: readonly { readonly criterion: string; readonly feedback: string }[];
  };
}

export type CredentialEvent =
  | Started
  | EvidenceSubmitted
  | AssessorAssigned
  | CriterionScored
  | Recommended
  | Awarded
  | NotYetEarned;
