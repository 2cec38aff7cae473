import type { Day } from '../../domain/values/day.ts';
import type { Refusal } from '../../domain/decider.ts';
import { fault } from '../fault.ts';
import type { Jurist } from '../standing.ts';
import { type DraftProblems, type Drafted, type DraftText, isDrafted, readDraft } from './draft.ts';
import { type Part, partOf } from './part.ts';

/** What is asked of everybody: plain data, so that it can be sent to whoever evaluates. */
export interface WhatIfQuestion {
  readonly draft: DraftText;
  readonly asOf: Day;
  /** Facts and law as they were known there. */
  readonly ordinal: number;
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
 * Reads the laws of a question once and answers it for any number of educators. `passing` says of an error whether
 * the same may well succeed in a moment: then it is thrown, while whoever cannot be read otherwise is left out.
 */
export async function answererOf(
  jurist: Jurist,
  { draft, asOf, ordinal }: WhatIfQuestion,
  passing: (error: unknown) => boolean,
): Promise<PartAnswerer> {
  const change = required(await readDraft(jurist, draft, ordinal));
  return (educators) => partOf(jurist.ledger, change, educators, { asOf, ordinal, passing });
}

/** A question is put once its draft was checked. */
function required(read: Drafted | DraftProblems | Refusal): Drafted {
  if (isDrafted(read)) return read;
  throw fault('draft_unreadable', 'The draft was checked before and cannot be read any more.');
}
