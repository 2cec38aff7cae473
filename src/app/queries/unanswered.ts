import { type Refusal, refuse } from '../../domain/decider.ts';

/** A question that cannot be answered as it was put: which argument, and what is wrong with it. */
export interface BadInput extends Refusal {
  readonly refused: 'bad_input';
  readonly field: string;
}

export function badInput(field: string, because: string): BadInput {
  return { refused: 'bad_input', field, because };
}

/** What the question must have seen is not in what would answer it. It may be asked again. */
export const INDEX_BEHIND = refuse(
  'index_behind',
  'The event named in atLeast was not seen within the time allowed. Ask again in a moment, or without atLeast.',
);

export type Unanswered = BadInput | typeof INDEX_BEHIND;

export function isBadInput(answer: Refusal): answer is BadInput {
  return 'field' in answer;
}
