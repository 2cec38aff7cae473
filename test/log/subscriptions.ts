import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import type { LogFilter } from '../../src/app/log/event-log.ts';
import { MOST_EVENTS_PER_APPEND } from '../../src/infra/log/limits.ts';
import { logPerTest } from './engine.ts';
import type { Start } from './engine.ts';
import { newEvents } from './sample-events.ts';

export function describeSubscriptions(start: Start): void {
  describe('a subscription', () => {
    const log = logPerTest(start);
    let stop: AbortController;
    beforeEach(() => {
      stop = new AbortController();
    });
    afterEach(() => {
      stop.abort();
    });

    async function take(count: number, after: number, filter?: LogFilter): Promise<readonly number[]> {
      const seen: number[] = [];
      for await (const page of log().subscribeAll(after, stop.signal, filter)) {
        seen.push(...page.map(({ ordinal }) => ordinal));
        if (seen.length >= count) break;
      }
      return seen;
    }

    test('gives what was there, then what comes, each once and in order', async () => {
      await log().append('credit-1', NO_STREAM, newEvents(MOST_EVENTS_PER_APPEND));
      await log().append('credit-2', NO_STREAM, newEvents(100));
      const seen = take(605, 0);
      for (let n = 0; n < 5; n += 1) await log().append(`license-${n}`, NO_STREAM, newEvents(1));
      expect(await seen).toEqual(Array.from({ length: 605 }, (_, n) => n + 1));
    });

    test('begins after the ordinal it was given', async () => {
      await log().append('credit-1', NO_STREAM, newEvents(5));
      expect(await take(2, 3)).toEqual([4, 5]);
    });

    test('gives only what its filter lets through', async () => {
      const seen = take(2, 0, { streams: ['license-'] });
      await log().append('license-1', NO_STREAM, newEvents(1));
      await log().append('credit-1', NO_STREAM, newEvents(3));
      await log().append('license-2', NO_STREAM, newEvents(1));
      expect(await seen).toEqual([1, 5]);
    });

    test('with an end is over there, also when that is still to come', async () => {
      await log().append('credit-1', NO_STREAM, newEvents(1));
      const seen = take(100, 0, { until: 3 });
      await log().append('credit-1', 0, newEvents(4));
      expect(await seen).toEqual([1, 2, 3]);
    });

    test('ends when its signal aborts while it waits, and does not begin when that was before', async () => {
      const waiting = take(1, 0);
      setTimeout(() => {
        stop.abort();
      }, 20);
      expect(await waiting).toEqual([]);
      expect(await take(1, 0)).toEqual([]);
    });

    test('waits for a slow reader and reads nothing ahead of it', async () => {
      await log().append('credit-1', NO_STREAM, newEvents(1));
      const pages = log().subscribeAll(0, stop.signal)[Symbol.asyncIterator]();
      expect((await pages.next()).value).toHaveLength(1);
      await log().append('credit-1', 0, newEvents(2));
      await log().append('credit-1', 2, newEvents(3));
      expect((await pages.next()).value).toHaveLength(5);
    });

    test('serves several readers, each at its own pace', async () => {
      const readers = [take(4, 0), take(2, 2), take(4, 0)];
      for (let n = 0; n < 4; n += 1) await log().append('credit-1', n - 1, newEvents(1));
      expect(await Promise.all(readers)).toEqual([
        [1, 2, 3, 4],
        [3, 4],
        [1, 2, 3, 4],
      ]);
    });
  });
}
