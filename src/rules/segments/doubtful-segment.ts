import type { Segment } from '../situation/situation.ts';
import type { Finding } from '../situation/valued.ts';

/** A segment, named by its value, with what keeps it from certainly being one. */
export interface DoubtfulSegment {
  readonly segment: Segment;
  readonly doubt: readonly Finding[];
}
