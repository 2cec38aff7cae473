import { fault } from '../../app/fault.ts';
import { hasCode } from '../../app/has-code.ts';
import type { Threads } from './threads.ts';

/** Threads for as long as a server runs: one that is lost is started anew for the next task. */
export interface Crew<Task, Answer> {
  /** Rejects where the task fails, and with a code of `NOT_DONE` where it was not carried out. */
  readonly ask: (task: Task) => Promise<Answer>;
  /** Ends them at once, with whatever they are doing. */
  readonly stop: () => Promise<void>;
}

export interface CrewTerms {
  /** Tasks carried out at a time, each in a thread of its own. */
  readonly width: number;
  /** Tasks that may wait for a thread; another one is refused at once. */
  readonly mostWaiting: number;
  /** A task that is not answered so long after it was asked is given up, with whatever its thread is doing. */
  readonly deadlineMs: number;
  /** Hears why a task was given up, or its thread was lost. */
  readonly onNotDone: (error: Error) => void;
}

/** These are of the moment, and not of the task: the same may be asked again. */
export const NOT_DONE = ['threads_busy', 'too_late', 'thread_lost', 'threads_stopped'] as const;

interface Seat<Task, Answer> {
  thread: Threads<Task, Answer> | undefined;
  isTaken: boolean;
}

interface Waiting<Task, Answer> {
  readonly begin: (seat: Seat<Task, Answer>) => void;
  readonly giveUp: (because: Error) => void;
}

/** `start` starts a single thread. It is called where a task comes and no thread stands idle. */
export function crewOf<Task, Answer>(
  start: () => Threads<Task, Answer>,
  { width, mostWaiting, deadlineMs, onNotDone }: CrewTerms,
): Crew<Task, Answer> {
  const seats = Array.from({ length: width }, (): Seat<Task, Answer> => ({
    thread: undefined,
    isTaken: false,
  }));
  const waiting = new Set<Waiting<Task, Answer>>();
  let isStopped = false;

  function freeSeat(): Seat<Task, Answer> | undefined {
    const free = seats.filter(({ isTaken }) => !isTaken);
    return free.find(({ thread }) => thread !== undefined) ?? free[0];
  }

  function leave(seat: Seat<Task, Answer>): void {
    seat.isTaken = false;
    const [next] = waiting;
    if (next === undefined) return;
    waiting.delete(next);
    next.begin(seat);
  }

  async function carryOut(seat: Seat<Task, Answer>, task: Task): Promise<Answer> {
    const thread = (seat.thread ??= start());
    try {
      return await thread.ask(task);
    } catch (error) {
      if (!thread.isLost()) throw error;
      seat.thread = undefined;
      // It was stopped here, with the others or at its deadline.
      if (hasCode(error, 'threads_stopped')) throw error;
      throw notDone(fault('thread_lost', 'A thread was lost before it had answered: ask again.', error));
    }
  }

  function notDone(error: Error): Error {
    onNotDone(error);
    return error;
  }

  function ask(task: Task): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (isStopped) {
        reject(STOPPED);
        return;
      }
      const seat = freeSeat();
      if (seat === undefined && waiting.size >= mostWaiting) {
        reject(
          notDone(fault('threads_busy', `${mostWaiting} tasks wait for a thread: ask again in a moment.`)),
        );
        return;
      }
      let taken: Seat<Task, Answer> | undefined;
      const timer = setTimeout(() => {
        waiting.delete(one);
        reject(
          notDone(fault('too_late', `A task was not answered within ${deadlineMs} ms: it was given up.`)),
        );
        void taken?.thread?.stop();
      }, deadlineMs);
      const one: Waiting<Task, Answer> = {
        begin: (free) => {
          taken = free;
          free.isTaken = true;
          void carryOut(free, task)
            .finally(() => {
              clearTimeout(timer);
              leave(free);
            })
            .then(resolve, reject);
        },
        giveUp: (because) => {
          clearTimeout(timer);
          reject(because);
        },
      };
      if (seat === undefined) waiting.add(one);
      else one.begin(seat);
    });
  }

  return {
    ask,
    stop: async () => {
      isStopped = true;
      for (const { giveUp } of waiting) giveUp(STOPPED);
      waiting.clear();
      await Promise.all(seats.map(async ({ thread }) => thread?.stop()));
    },
  };
}

const STOPPED = fault('threads_stopped', 'The threads were stopped.');
