// Stored events are a contract: a shape that has been written is never edited.
import type { Day } from '../../values/day.ts';

/** The holder gave it up. */
export interface Surrendered {
  readonly type: 'license.Surrendered';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    /** First day on which it is given up. */
    readonly from: Day;
    readonly because: string;
  };
}

/** It was issued in error: it never was. Its number is not given again; under another one may be issued rightly. */
export interface Rescinded {
  readonly type: 'license.Rescinded';
  readonly data: { readonly by: string; readonly on: Day; readonly because: string };
}

/** What a license says of itself. */
export interface Wording {
  readonly class: string;
  readonly fields: readonly string[];
  /** First day of the first term. */
  readonly issuedOn: Day;
}

/** What was written wrongly, as it was and as it is; it reads so from its first day. */
export interface Corrected {
  readonly type: 'license.Corrected';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    readonly was: Wording;
    readonly is: Wording;
    readonly because: string;
  };
}

export type PaperEvent = Surrendered | Rescinded | Corrected;
