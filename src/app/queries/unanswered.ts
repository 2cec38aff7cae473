import { hasCode } from '../has-code.ts';
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

/** As many are being answered as can be. It may be asked again. */
export const BUSY = refuse(
  'busy',
  'This server has more plans to search than it can at once, or searched for longer than it may. Ask again in a moment.',
);

/** What would answer was made by a later version of the program: one of that version answers. */
const OUTDATED = refuse(
  'index_behind',
  'This server is of an earlier version than what it would read. Ask again: another one answers.',
);

export async function unlessOutdated<T>(answer: Promise<T>): Promise<T | typeof OUTDATED> {
  try {
    return await answer;
  } catch (error) {
    if (hasCode(error, 'other_version')) return OUTDATED;
    throw error;
  }
}

export type Unanswered = BadInput | typeof INDEX_BEHIND;

export function isBadInput(answer: Refusal): answer is BadInput {
  return 'field' in answer;
}
