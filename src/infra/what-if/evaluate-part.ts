import { workerData } from 'node:worker_threads';
import { answererOf } from '../../app/what-if/question.ts';
import { isPassing } from '../passing-errors.ts';
import { serveTasks } from '../threads/serve-tasks.ts';
import { openInThread } from './open-in-thread.ts';
import type { ThreadData } from './thread-data.ts';

/** A thread that evaluates a draft for the educators it is named. */
const data = workerData as ThreadData;
const answer = answererOf(await openInThread(data), data.question, isPassing);
serveTasks((educators) => answer(educators as readonly string[]));
