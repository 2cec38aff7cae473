import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { NO_STREAM, type LogFilter } from '../../src/app/log/event-log.ts';
import { PAGE } from '../../src/infra/log/subscription.ts';
import { logPerTest } from './engine.ts';
import type { Start } from './engine.ts';
import { newEvents } from './sample-events.ts';

export function describeCaughtUp(start: Start): void {
  describe('a subscriber', () => {
    const log = logPerTest(start);
    let stop: AbortController;
    beforeEach(() => {
      stop = new AbortController();
    });
    afterEach(() => {
      stop.abort();
    });

    /** What a subscriber sees: pages by their size, and `=` with the ordinal wherever it is told it has caught up. */
    async function story(after: number, end: string, filter?: LogFilter, between?: () => Promise<unknown>) {
      const told: string[] = [];
      const onCaughtUp = (ordinal: number) => {
        told.push(`=${ordinal}`);
        if (told.at(-1) === end) stop.abort();
        else void between?.();
      };
      for await (const page of log().subscribeAll(after, stop.signal, filter, onCaughtUp)) {
        told.push(String(page.length));
      }
      return told;
    }

    test('is told that it has caught up after the last page, not before', async () => {
      for (let n = 0; n < 3; n += 1) await log().append(`credit-${n}`, NO_STREAM, newEvents(PAGE));
      expect(await story(0, '=1500')).toEqual(['500', '500', '500', '=1500']);
    });

    test('has caught up at once when nothing is there, and when it begins at the end', async () => {
      expect(await story(0, '=0')).toEqual(['=0']);
      await log().append('credit-1', NO_STREAM, newEvents(3));
      stop = new AbortController();
      expect(await story(3, '=3')).toEqual(['=3']);
    });

    test('is told again each time it has been behind', async () => {
      await log().append('credit-1', NO_STREAM, newEvents(2));
      const more = () => log().append('credit-2', NO_STREAM, newEvents(3));
      expect(await story(0, '=5', {}, more)).toEqual(['2', '=2', '3', '=5']);
    });

    test('is told how far it has come also where its filter lets nothing through', async () => {
      await log().append('credit-1', NO_STREAM, newEvents(4));
      expect(await story(0, '=4', { types: ['license.Issued'] })).toEqual(['=4']);
    });

    test('whose reading has an end has caught up there', async () => {
      await log().append('credit-1', NO_STREAM, newEvents(4));
      expect(await story(1, 'never', { until: 3 })).toEqual(['2', '=3']);
    });
  });

  describe('a subscription that is cancelled', () => {
    const log = logPerTest(start);

    test('while its reader is busy gives it no further page', async () => {
      await log().append('credit-1', NO_STREAM, newEvents(PAGE));
      await log().append('credit-2', NO_STREAM, newEvents(1));
      const stop = new AbortController();
      const sizes: number[] = [];
      for await (const page of log().subscribeAll(0, stop.signal)) {
        sizes.push(page.length);
        stop.abort();
      }
      expect(sizes).toEqual([PAGE]);
    });

    test('by its reader, who leaves the loop, ends and can be begun anew where it was left', async () => {
      await log().append('credit-1', NO_STREAM, newEvents(PAGE));
      await log().append('credit-2', NO_STREAM, newEvents(1));
      const { signal } = new AbortController();
      const pages = log().subscribeAll(0, signal)[Symbol.asyncIterator]();
      expect((await pages.next()).value).toHaveLength(PAGE);
      expect(await pages.return?.()).toMatchObject({ done: true });
      expect(await pages.next()).toMatchObject({ done: true });
      const [again] = await firstPage(log().subscribeAll(PAGE, signal));
      expect(again?.ordinal).toBe(PAGE + 1);
    });
  });
}

async function firstPage<T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  for await (const page of pages) return page;
  return [];
}
