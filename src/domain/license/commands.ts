import type { Decision } from '../decision.ts';
import type { Day } from '../values/day.ts';
import type { Issued } from './events.ts';

export type LicenseCommand =
  | ({ readonly type: 'Issue' } & Issued['data'])
  | { readonly type: 'ApprovePlan'; readonly capacity: string; readonly on?: Day; readonly by?: string }
  | {
      readonly type: 'ApplyForRenewal';
      readonly period: string;
      /** First day on which the law takes an application; null where it names none. */
      readonly opensOn: Day | null;
    }
  | {
      readonly type: 'Renew';
      readonly period: string;
      readonly decision: Decision;
      readonly validFrom: Day;
      readonly expiresOn: Day;
      readonly reservation?: string;
    }
  | { readonly type: 'SetRenewalAside'; readonly period: string; readonly reservation: string }
  | {
      readonly type: 'DenyRenewal';
      readonly period: string;
      readonly decision: Decision;
      readonly because: string;
    }
  /** Takes one event back: for the undoing of an import. */
  | { readonly type: 'TakeBack'; readonly eventId: string; readonly because: string };
