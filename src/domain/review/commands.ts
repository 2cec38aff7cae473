import type { Opened, ReviewOutcome } from './events.ts';

export type ReviewCommand =
  | ({ readonly type: 'Open' } & Omit<Opened['data'], 'on'>)
  | { readonly type: 'Decide'; readonly outcome: ReviewOutcome; readonly because: string };
