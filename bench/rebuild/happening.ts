import type { LedgerEvent } from '../../src/domain/events.ts';
import type { Day } from '../../src/domain/values/day.ts';

/** Something that happened in one stream, on a day by which a log is ordered. */
export interface Happening {
  readonly stream: string;
  readonly on: Day;
  readonly event: LedgerEvent;
}
