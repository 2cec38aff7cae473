import { describe, expect, test } from '@jest/globals';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { describeLog } from './behaviour.ts';
import { newEvents } from './sample-events.ts';

describeLog('memory', () => Promise.resolve({ log: createMemoryLog(), close: () => Promise.resolve() }), {
  modelRuns: 300,
});

describe('the instant of a record', () => {
  test('never decreases, though the clock steps back, and is whole milliseconds', async () => {
    const times = [1000.9, 400, 999, 1002];
    const log = createMemoryLog(() => times.shift() ?? 0);
    for (let n = 0; n < 4; n += 1) await log.append('credit-1', n + NO_STREAM, newEvents(1));
    expect((await log.readStream('credit-1')).map(({ recordedAt }) => recordedAt)).toEqual([
      1000, 1000, 1000, 1002,
    ]);
  });
});
