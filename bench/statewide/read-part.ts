import { workerData } from 'node:worker_threads';
import { recordsAt } from '../../src/app/standing/standing.ts';
import { EMPTY_PART, type Part } from '../../src/app/what-if/part.ts';
import { serveTasks } from '../../src/infra/threads/serve-tasks.ts';
import { openInThread } from '../../src/infra/what-if/open-in-thread.ts';
import type { ThreadData } from '../../src/infra/what-if/thread-data.ts';
import { consume } from '../measure.ts';

/** What is personal stays sealed, as in a what-if of this law. */
const NO_FIELDS: ReadonlySet<string> = new Set();

/** A thread that reads and folds the records of the educators it is named, and asks nothing of them. */
const data = workerData as ThreadData;
const ledger = await openInThread(data);
serveTasks(async (given): Promise<Part> => {
  const educators = given as readonly string[];
  consume(await recordsAt(ledger, educators, data.question.ordinal, undefined, NO_FIELDS));
  return { ...EMPTY_PART, educators: educators.length };
});
