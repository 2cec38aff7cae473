import type { Hundredths } from '../../src/domain/values/hundredths.ts';

/** Points that go to the minimums of the mask, together or divided. */
export interface Points {
  readonly amount: Hundredths;
  readonly mask: number;
}
