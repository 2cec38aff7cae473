import type { Day } from '../../domain/values/day.ts';
import { compilePolicy, type Policy } from '../../rules/index.ts';
import type { Ledger } from '../log/ledger.ts';
import type { PolicyInForce } from '../standing/policy-book.ts';
import { comparing, type LawChange } from './compare-laws.ts';
import { type Part, partOf } from './part.ts';

/** What is asked of everybody: plain data, so that it can be sent to whoever evaluates. */
export interface WhatIfQuestion {
  readonly before: LawSource;
  readonly after: LawSource;
  readonly asOf: Day;
  /** Facts as they were known there. */
  readonly ordinal: number;
}

/** A law that was read and checked, to be compiled by whoever evaluates: reading takes far longer than compiling. */
export interface LawSource {
  readonly policy: Policy;
  readonly digest: string;
  readonly settings: ReadonlyMap<string, string>;
}

/** The question that a change of the law puts. */
export function questionOf(
  { before, after }: LawChange,
  { asOf, ordinal }: Pick<WhatIfQuestion, 'asOf' | 'ordinal'>,
): WhatIfQuestion {
  return { before: sourceOf(before), after: sourceOf(after), asOf, ordinal };
}

function sourceOf({ policy: { source, digest }, settings }: PolicyInForce): LawSource {
  return { policy: source, digest, settings };
}

/** Who evaluates one question, several parts at a time. */
export interface Evaluators {
  readonly ask: PartAnswerer;
  /** How many parts are answered at a time. */
  readonly width: number;
  readonly stop: () => Promise<void>;
}

export type StartEvaluators = (question: WhatIfQuestion) => Evaluators | Promise<Evaluators>;

/** Answers for some educators. */
export type PartAnswerer = (educators: readonly string[]) => Promise<Part>;

/**
 * Compiles the laws of a question once and answers it for any number of educators. `passing` says of an error whether
 * the same may well succeed in a moment: then it is thrown, while whoever cannot be read otherwise is left out.
 */
export function answererOf(
  ledger: Ledger,
  { before, after, asOf, ordinal }: WhatIfQuestion,
  passing: (error: unknown) => boolean,
): PartAnswerer {
  const laws = comparing({ before: inForce(before), after: inForce(after) });
  return (educators) => partOf(ledger, laws, educators, { asOf, ordinal, passing });
}

function inForce({ policy, digest, settings }: LawSource): PolicyInForce {
  return { policy: compilePolicy(policy, digest), settings };
}
