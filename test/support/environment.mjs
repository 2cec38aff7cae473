import { AsyncLocalStorage } from 'node:async_hooks';
import { TestEnvironment } from 'jest-environment-node';

const used = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...given) {
  used.add(this);
  return run.apply(this, given);
};

/**
 * Jest makes a new store for each file and never lets go of it, and up to Node 22 every promise of a process is
 * handed every store: after 60 files a promise took 180 times as long. So what a file used ends with it.
 */
export default class EndsItsStores extends TestEnvironment {
  handleTestEvent(event, state) {
    // For test/support/together.ts.
    if (event.name === 'setup') this.global.circus = state;
  }

  async teardown() {
    await super.teardown();
    for (const store of used) store.disable();
    used.clear();
  }
}
