import type { Completed, RowRefused, Started } from './events.ts';

export type ImportCommand =
  | ({ readonly type: 'Start' } & Started['data'])
  /** A chunk of refused rows: one command for many, so that a file of bad rows stays linear. */
  | { readonly type: 'RefuseRows'; readonly rows: readonly RowRefused['data'][] }
  | ({ readonly type: 'Complete' } & Completed['data']);
