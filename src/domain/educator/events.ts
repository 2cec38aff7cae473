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
    readonly school?: string;
    /** Kind of school as the state's rules name it, as `public`, `charter`. */
    readonly setting?: string;
    /** Subject or area served in, as the license names it. */
    readonly field?: string;
    /** Class of the license served under, as `provisional`. */
    readonly licenseClass?: string;
    /** The source system's own key, unique among an educator's facts of this type in its state. */
    readonly externalId?: string;
  };
}

/** A rating of a school year; it may arrive long after that year. */
export interface EvaluationRated {
  readonly type: 'educator.EvaluationRated';
  readonly data: {
    readonly state: string;
    readonly schoolYear: SchoolYear;
    readonly employer: string;
    /** The state's own scale as text, as `5`. */
    readonly score: string;
    /** Where a year has several: `overall`, `summative`, or another word of the state's system. */
    readonly kind?: string;
    /** The day it was completed, where the employer reported it. */
    readonly on?: Day;
    readonly externalId?: string;
  };
}

export interface BoardCertified {
  readonly type: 'educator.BoardCertified';
  readonly data: {
    readonly board: string;
    readonly kind: 'initial' | 'renewal';
    readonly on: Day;
    readonly until: Day;
    /** The certificate's field, as the board's directory names it. */
    readonly field?: string;
    readonly externalId?: string;
  };
}

export interface DegreeConferred {
  readonly type: 'educator.DegreeConferred';
  readonly data: {
    /** `associate`, `bachelor`, `master`, `doctorate` or a state's own word. */
    readonly level: string;
    readonly field?: string;
    readonly institution: string;
    readonly on: Day;
    readonly externalId?: string;
  };
}

export interface TestTaken {
  readonly type: 'educator.TestTaken';
  readonly data: {
    readonly test: string;
    readonly field?: string;
    readonly score?: number;
    readonly passed?: boolean;
    readonly on: Day;
  };
}

/** An act of a person that a rule may wait for: a recommendation, a vote, a check, a payment, an election. */
export interface ActRecorded {
  readonly type: 'educator.ActRecorded';
  readonly data: {
    readonly state: string;
    /** As the state's rules name it, as `background_check`. */
    readonly act: string;
    readonly on: Day;
    /** Capacity in which it was done, as `employer`, `agency`, `committee`. */
    readonly by: string;
    readonly result?: string;
    readonly about?: string;
    /** Decimal text with at most two places, in the unit the state's rules ask it in, as dollars or hours. */
    readonly quantity?: string;
    /** First and last day it speaks of, as of a duty or a leave. */
    readonly from?: Day;
    readonly until?: Day;
  };
}

/** A number of the educator's post, school or students, as a state's rules name it. */
export interface MeasureRecorded {
  readonly type: 'educator.MeasureRecorded';
  readonly data: {
    readonly state: string;
    readonly measure: string;
    /** Decimal text with at most six places. */
    readonly value: string;
    readonly school?: string;
    readonly schoolYear?: SchoolYear;
    readonly on: Day;
  };
}

/** An advanced role or designation was given. */
export interface RoleDesignated {
  readonly type: 'educator.RoleDesignated';
  readonly data: {
    readonly state: string;
    readonly role: string;
    readonly program?: string;
    readonly school?: string;
    readonly field?: string;
    readonly on: Day;
    /** The last day, where it has one. */
    readonly until?: Day;
  };
}

/** A role ended before its last day. `eventId` is that of its designation. */
export interface RoleEnded {
  readonly type: 'educator.RoleEnded';
  readonly data: { readonly eventId: string; readonly on: Day; readonly because: string };
}

/** A credential of another state or country, as its source confirmed it. */
export interface ForeignCredentialVerified {
  readonly type: 'educator.ForeignCredentialVerified';
  readonly data: {
    readonly state: string;
    readonly class: string;
    readonly field?: string;
    readonly unencumbered: boolean;
    readonly issuedOn?: Day;
    readonly validUntil?: Day;
    /** Who confirmed it, and on which day. */
    readonly source: string;
    readonly on: Day;
  };
}

/** A micro-credential of an issuer outside this ledger, as that issuer told of it. */
export interface AwardRecorded {
  readonly type: 'educator.AwardRecorded';
  readonly data: {
    /** As the issuer and the state's rules name it. */
    readonly credential: string;
    readonly issuer: string;
    /** What it is a part of. */
    readonly stack?: string;
    readonly competency?: string;
    readonly score?: number;
    readonly on: Day;
    /** The last day, where it has one. */
    readonly until?: Day;
  };
}

/**
 * Takes back one event of this stream, by its id: a fact, a registration upon which nothing rests, or a retraction;
 * then what that took back stands again.
 */
export interface Retracted {
  readonly type: 'educator.Retracted';
  readonly data: { readonly eventId: string; readonly because: string };
}

export type EducatorEvent =
  | Registered
  | ServiceRecorded
  | EvaluationRated
  | BoardCertified
  | DegreeConferred
  | TestTaken
  | ActRecorded
  | MeasureRecorded
  | RoleDesignated
  | RoleEnded
  | ForeignCredentialVerified
  | AwardRecorded
  | Retracted;
