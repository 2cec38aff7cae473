import type { Day } from '../values/day.ts';
import type { QualityJudged } from './events.ts';
import type { OfferingTerms } from './events.ts';

export type OfferingCommand =
  | ({
      readonly type: 'Announce';
      readonly catalogue: string;
      readonly name: string;
      /** Since when it is on offer; today when not given. */
      readonly on?: Day;
    } & OfferingTerms)
  | ({ readonly type: 'Amend'; readonly because: string } & OfferingTerms)
  | { readonly type: 'Withdraw'; readonly because: string }
  | ({ readonly type: 'JudgeQuality' } & Omit<QualityJudged['data'], 'by' | 'on'>);
