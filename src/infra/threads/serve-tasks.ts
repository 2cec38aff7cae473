import { parentPort } from 'node:worker_threads';
import { fault } from '../../app/fault.ts';
import { failedBy, type Reply } from './reply.ts';

/** In a thread: answers each task it is sent, now or later, until whoever started it stops it. */
export function serveTasks(answer: (task: unknown) => unknown): void {
  const port = parentPort;
  if (port === null)
    throw fault('no_thread', 'This script serves a thread: it is started by another program.');
  port.on('message', (task: unknown) => {
    void replyTo(task).then((reply) => {
      port.postMessage(reply);
    });
  });

  async function replyTo(task: unknown): Promise<Reply<unknown>> {
    try {
      return { answer: await answer(task) };
    } catch (error) {
      return { failed: failedBy(error) };
    }
  }
}
