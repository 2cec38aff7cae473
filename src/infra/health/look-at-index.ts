import type { IndexWatch } from '../log/eventstore/index-watch.ts';
import { pause } from '../pause.ts';
import type { Finding } from './check.ts';

const LOOKS = 4;
const LOOK_EACH_MS = 250;
const NEVER = new AbortController().signal;

/** Whether the index has, within a second, everything that was recorded when one of the looks began. */
export async function lookAtIndex(index: IndexWatch): Promise<Finding> {
  let lag = await index.lag();
  for (let look = 1; look < LOOKS && lag > 0; look += 1) {
    await pause(LOOK_EACH_MS, NEVER);
    lag = Math.min(lag, await index.lag());
  }
  const facts = { lagBytes: lag };
  if (lag === 0) return { well: true, facts };
  return {
    well: false,
    because: 'The index is behind the log: a server with ROLE projector or all writes it.',
    facts,
  };
}
