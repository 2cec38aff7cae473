import type { Day } from '../values/day.ts';
import type { Artifact, Started } from './learning-events.ts';
import type { Grounds } from './outcome-events.ts';
import type { IntegrityIssue } from './review-events.ts';

/** Days by which something is owed are reckoned by who commands, who knows calendars; a repetition ignores them. */
interface Owed {
  readonly due?: Day | undefined;
}

/** Subjects under which the learner has acted: nobody may be named to judge their own work. A repetition ignores them. */
interface Knowing {
  readonly learners?: readonly string[] | undefined;
}

export type LearnerCommand =
  | ({ readonly type: 'Start' } & Started['data'])
  | { readonly type: 'NameGap'; readonly gap: string }
  | { readonly type: 'ReadCriteria' }
  | { readonly type: 'NoteLearning'; readonly note: string }
  | ({
      readonly type: 'SubmitEvidence';
      readonly submission: string;
      readonly work: readonly Artifact[];
      readonly attested: boolean;
      readonly note?: string;
    } & Owed)
  | ({ readonly type: 'FileAppeal'; readonly because: string } & Owed)
  | { readonly type: 'Respond'; readonly response: string };

export type ReviewCommand =
  | ({ readonly type: 'PassScreen' } & Owed)
  | { readonly type: 'ReturnIncomplete'; readonly lacks: string }
  | { readonly type: 'AssignAssessor'; readonly assessor: string }
  | { readonly type: 'TakeBack'; readonly assessor: string; readonly because: string }
  | { readonly type: 'Claim'; readonly conflict?: string }
  | { readonly type: 'Release' }
  | { readonly type: 'DeclareConflict'; readonly because: string }
  | {
      readonly type: 'ScoreCriterion';
      readonly criterion: string;
      readonly level: string;
      readonly feedback: string;
      /** Why the assessor should not assess this work, where the ledger knows of something. */
      readonly conflict?: string;
    }
  | ({ readonly type: 'Recommend'; readonly recommendation: 'award' | 'not_yet' } & Owed)
  | ({ readonly type: 'CallThirdAssessor' } & Owed)
  | ({
      readonly type: 'PassBack';
      readonly assessor: string;
      readonly toAnother: boolean;
      readonly note: string;
    } & Owed)
  | {
      readonly type: 'FlagIntegrity';
      readonly artifact: string;
      readonly issue: IntegrityIssue;
      readonly note: string;
    }
  | { readonly type: 'RemoveArtifact'; readonly artifact: string; readonly because: string };

export type OutcomeCommand =
  | { readonly type: 'Award' }
  | { readonly type: 'AnswerNotYet'; readonly appealBy?: Day | undefined }
  | { readonly type: 'HoldCoachMeeting'; readonly note: string }
  | ({
      readonly type: 'DecideAppeal';
      readonly outcome: 'upheld' | 'overturned';
      readonly because: string;
    } & Owed)
  | ({
      readonly type: 'OpenInvestigation';
      readonly grounds: Grounds;
      readonly because: string;
      readonly committee: readonly string[];
      readonly respondBy: Day;
    } & Knowing)
  | ({
      readonly type: 'ReplaceMember';
      readonly member: string;
      readonly replacement: string;
      readonly because: string;
    } & Knowing)
  | { readonly type: 'Vote'; readonly vote: 'revoke' | 'keep'; readonly appealBy?: Day | undefined }
  | { readonly type: 'Expire' };

export type CredentialCommand = LearnerCommand | ReviewCommand | OutcomeCommand;
