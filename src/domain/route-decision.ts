import type { CreditAnswer, Decision } from './decision.ts';

/**
 * The whole answer to: may this way be taken, and why. Kept with the act that rested on it, as a `Decision` is; what
 * a way requires is answered as one tree.
 */
export interface RouteDecision extends Pick<
  Decision,
  | ('outcome' | 'codes' | 'asOf' | 'ordinal' | 'policy' | 'period' | 'unit' | 'requirement' | 'missing')
  | ('settings' | 'citations' | 'holdsUntil')
> {
  /** Its name in the policy. */
  readonly route: string;
  readonly asks: string;
  /** What it leads to, as `downgrade` or `reinstatement`. */
  readonly gives: string;
  /** What counted of each credit; absent where none did, and in older decisions. */
  readonly credits?: readonly CreditAnswer[];
}
