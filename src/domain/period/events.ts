// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Day } from '../values/day.ts';

/** An obligation: the span in which a requirement must be met. */
export interface Opened {
  readonly type: 'period.Opened';
  readonly data: {
    readonly educator: string;
    readonly state: string;
    readonly strand: string;
    /** Who owes it: the person, or one license. */
    readonly owner: 'person' | 'license';
    /** Stream of the license it renews, as `license-…`. */
    readonly license: string;
    readonly startsOn: Day;
    /** The last day that counts. */
    readonly endsOn: Day;
  };
}

export interface Completed {
  readonly type: 'period.Completed';
  /** The renewal that stored the decision, as `license-…@revision`. */
  readonly data: { readonly on: Day; readonly renewal: string };
}

export type PeriodEvent = Opened | Completed;
