// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Criterion, Level, Terms } from '../credential/terms.ts';
import type { Day } from '../values/day.ts';

/** A part of the work, and what is asked of it. */
export interface Requirement {
  readonly requirement: string;
  readonly asks: string;
}

/** A criterion as learners and assessors read it: the rubric they see is one and the same. */
export interface DescribedCriterion extends Criterion {
  readonly requirement: string;
  readonly asks: string;
  readonly levels: readonly (Level & { readonly describes: string })[];
}

/** What a micro-credential is, and how it is earned. Whoever starts under a version is judged by that version. */
export interface Published {
  readonly type: 'definition.Published';
  readonly data: Omit<Terms, 'requirements' | 'criteria'> & {
    readonly issuer: string;
    /** The issuer's own name of it, as `formative-assessment-1`. */
    readonly definition: string;
    readonly version: number;
    readonly title: string;
    /** What somebody who holds it can do. */
    readonly competency: string;
    readonly requirements: readonly Requirement[];
    readonly criteria: readonly DescribedCriterion[];
    /** Ids (`issuer.definition`) of what must be held before it is started. */
    readonly prerequisites: readonly string[];
    /** Ids of what makes up a stack: it has no criteria of its own, and is held by whoever holds all of these. */
    readonly stack: readonly string[];
    /** Whether who holds the stack may assess what it is made up of. */
    readonly reviews: boolean;
    readonly by: string;
    readonly on: Day;
  };
}

/** Nobody starts it any more. Those who have started go on. */
export interface Withdrawn {
  readonly type: 'definition.Withdrawn';
  readonly data: {
    readonly version: number;
    readonly because: string;
    readonly by: string;
    readonly on: Day;
  };
}

export type DefinitionEvent = Published | Withdrawn;
