// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Day } from '../values/day.ts';

/**
 * The agency carries out what a statute gives to many periods at once. Whom it covers and how much it gives stand
 * in the policy's route, never here a second time; here stands what was seen of them when it was decided.
 */
export interface Enacted {
  readonly type: 'statute.Enacted';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    readonly state: string;
    readonly strand: string;
    /** Id of the policy's route. */
    readonly route: string;
    readonly policy: { readonly version: number; readonly digest: string };
    /** Periods it extends, and the digest of their list, as the preview showed both. */
    readonly periods: number;
    readonly seen: string;
    /** Place in the log the list was read at. */
    readonly ordinal: number;
    readonly because: string;
  };
}

/** So far a run has come: every period up to this one, by name, was looked at. A run that was cut off goes on after it. */
export interface Advanced {
  readonly type: 'statute.Advanced';
  readonly data: {
    /** Revision of the enactment. */
    readonly enactment: number;
    readonly through: string;
    /** Of the whole run so far. */
    readonly extended: number;
  };
}

/** Every period there was has been looked at. */
export interface CarriedOut {
  readonly type: 'statute.CarriedOut';
  readonly data: { readonly enactment: number; readonly extended: number };
}

export type StatuteEvent = Enacted | Advanced | CarriedOut;
