import type { Part } from '../../app/what-if/part.ts';
import type { Evaluators } from '../../app/what-if/question.ts';
import { startThreads } from '../threads/threads.ts';
import type { ThreadData } from './thread-data.ts';

const SCRIPT = new URL('evaluate-part.js', import.meta.url);

/**
 * Threads that evaluate a draft, each for some educators at a time. Each opens the ledger through connections of its
 * own, so that reading and evaluating grow with the threads.
 */
export function startEvaluators(data: ThreadData, width: number, script = SCRIPT): Evaluators {
  return { width, ...startThreads<readonly string[], Part>(script, data, width) };
}
