import type { GoalOutcome, GoalSet } from './events.ts';

export type GoalCommand =
  | ({ readonly type: 'Set' } & Omit<GoalSet['data'], 'by' | 'on'>)
  | { readonly type: 'Tie'; readonly definition: string }
  | { readonly type: 'Untie'; readonly definition: string }
  | { readonly type: 'Close'; readonly outcome: GoalOutcome; readonly because?: string };
