// Stored events are a contract: a shape that has been written is never edited.
import type { RouteDecision } from '../../route-decision.ts';
import type { Day } from '../../values/day.ts';

/** A license would end or rest by law; nothing has happened to it yet. */
export interface LapseProposed {
  readonly type: 'license.LapseProposed';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    readonly route: string;
    readonly period: string;
    readonly gives: 'lapse' | 'expiration' | 'inactivation';
    /** The status it would have, as `lapsed`. */
    readonly status: string;
    /** First day of that status. */
    readonly from: Day;
    /** Days from the notice to the first on which it may be confirmed; null where no law read says how many. */
    readonly noticeDays: number | null;
    readonly decision: RouteDecision;
  };
}

export interface LapseNoticeServed {
  readonly type: 'license.LapseNoticeServed';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    /** As `certified_mail`. */
    readonly method: string;
    readonly servedOn: Day;
    /** First day on which the lapse may be confirmed. */
    readonly notBefore: Day;
  };
}

export interface LapseWithdrawn {
  readonly type: 'license.LapseWithdrawn';
  readonly data: { readonly by: string; readonly on: Day; readonly period: string; readonly because: string };
}

/** A change of status with the whole decision it rests on; class, fields and term stay. */
export interface StatusChange {
  readonly by: string;
  readonly on: Day;
  readonly route: string;
  readonly period: string;
  readonly status: string;
  readonly from: Day;
  readonly decision: RouteDecision;
}

export interface Lapsed {
  readonly type: 'license.Lapsed';
  readonly data: StatusChange;
}

/** Its validity is used up, as one that runs in years of employment. */
export interface Expired {
  readonly type: 'license.Expired';
  readonly data: StatusChange;
}

/** It rests: by law, by the agency, or at the holder's election. */
export interface Inactivated {
  readonly type: 'license.Inactivated';
  readonly data: StatusChange;
}

export type StatusEvent = Lapsed | Expired | Inactivated;

export type LapseEvent = LapseProposed | LapseNoticeServed | LapseWithdrawn | StatusEvent;
