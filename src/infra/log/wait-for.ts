import { setMaxListeners } from 'node:events';
import type { Bell } from './bell.ts';

const NEVER = new AbortController().signal;
// Any number wait at once.
setMaxListeners(0, NEVER);

/** Asks until there is an answer or the time is over, again at each ring of the bell and each `pollMs`. */
export async function waitFor<T>(
  ask: () => Promise<T | undefined>,
  bell: Bell,
  pollMs: number,
  timeoutMs: number,
): Promise<T | undefined> {
  const deadline = performance.now() + timeoutMs;
  const atOnce = await ask();
  if (atOnce !== undefined || timeoutMs <= 0) return atOnce;
  // Only who must wait listens: listening may cost a connection.
  const listener = bell.listen();
  try {
    for (;;) {
      const answer = await ask();
      const left = deadline - performance.now();
      if (answer !== undefined || left <= 0) return answer;
      await listener.wait(Math.min(pollMs, left), NEVER);
    }
  } finally {
    listener.close();
  }
}
