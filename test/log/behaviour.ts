import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeAppending } from './appending.ts';
import { describeBackwards } from './backwards.ts';
import { describeCaughtUp } from './caught-up.ts';
import { describeConcurrency } from './concurrency.ts';
import type { Start } from './engine.ts';
import { describeLimits } from './limits.ts';
import { describeLongStream } from './long-stream.ts';
import { steps, takeStep } from './model.ts';
import type { Model } from './model.ts';
import { describeReading } from './reading.ts';
import { describeSubscriptions } from './subscriptions.ts';

/** What every engine of the log promises, whichever it is; each run of the model takes an engine of its own. */
export function describeLog(
  name: string,
  start: Start,
  { modelRuns, longStream = 10_000 }: { readonly modelRuns: number; readonly longStream?: number },
): void {
  describe(`the log in ${name}`, () => {
    describeAppending(start);
    describeConcurrency(start);
    describeLimits(start);
    describeReading(start);
    describeBackwards(start);
    describeSubscriptions(start);
    describeCaughtUp(start);
    describeLongStream(start, longStream);

    testAgainstModel(start, modelRuns);
  });
}

export function testAgainstModel(start: Start, runs: number): void {
  test('does whatever is asked in whatever order as the simplest model of it does', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const run = await start();
        const model: Model = [];
        try {
          for (const step of taken) {
            const [answer, expected] = await takeStep(run.log, model, step);
            expect(answer).toEqual(expected);
          }
          expect(await run.log.head()).toBe(model.length);
        } finally {
          await run.close();
        }
      }),
      { numRuns: runs },
    );
  });
}
