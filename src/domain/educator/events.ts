// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Day, SchoolYear } from '../values/day.ts';

/** What is known of a person. Every field but the first two is personal and stored as ciphertext. */
export interface Registered {
  readonly type: 'educator.Registered';
  readonly data: {
    readonly educator: string;
    readonly state: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly birthDate?: Day;
    readonly ssn?: string;
    readonly email?: string;
  };
}

export interface ServiceRecorded {
  readonly type: 'educator.ServiceRecorded';
  readonly data: {
    readonly state: string;
    readonly schoolYear: SchoolYear;
    readonly employer: string;
    readonly role: string;
    /** Days served in the school year, where the employer reported them. */
    readonly days?: number;
    /** Full-time equivalent as decimal text, `1` or `0.5`, where the employer reported it. */
    readonly fte?: string;
  };
}

/** An overall rating of a school year; it may arrive long after that year. */
export interface EvaluationRated {
  readonly type: 'educator.EvaluationRated';
  readonly data: {
    readonly state: string;
    readonly schoolYear: SchoolYear;
    readonly employer: string;
    /** The state's own scale as text, as `5`. */
    readonly score: string;
  };
}

export interface BoardCertified {
  readonly type: 'educator.BoardCertified';
  readonly data: {
    readonly board: string;
    readonly kind: 'initial' | 'renewal';
    readonly on: Day;
    readonly until: Day;
  };
}

/** Takes back one fact of this stream, by the id of the event that stated it. */
export interface Retracted {
  readonly type: 'educator.Retracted';
  readonly data: { readonly eventId: string; readonly because: string };
}

export type EducatorEvent = Registered | ServiceRecorded | EvaluationRated | BoardCertified | Retracted;
