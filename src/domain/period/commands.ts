import type { Day } from '../values/day.ts';
import type { Closed, Completed, Consequence, Extended, Opened, PolicyRead } from './events.ts';

/** What the law says of one way to more time, read for this period: never what the caller thinks. */
export interface RouteRead {
  readonly route: string;
  /** Whether the law names it for this educator at all. */
  readonly concerns: boolean;
  /** Who may ask for it. */
  readonly startedBy: readonly string[];
  readonly isOpen: 'not_yet' | 'open' | 'closed' | 'unknown';
  readonly opensOn: Day | null;
  readonly closesOn: Day | null;
  readonly outcome: 'met' | 'not_met' | 'undetermined' | 'not_applicable';
  /** What stands between the educator and `met`, in sentences. */
  readonly missing: readonly string[];
  /** The last day it would give; null where the law does not say it. */
  readonly endsOn: Day | null;
  readonly policy: PolicyRead;
  readonly cites: readonly string[];
}

/** What the law lets follow once a period is over. */
export interface ConsequenceRead {
  readonly consequence: Exclude<Consequence, 'none'>;
  readonly route: string;
  readonly startedBy: readonly string[];
  readonly status: string | null;
  readonly policy: PolicyRead;
  readonly because: string;
}

export type PeriodCommand =
  | ({ readonly type: 'Open' } & Opened['data'])
  | { readonly type: 'Suspend'; readonly from: Day; readonly ground: string; readonly because: string }
  | {
      readonly type: 'Resume';
      readonly on: Day;
      /** The last day stays where none is given. */
      readonly endsOn?: Day;
      readonly because: string;
    }
  | {
      readonly type: 'RequestExtension';
      readonly capacity: 'holder' | 'employer';
      readonly law: RouteRead;
      readonly because?: string;
    }
  | { readonly type: 'GrantExtension'; readonly law: RouteRead }
  | { readonly type: 'DenyExtension'; readonly route: string; readonly because: string }
  | ({ readonly type: 'ExtendByStatute' } & Omit<Extended['data'], 'way' | 'by' | 'statute'> & {
        readonly statute: string;
      })
  | {
      readonly type: 'Close';
      /** Null where the law names nothing. */
      readonly law: ConsequenceRead | null;
      /** Whether an application to renew awaits its answer, which keeps it open. */
      readonly awaitsAnswer: boolean;
      /** The agency's own reason; asked where the law names nothing. */
      readonly because?: Closed['data']['because'];
    }
  /** The license it renews is no more, so nothing is owed and nothing awaited. */
  | { readonly type: 'EndWithLicense'; readonly because: string }
  | {
      readonly type: 'Reopen';
      readonly because: string;
      /** Until then it stays open; until it is closed by a person, where no day is given. */
      readonly until?: Day;
    }
  | ({ readonly type: 'Complete' } & Completed['data'])
  /** Takes the opening back, where its license was taken back. */
  | { readonly type: 'TakeBack'; readonly because: string };
