import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLog } from '../../src/app/log/event-log.ts';
import type { Dice } from './dice.ts';
import type { Sent } from './sent.ts';
import { write } from './writers.ts';

/** One log that outlives what happens to its database and its network, as the ledger's own does. */
export interface Beaten {
  readonly log: Pick<EventLog, 'append'>;
  readonly name: string;
  readonly cycles: number;
  /** What happens while the log is written to. */
  readonly blow: (dice: Dice, nth: number) => void | Promise<void>;
  readonly dice: Dice;
}

const ANSWER_TIMEOUT_MS = 60_000;

/**
 * Appends while log, network or database are struck so many times, each time after some answers more: so that each
 * blow finds them at work again. Answers all that was sent; every writer went on through all of it.
 */
export async function writeUnderBlows({ log, name, cycles, blow, dice }: Beaten): Promise<readonly Sent[]> {
  const stop = new AbortController();
  let answers = 0;
  const writing = write(
    {
      ...{ log, dice: dice.named('writers'), name, writers: 8, shared: 2 },
      onAnswer: () => {
        answers += 1;
      },
      retries: (own) => own.chance(0.8),
    },
    stop.signal,
  );
  const moments = dice.named('moments');
  try {
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      await more(() => answers, 1 + moments.below(40));
      await sleep(moments.below(8));
      await blow(moments, cycle);
    }
    await more(() => answers, 20);
  } finally {
    stop.abort();
    await writing;
  }
  return writing;
}

async function more(answers: () => number, count: number): Promise<void> {
  const enough = answers() + count;
  const until = performance.now() + ANSWER_TIMEOUT_MS;
  while (answers() < enough) {
    if (performance.now() > until)
      throw new Error(`Only ${answers()} answers of ${enough}: the log is stuck.`);
    await sleep(2);
  }
}
