// Stored events are a contract: a shape that has been written is never edited.
import type { Day } from '../../values/day.ts';

export const ORDERS = ['restriction', 'suspension', 'revocation'] as const;

/** A public order that is final. What led to it stands elsewhere, and nothing here reveals it. */
export interface OrderEntered {
  readonly type: 'license.OrderEntered';
  readonly data: {
    readonly by: string;
    /** Day it was entered here. */
    readonly on: Day;
    readonly order: (typeof ORDERS)[number];
    /** The number under which it is public. */
    readonly reference: string;
    /** The fields it concerns; none named: the whole license. */
    readonly fields: readonly string[];
    readonly finalOn: Day;
    readonly from: Day;
    /** Last day, where the order names one. */
    readonly until?: Day;
  };
}

export interface OrderLifted {
  readonly type: 'license.OrderLifted';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    readonly reference: string;
    /** First day on which it binds no more. */
    readonly from: Day;
  };
}

export type OrderEvent = OrderEntered | OrderLifted;
