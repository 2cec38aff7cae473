import { beforeAll, describe, expect, test } from '@jest/globals';
import { END, NO_STREAM, type LogFilter, type StoredEvent } from '../../src/app/log/event-log.ts';
import { logPerGroup } from './engine.ts';
import type { Start } from './engine.ts';
import { newEvent, newEvents } from './sample-events.ts';

const ordinals = (events: readonly StoredEvent[]) => events.map(({ ordinal }) => ordinal);
const revisions = (events: readonly StoredEvent[]) => events.map(({ revision }) => revision);

export function describeBackwards(start: Start): void {
  describe('reading backwards', () => {
    const log = logPerGroup(start);
    beforeAll(async () => {
      await log().append('credit-1', NO_STREAM, newEvents(3));
      await log().append('credit-10', NO_STREAM, newEvents(2));
      const denied = newEvent({ type: 'credit.Denied', metadata: { educator: 'TN-1' } });
      await log().append('credit-1', 2, [denied, newEvent({ metadata: { educator: 'TN-1' } })]);
    });

    test('gives the newest first, the same events as forwards', async () => {
      const forwards = await log().readAll(0, 100);
      expect(forwards).toHaveLength(7);
      expect(await log().readAllBackwards(END, 100)).toEqual([...forwards].reverse());
      const stream = await log().readStream('credit-1');
      expect(stream).toHaveLength(5);
      expect(await log().readStreamBackwards('credit-1', 100)).toEqual([...stream].reverse());
    });

    test('goes on before an ordinal, by pages', async () => {
      expect(ordinals(await log().readAllBackwards(END, 4))).toEqual([7, 6, 5, 4]);
      expect(ordinals(await log().readAllBackwards(4, 2))).toEqual([3, 2]);
      expect(ordinals(await log().readAllBackwards(2, 2))).toEqual([1]);
      expect(await log().readAllBackwards(1, 2)).toEqual([]);
      expect(await log().readAllBackwards(END, 0)).toEqual([]);
    });

    test('goes on in one stream before a revision, and takes no other of a longer name', async () => {
      expect(revisions(await log().readStreamBackwards('credit-1', 2))).toEqual([4, 3]);
      expect(revisions(await log().readStreamBackwards('credit-1', 2, 3))).toEqual([2, 1]);
      expect(revisions(await log().readStreamBackwards('credit-1', 2, 1))).toEqual([0]);
      expect(await log().readStreamBackwards('credit-1', 2, 0)).toEqual([]);
      expect(await log().readStreamBackwards('credit-2', 2)).toEqual([]);
    });

    const filters: [string, LogFilter, number[]][] = [
      ['prefixes of streams', { streams: ['credit-10'] }, [5, 4]],
      ['types', { types: ['credit.Denied'] }, [6]],
      ['educators', { educators: ['TN-1'] }, [7, 6]],
      ['an end', { until: 3 }, [3, 2, 1]],
      ['all parts at once', { streams: ['credit-1'], types: ['credit.Claimed'], until: 4 }, [4, 3, 2, 1]],
    ];
    test.each(filters)('follows %s', async (_what, filter, expected) => {
      expect(ordinals(await log().readAllBackwards(END, 100, filter))).toEqual(expected);
    });
  });
}
