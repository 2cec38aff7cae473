import { fault } from '../../../app/fault.ts';
import { pause } from '../../pause.ts';
import { LogGone } from '../log-gone.ts';
import { reasonOf, refusedForGood } from './failure.ts';

/** How long a server is waited for. All in milliseconds. */
export interface Patience {
  /** For one answer, and for each part of a long one. A server that cannot reach its peers says so itself after about 4 s. */
  readonly attemptMs: number;
  /** For all attempts together: an election of a new leader takes seconds. */
  readonly giveUpMs: number;
  /** Before the second attempt; twice as long before each further one. */
  readonly firstPauseMs: number;
}

export const PATIENCE: Patience = { attemptMs: 5_000, giveUpMs: 20_000, firstPauseMs: 50 };
const LONGEST_PAUSE_MS = 2_000;

/**
 * Asks until there is an answer; each attempt has to end by itself. Throws `eventstore_refused` at once where the server refuses for good, and
 * `LogGone`, which is passing, when the time is over or the signal aborts.
 */
export async function persistently<T>(
  what: string,
  attempt: () => Promise<T>,
  { giveUpMs, firstPauseMs }: Patience,
  closed: AbortSignal,
): Promise<T> {
  const end = performance.now() + giveUpMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      closed.throwIfAborted();
      return await attempt();
    } catch (error) {
      const refused = refusedForGood(error, what);
      if (refused !== undefined) throw refused;
      // By chance, so that many who failed together do not come back together.
      const next = pauseMs * (0.5 + Math.random() / 2);
      if (closed.aborted || performance.now() + next >= end) throw notAnswered(what, giveUpMs, error);
      await pause(next, closed);
    }
  }
}

/** The client has no deadline of its own for finding a server, nor for an answer that has neither result nor error. */
export async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(fault('not_answered', `no answer within ${ms} ms`));
    }, ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function notAnswered(what: string, ms: number, error: unknown): LogGone {
  return new LogGone(
    `The EventStoreDB did not answer ${what} within ${ms / 1000} s: ${reasonOf(error)}. Look whether it runs where EVENTSTORE_URL says, and whether tls there is as it is set up.`,
    { cause: error },
  );
}
