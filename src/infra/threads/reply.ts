import { fault } from '../../app/fault.ts';
import { codeOf } from '../passing-errors.ts';

/** What a thread says to a task. */
export type Reply<Answer> = { readonly answer: Answer } | { readonly failed: Failed };

/** An error as it travels between threads: of its own kind it would lose its code. */
export interface Failed {
  readonly code: string;
  readonly message: string;
}

export function failedBy(error: unknown): Failed {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return { code: codeOf(error), message: String(message) };
}

export function errorFrom({ code, message }: Failed): Error {
  return fault(code, message);
}
