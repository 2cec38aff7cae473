import { availableParallelism } from 'node:os';
import type { Part } from '../../app/what-if/part.ts';
import { startThreads, type Threads } from '../threads/threads.ts';
import type { ThreadData } from './thread-data.ts';

/** Threads that evaluate a draft, each for some educators at a time. */
export type Evaluators = Threads<readonly string[], Part>;

const SCRIPT = new URL('evaluate-part.js', import.meta.url);

/** Each opens the ledger through connections of its own, so that reading and evaluating grow with the threads. */
export function startEvaluators(data: ThreadData, threads: number, script = SCRIPT): Evaluators {
  return startThreads<readonly string[], Part>(script, data, threads);
}

/** A thread for each core. */
export function coresHere(): number {
  return availableParallelism();
}
