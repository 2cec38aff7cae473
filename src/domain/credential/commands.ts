export type CredentialCommand =
  | {
      readonly type: 'Start';
      readonly educator: string;
      readonly definition: string;
      readonly title: string;
      readonly issuer: string;
      readonly criteria: readonly string[];
    }
  | { readonly type: 'SubmitEvidence'; readonly artifacts: readonly string[]; readonly attested: boolean }
  | { readonly type: 'AssignAssessor'; readonly assessor: string }
  | {
      readonly type: 'ScoreCriterion';
      readonly criterion: string;
      readonly met: boolean;
      readonly feedback: string;
    }
  | { readonly type: 'Recommend'; readonly recommendation: 'award' | 'not_yet' }
  | { readonly type: 'Award' }
  | { readonly type: 'AnswerNotYet' };
