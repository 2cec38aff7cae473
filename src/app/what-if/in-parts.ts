import type { Part } from './part.ts';

/** Most educators at once: more take no less time, and all that is recorded of them is held in memory. */
const MOST_EACH = 100;
/** Parts for each who answers at a time, so that none of them ends long before the others. */
const PARTS_EACH = 8;

export interface InParts {
  readonly educators: readonly string[];
  /** Answers for some of them; asked for as many parts at a time as `width` says. */
  readonly answer: (educators: readonly string[]) => Promise<Part>;
  readonly width: number;
  /** Hears each part as it comes, in no order. */
  readonly onPart: (part: Part) => void | Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks about many educators in parts, several at a time, until all are answered, one fails, or the signal aborts.
 * Answers whether all are; throws what the first to fail threw, once no other part is under way.
 */
export async function inParts({ educators, answer, width, onPart, signal }: InParts): Promise<boolean> {
  const size = Math.min(MOST_EACH, Math.ceil(educators.length / (width * PARTS_EACH)));
  let from = 0;
  const goesOn = () => from < educators.length && signal?.aborted !== true;
  const lane = async () => {
    try {
      while (goesOn()) {
        const some = educators.slice(from, (from += size));
        await onPart(await answer(some));
      }
    } catch (error) {
      from = educators.length;
      throw error;
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: width }, lane));
  if (signal?.aborted === true) return false;
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  return true;
}
