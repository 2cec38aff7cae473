import { pause } from '../pause.ts';

/** Whoever stands still, on an event that cannot be projected or for a comparison, holds nobody up for long. */
const LONGEST_WAIT_MS = 500;
const SHORTLY_MS = 2;

/** One who goes the same way as others, so that what they all need is made once. */
export interface Traveller {
  /** It has come to a place, from which on others may wait for it. */
  readonly reach: (place: number) => void;
  /** Waits a moment for those who are behind in that way and come on. */
  readonly waitFor: (isBehind: (place: number) => boolean, signal: AbortSignal) => Promise<void>;
  readonly hasCompany: (isNear: (place: number) => boolean) => boolean;
  /** Nobody waits for it, until it reaches another place. */
  readonly leave: () => void;
}

/** Keeps those near each other who go the same way. */
export function createConvoy(): () => Traveller {
  const places = new Map<Traveller, number>();
  return () => {
    /** Those for whom it waited in vain, and where they stood: until they move, it does not wait for them again. */
    const inVain = new Map<Traveller, number>();
    const others = () => [...places].filter(([other]) => other !== me);
    const me: Traveller = {
      reach: (place) => places.set(me, place),
      waitFor: async (isBehind, signal) => {
        const behind = () =>
          others().filter(([other, place]) => isBehind(place) && inVain.get(other) !== place);
        const until = performance.now() + LONGEST_WAIT_MS;
        const before = new Map(behind());
        while (!signal.aborted && behind().length > 0) {
          if (performance.now() < until) await pause(SHORTLY_MS, signal);
          else {
            for (const [other, place] of behind()) if (before.get(other) === place) inVain.set(other, place);
            return;
          }
        }
      },
      hasCompany: (isNear) => others().some(([, place]) => isNear(place)),
      leave: () => places.delete(me),
    };
    return me;
  };
}
