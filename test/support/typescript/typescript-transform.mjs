import swc from '@swc/jest';
import { withGlobalsAtHand } from './globals-at-hand.mjs';

/** @swc/jest, given what has its globals at hand. */
export default {
  createTransformer(options) {
    const compiler = swc.createTransformer(options);
    return {
      ...compiler,
      process: (source, ...more) => compiler.process(withGlobalsAtHand(source), ...more),
      processAsync: (source, ...more) => compiler.processAsync(withGlobalsAtHand(source), ...more),
      getCacheKey: (source, ...more) => compiler.getCacheKey(withGlobalsAtHand(source), ...more),
    };
  },
};
