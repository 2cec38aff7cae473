// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Day } from '../values/day.ts';

/** Whose goal it was first: the teacher's own, the district's, or what an evaluation found. */
export type GoalSource = 'teacher' | 'district' | 'evaluation';

/** What somebody is to be able to do, and the micro-credentials that would show it. */
export interface GoalSet {
  readonly type: 'goal.Set';
  readonly data: {
    readonly educator: string;
    readonly state: string;
    readonly source: GoalSource;
    /** Who set it, where it is not the teacher's own. */
    readonly employer?: string;
    readonly goal: string;
    /** Ids of definitions, as `example-issuer.lesson-study-1`. */
    readonly definitions: readonly string[];
    readonly by: string;
    readonly on: Day;
  };
}

export interface CredentialTied {
  readonly type: 'goal.CredentialTied';
  readonly data: { readonly definition: string; readonly by: string; readonly on: Day };
}

export interface CredentialUntied {
  readonly type: 'goal.CredentialUntied';
  readonly data: { readonly definition: string; readonly by: string; readonly on: Day };
}

/** `reached`: what it asked can be done now. `dropped`: it is pursued no longer. */
export type GoalOutcome = 'reached' | 'dropped';

export interface GoalClosed {
  readonly type: 'goal.Closed';
  readonly data: {
    readonly outcome: GoalOutcome;
    readonly because?: string;
    readonly by: string;
    readonly on: Day;
  };
}

export type GoalEvent = GoalSet | CredentialTied | CredentialUntied | GoalClosed;
