import type { CreditActs } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Attributes } from '../language/facts-vocabulary.ts';
import type { ListName } from '../language/lists.ts';

/** One member of a list of facts, whichever list it is: the shape rules work on. */
export interface Item {
  readonly list: ListName;
  /** Which of its list it is, as they are read. */
  readonly place: number;
  /** Stream of the credit, or `educator-…#eventId` for a fact of the educator's own stream. */
  readonly source: string;
  readonly title: string;
  readonly claimed: string;
  /** The day it belongs to: completion, certification, or the last day of its school year. */
  readonly day: Day;
  readonly quantity: Hundredths;
  readonly attributes: Attributes;
  /** The acts done upon a credit; null for what is on record by itself. */
  readonly acts: CreditActs | null;
  /** What was used for other periods or purposes. */
  readonly used: readonly { readonly for: string; readonly on: Day; readonly amount: Hundredths }[];
  readonly events: readonly string[];
}
