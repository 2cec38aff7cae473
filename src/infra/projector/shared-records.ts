import type { EducatorRecord } from '../../app/facts/facts-of.ts';
import type { Ledger } from '../../app/log/ledger.ts';
import { recordsAt } from '../../app/standing/standing.ts';
import { createConvoy } from './convoy.ts';
import type { Batch } from './derived-work.ts';
import { keptLately } from './kept-lately.ts';

/** So many batches are kept, for whoever is a little behind. */
const KEPT = 5;
/** Whoever is more batches ahead than this waits for those behind. */
const AHEAD = 3;

/** Reads what the log says of the educators of one partition. */
export interface RecordReader {
  readonly next: (
    batch: Pick<Batch, 'educators' | 'ordinal' | 'since'>,
    signal: AbortSignal,
  ) => Promise<readonly EducatorRecord[]>;
  /** Nobody waits for it while it has nothing to do. */
  readonly leave: () => void;
}

/**
 * Projections that are built beside each other are computed from the same records: whoever evaluates one partition
 * of them goes along with the others, and what they all need is read once.
 */
export function createSharedRecords(ledger: Ledger): (part: string) => RecordReader {
  const parts = new Map<string, () => RecordReader>();
  return (part) => {
    const enter = parts.get(part) ?? readersOf(ledger);
    parts.set(part, enter);
    return enter();
  };
}

function readersOf(ledger: Ledger): () => RecordReader {
  const enter = createConvoy();
  const keep = keptLately<readonly EducatorRecord[]>(KEPT);
  return () => {
    const me = enter();
    /** Where its last batches began, the latest last. */
    const places: number[] = [];
    return {
      next: async ({ educators, ordinal, since }, signal) => {
        me.reach(since);
        places.push(since);
        const [tooFar = 0] = places.splice(0, places.length - AHEAD);
        await me.waitFor((place) => place < tooFar, signal);
        return keep(`${ordinal} ${educators.join(' ')}`, () => recordsAt(ledger, educators, ordinal));
      },
      leave: me.leave,
    };
  };
}
