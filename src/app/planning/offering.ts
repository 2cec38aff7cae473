import { addDays, type Day } from '../../domain/values/day.ts';

/** Something that may be taken and then claimed, as a catalogue tells of it. */
export interface Offering {
  /** Its place in the catalogue, as `example-issuer.lesson-study-course`. */
  readonly id: string;
  readonly title: string;
  readonly provider: string;
  /** What its completion would be claimed as: `workshop`, `course`, `micro_credential`. */
  readonly kind: string;
  /** Decimal text with at most two places, of the unit. */
  readonly quantity: string;
  readonly unit: string;
  readonly categories: readonly string[];
  readonly topic?: string;
  readonly level?: string;
  /** Whether an assessment stands at its end. */
  readonly assessed?: boolean;
  /** Whole US cents; absent where nobody said, which is not free of charge. */
  readonly costCents?: number;
  /** The first and the last day on which it may be begun; absent for no bound. */
  readonly opensOn?: Day;
  readonly closesOn?: Day;
  /** Days from its beginning to its completion, 0 for the same day; absent where nobody said. */
  readonly takesDays?: number;
  /** Two letters each; absent where it is offered everywhere. */
  readonly states?: readonly string[];
  /** Id of the micro-credential's definition it leads to, as `example-issuer.lesson-study-1`. */
  readonly credential?: string;
}

/** What is on offer, for plans. */
export interface Catalogue {
  /**
   * What may be begun in a state on some day from `asOf` on, by id: announced by that day and as it was said then, not
   * withdrawn, not closed.
   */
  offeringsFor(state: string, asOf: Day): Promise<readonly Offering[]>;
}

/**
 * The earliest day an offering can be completed by whoever begins on `from` or as soon after as it opens; undefined
 * where it has closed by then. Where nobody said how long it takes, that day is the one it begins.
 */
export function earliestCompletion(
  { opensOn = '', closesOn, takesDays = 0 }: Pick<Offering, 'opensOn' | 'closesOn' | 'takesDays'>,
  from: Day,
): Day | undefined {
  const begins = opensOn > from ? opensOn : from;
  return closesOn !== undefined && begins > closesOn ? undefined : addDays(begins, takesDays);
}
