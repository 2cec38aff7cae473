import { withGlobalsAtHand } from './globals-at-hand.mjs';

/** For modules that are JavaScript already. */
export default {
  process: (source) => ({ code: withGlobalsAtHand(source) }),
  processAsync: (source) => Promise.resolve({ code: withGlobalsAtHand(source) }),
};
