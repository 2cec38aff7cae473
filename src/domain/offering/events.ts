// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { ActivityDetails } from '../credit/events.ts';
import type { Day } from '../values/day.ts';

/** What is offered: what its completion would be claimed as, what it costs, and when and where it may be taken. */
export interface OfferingTerms extends ActivityDetails {
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

/** It stands in a catalogue from that day on. */
export interface Announced {
  readonly type: 'offering.Announced';
  readonly data: OfferingTerms & {
    /** Whose catalogue it stands in: an issuer's, or a state's as `tn`. */
    readonly catalogue: string;
    /** Its name there, as `lesson-study-course`. */
    readonly name: string;
    readonly by: string;
    /** The day it was announced, here or, where that is told, elsewhere before. */
    readonly on: Day;
  };
}

/** From that day on it is what stands here; all of it is told anew. */
export interface Amended {
  readonly type: 'offering.Amended';
  readonly data: OfferingTerms & { readonly because: string; readonly by: string; readonly on: Day };
}

/** Nobody begins it any more. */
export interface Withdrawn {
  readonly type: 'offering.Withdrawn';
  readonly data: { readonly because: string; readonly by: string; readonly on: Day };
}

/** One part of a standard, and whether the offering meets it. */
export interface JudgedComponent {
  readonly component: string;
  readonly met: boolean;
}

/** A state's judgement of its quality, by each part of a standard. A later one by the same standard replaces it. */
export interface QualityJudged {
  readonly type: 'offering.QualityJudged';
  readonly data: {
    readonly state: string;
    /** The standard's name and edition. */
    readonly standard: string;
    readonly components: readonly JudgedComponent[];
    readonly by: string;
    readonly on: Day;
  };
}

export type OfferingEvent = Announced | Amended | Withdrawn | QualityJudged;
