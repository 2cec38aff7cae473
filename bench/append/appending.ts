import { fault } from '../../src/app/fault.ts';
import { NO_STREAM, type EventLog } from '../../src/app/log/event-log.ts';
import type { Timed } from '../timed.ts';
import { claim } from './events.ts';
import { write } from './writers.ts';

let rounds = 0;

/** Each writer has a stream of its own, new in each round, and appends so many events to it, one by one. */
export function appending(log: EventLog, writers: number, each: number): Promise<Timed> {
  const round = (rounds += 1);
  return write(writers, each, async (writer, nth) => {
    const stream = `credit-bench-${round}-${writer}`;
    const answer = await log.append(stream, nth + NO_STREAM, [claim(writer, nth)]);
    if (answer.outcome !== 'appended') throw fault('not_appended', `${stream}: ${answer.outcome}`);
  });
}
