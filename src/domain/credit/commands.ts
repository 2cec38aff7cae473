import type { Claimed, DenialReason } from './events.ts';

type Capacity = 'employer' | 'agency';

export type CreditCommand =
  | ({ readonly type: 'Claim' } & Claimed['data'])
  | { readonly type: 'Attest'; readonly on?: string }
  | { readonly type: 'ReportByProvider'; readonly provider: string; readonly on?: string }
  | { readonly type: 'Approve'; readonly capacity: Capacity; readonly by?: string; readonly on?: string }
  | {
      readonly type: 'Deny';
      readonly capacity: Capacity;
      readonly reason: DenialReason;
      readonly because: string;
      readonly by?: string;
      readonly on?: string;
    }
  | { readonly type: 'Withdraw'; readonly because: string };
