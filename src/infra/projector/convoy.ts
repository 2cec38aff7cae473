import { pause } from '../pause.ts';

/** Whoever stands still so long, on an event that cannot be projected or for a comparison, holds nobody up. */
const STANDS_STILL_MS = 1_500;
const SHORTLY_MS = 5;

/** One who goes the same way as others, so that what they all need is made once. */
export interface Traveller {
  /** It has come to a place, from which on others may wait for it. */
  readonly reach: (place: number) => void;
  /** Waits for those who are behind in that way, as long as they come on. */
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
        const seen = new Map<Traveller, { readonly place: number; readonly since: number }>();
        const comesOn = ([other, place]: readonly [Traveller, number]) => {
          if (!isBehind(place) || inVain.get(other) === place) return false;
          const before = seen.get(other);
          if (before?.place !== place) seen.set(other, { place, since: performance.now() });
          else if (performance.now() - before.since > STANDS_STILL_MS) inVain.set(other, place);
          return inVain.get(other) !== place;
        };
        while (!signal.aborted && others().some(comesOn)) await pause(SHORTLY_MS, signal);
      },
      hasCompany: (isNear) => others().some(([, place]) => isNear(place)),
      leave: () => places.delete(me),
    };
    return me;
  };
}
