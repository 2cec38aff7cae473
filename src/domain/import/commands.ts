import type { Completed, FactKept, Reverted, RevertAsked, RowRefused, Started } from './events.ts';

export type ImportCommand =
  | ({ readonly type: 'Start' } & Started['data'])
  /** A chunk of refused rows: one command for many, so that a file of bad rows stays linear. */
  | { readonly type: 'RefuseRows'; readonly rows: readonly RowRefused['data'][] }
  | ({ readonly type: 'Complete' } & Completed['data'])
  | ({ readonly type: 'AskRevert' } & Omit<RevertAsked['data'], 'by'>)
  | { readonly type: 'KeepFacts'; readonly facts: readonly FactKept['data'][] }
  | ({ readonly type: 'FinishRevert' } & Reverted['data']);
