import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { EventLog } from '../../src/app/log/event-log.ts';

/** An empty log that can be closed. */
export interface Engine {
  readonly log: EventLog;
  /** Bytes of data that one event may have here, where that is less than the ledger itself allows. */
  readonly mostBytes?: number;
  close(): Promise<void>;
}

export type Start = () => Promise<Engine>;

/** An empty log for each test of the group it is called in. */
export function logPerTest(start: Start): () => EventLog {
  const engine = enginePerTest(start);
  return () => engine().log;
}

/** One log for all tests of the group, which leave it as it is. */
export function logPerGroup(start: Start): () => EventLog {
  const engine = engineBetween(start, beforeAll, afterAll);
  return () => engine().log;
}

export function enginePerTest(start: Start): () => Engine {
  return engineBetween(start, beforeEach, afterEach);
}

function engineBetween(start: Start, before: typeof beforeEach, after: typeof afterEach): () => Engine {
  let engine: Engine | undefined;
  before(async () => {
    engine = await start();
  });
  after(async () => {
    await engine?.close();
  });
  return () => {
    if (engine === undefined) throw new Error('The log is open only while its tests run.');
    return engine;
  };
}
