// Stored events are a contract: see events.ts.
import type { Day } from '../values/day.ts';

export interface Awarded {
  readonly type: 'credential.Awarded';
  readonly data: {
    readonly attempt: number;
    readonly approver: string;
    readonly on: Day;
    /** The last day it is good; without end when absent. */
    readonly validUntil?: Day;
  };
}

export interface NotYetEarned {
  readonly type: 'credential.NotYetEarned';
  readonly data: {
    readonly attempt: number;
    readonly approver: string;
    readonly feedback: readonly { readonly criterion: string; readonly feedback: string }[];
    readonly on?: Day;
    /** The last day on which it may be appealed. */
    readonly appealBy?: Day;
  };
}

export interface AppealFiled {
  readonly type: 'credential.AppealFiled';
  readonly data: {
    readonly against: 'not_yet' | 'revocation';
    readonly attempt: number;
    readonly because: string;
    readonly on: Day;
    /** Until when it must be answered. */
    readonly due?: Day;
  };
}

/** By somebody who neither assessed nor answered. Overturned: the attempt is assessed anew, or the award stands. */
export interface AppealDecided {
  readonly type: 'credential.AppealDecided';
  readonly data: {
    readonly against: 'not_yet' | 'revocation';
    readonly attempt: number;
    readonly by: string;
    readonly outcome: 'upheld' | 'overturned';
    readonly because: string;
    readonly on: Day;
    /** Until when the new assessment is owed. */
    readonly due?: Day;
  };
}

export type Grounds = 'falsification' | 'not_own_work' | 'shared_work' | 'dishonesty';

/** The learner is told, and may respond before anybody votes. */
export interface InvestigationOpened {
  readonly type: 'credential.InvestigationOpened';
  readonly data: {
    readonly by: string;
    readonly grounds: Grounds;
    readonly because: string;
    /** Who votes: an odd number, none of them the learner, a reviewer of this work or who opened it. */
    readonly committee: readonly string[];
    readonly on: Day;
    /** The last day to respond. */
    readonly respondBy: Day;
  };
}

/** A member who does not vote, or should not, leaves the seat to another. Whoever has voted keeps theirs. */
export interface CommitteeMemberReplaced {
  readonly type: 'credential.CommitteeMemberReplaced';
  readonly data: {
    readonly by: string;
    readonly member: string;
    readonly replacement: string;
    readonly because: string;
    readonly on: Day;
  };
}

export interface LearnerResponded {
  readonly type: 'credential.LearnerResponded';
  readonly data: { readonly response: string; readonly on: Day };
}

export interface Voted {
  readonly type: 'credential.Voted';
  readonly data: { readonly by: string; readonly vote: 'revoke' | 'keep'; readonly on: Day };
}

/** The committee did not find for revoking: the award stands as if nobody had asked. */
export interface InvestigationClosed {
  readonly type: 'credential.InvestigationClosed';
  readonly data: { readonly on: Day; readonly revoke: number; readonly keep: number };
}

/** By a majority of the committee. What was recognised on its strength is for the recogniser to review. */
export interface Revoked {
  readonly type: 'credential.Revoked';
  readonly data: {
    readonly on: Day;
    readonly grounds: Grounds;
    /** As the investigation was opened. */
    readonly because: string;
    readonly revoke: number;
    readonly keep: number;
    readonly appealBy?: Day;
  };
}

/** An appeal has overturned the revocation: the award stands since the day it was made. */
export interface Restored {
  readonly type: 'credential.Restored';
  readonly data: { readonly on: Day };
}

/** Its time has run out. What was recognised while it was good stays recognised. */
export interface Expired {
  readonly type: 'credential.Expired';
  readonly data: { readonly on: Day };
}

export type OutcomeEvent =
  | Awarded
  | NotYetEarned
  | AppealFiled
  | AppealDecided
  | InvestigationOpened
  | CommitteeMemberReplaced
  | LearnerResponded
  | Voted
  | InvestigationClosed
  | Revoked
  | Restored
  | Expired;
