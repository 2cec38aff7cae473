import TestSequencer from '@jest/test-sequencer';

/** What ran before goes by its time. On a new machine whatever is long by its kind begins, so that no worker ends alone. */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const isLong = ({ path }) => /\.e2e\.|\/whole\//.test(path);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
}
