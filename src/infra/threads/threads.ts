import { Worker } from 'node:worker_threads';
import { fault } from '../../app/fault.ts';
import { errorFrom, type Reply } from './reply.ts';

/** Threads that all do the same, each one task at a time. */
export interface Threads<Task, Answer> {
  /** Answered by the first thread that is free. Rejects where the task fails, or any thread is lost. */
  readonly ask: (task: Task) => Promise<Answer>;
  /** Whether any thread is lost, or all were stopped: nothing more is answered. */
  readonly isLost: () => boolean;
  /** Ends them at once, with whatever they are doing. */
  readonly stop: () => Promise<void>;
}

interface Job<Task, Answer> {
  readonly task: Task;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** Starts threads of a script that serves tasks (`serve-tasks.ts`), each given the same data. */
export function startThreads<Task, Answer>(
  script: URL,
  workerData: unknown,
  count: number,
): Threads<Task, Answer> {
  const waiting: Job<Task, Answer>[] = [];
  const inHand = new Map<Worker, Job<Task, Answer>>();
  let lost: Error | undefined;

  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(script, { workerData });
    worker.on('message', (reply: Reply<Answer>) => {
      const job = inHand.get(worker);
      inHand.delete(worker);
      if ('failed' in reply) job?.reject(errorFrom(reply.failed));
      else job?.resolve(reply.answer);
      handOut();
    });
    worker.on('error', lose);
    worker.on('exit', (code) => {
      lose(fault('thread_lost', `A thread ended before it had answered (exit code ${code}): ask again.`));
    });
    return worker;
  });

  function handOut(): void {
    for (const worker of workers) {
      if (inHand.has(worker)) continue;
      const job = waiting.shift();
      if (job === undefined) return;
      inHand.set(worker, job);
      worker.postMessage(job.task);
    }
  }

  /** What one thread had in hand is lost, and the others have nobody to come after them. */
  function lose(error: Error): void {
    lost ??= error;
    const jobs = [...inHand.values(), ...waiting.splice(0)];
    inHand.clear();
    for (const { reject } of jobs) reject(lost);
    void end();
  }

  async function end(): Promise<void> {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  return {
    ask: (task) =>
      new Promise((resolve, reject) => {
        if (lost !== undefined) {
          reject(lost);
          return;
        }
        waiting.push({ task, resolve, reject });
        handOut();
      }),
    isLost: () => lost !== undefined,
    stop: async () => {
      lose(fault('threads_stopped', 'The threads were stopped.'));
      await end();
    },
  };
}
