import type { AppealDecided, Capacity, Claimed, ClaimDetails, DenialReason } from './events.ts';

export type CreditCommand =
  | ({ readonly type: 'Claim' } & Claimed['data'])
  | { readonly type: 'Attest'; readonly on?: string }
  | {
      readonly type: 'ReportByProvider';
      readonly provider: string;
      readonly on?: string;
      readonly externalId?: string;
    }
  | { readonly type: 'Approve'; readonly capacity: Capacity; readonly by?: string; readonly on?: string }
  | {
      readonly type: 'Deny';
      readonly capacity: Capacity;
      readonly reason: DenialReason;
      readonly because: string;
      readonly by?: string;
      readonly on?: string;
    }
  | { readonly type: 'Withdraw'; readonly because: string }
  /** `is`: all that the claim says from now on. */
  | { readonly type: 'Amend'; readonly is: ClaimDetails; readonly because: string }
  | { readonly type: 'Appeal'; readonly because: string }
  | {
      readonly type: 'DecideAppeal';
      readonly capacity: Capacity;
      readonly outcome: AppealDecided['data']['outcome'];
      readonly because: string;
    }
  | {
      readonly type: 'Reverse';
      readonly review?: string;
      readonly because?: string;
      /** Who decided it, where another carries it out. */
      readonly by?: string;
    }
  /** The same external id with other content: for imports alone. */
  | { readonly type: 'Correct'; readonly claim: Claimed['data']; readonly because: string }
  /** Takes one event back: for the undoing of an import. */
  | { readonly type: 'TakeBack'; readonly eventId: string; readonly because: string };
