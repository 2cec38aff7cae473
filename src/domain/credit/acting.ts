import type { Circumstances, Refusal } from '../decider.ts';
import type { Day } from '../values/day.ts';
import type { CreditCommand } from './commands.ts';
import type { Claimed, CreditEvent } from './events.ts';

export type Answer = readonly CreditEvent[] | Refusal;

/** What is done upon a claim that is there. */
export type UponClaim = Exclude<CreditCommand, { type: 'Claim' | 'Correct' | 'TakeBack' }>;

export type Act<T extends UponClaim['type']> = Extract<UponClaim, { type: T }>;

/** What an act upon a claim may know: who acts, the day of the act, and what the claim says. */
export interface Acting extends Circumstances {
  readonly on: Day;
  readonly claimed: Claimed['data'];
}
