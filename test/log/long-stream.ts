import { beforeAll, describe, expect, test } from '@jest/globals';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import { MOST_EVENTS_PER_APPEND } from '../../src/infra/log/limits.ts';
import { PAGE } from '../../src/infra/log/subscription.ts';
import { logPerGroup } from './engine.ts';
import type { Start } from './engine.ts';
import { newEvent, newEvents } from './sample-events.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

/** A multiple of what one append and one page may hold. */
export function describeLongStream(start: Start, length: number): void {
  describe('a long stream', () => {
    const log = logPerGroup(start);
    const parts = upTo(length / MOST_EVENTS_PER_APPEND).map(() => newEvents(MOST_EVENTS_PER_APPEND));
    beforeAll(async () => {
      for (const [nth, part] of parts.entries()) {
        await log().append('credit-1', NO_STREAM + nth * MOST_EVENTS_PER_APPEND, part);
      }
    });

    test('is read whole, in order, each event once', async () => {
      const stored = await log().readStream('credit-1');
      expect(stored.map(({ revision }) => revision)).toEqual(upTo(length));
      expect(stored.map(({ id }) => id)).toEqual(parts.flat().map(({ id }) => id));
    });

    test('is read by pages from both sides, from any place', async () => {
      const ids = parts.flat().map(({ id }) => id);
      expect((await log().readAll(length / 2 - 321, 999)).map(({ id }) => id)).toEqual(
        ids.slice(length / 2 - 321, length / 2 + 678),
      );
      const last = await log().readStreamBackwards('credit-1', 3, length - 100);
      expect(last.map(({ revision }) => revision)).toEqual([...[length - 101, length - 102, length - 103]]);
    });

    test('is handed to a subscriber in pages of a bounded size', async () => {
      const sizes: number[] = [];
      const pages = log().subscribeAll(0, new AbortController().signal, { until: length });
      for await (const page of pages) sizes.push(page.length);
      expect(sizes).toEqual(upTo(length / PAGE).map(() => PAGE));
    });

    test('knows the repeat of its first part, and at which revision it stands', async () => {
      const [first = []] = parts;
      expect(await log().append('credit-1', NO_STREAM, first)).toMatchObject({ revision: 499, ordinal: 500 });
      const behind = await log().append('credit-1', length - 2, [newEvent()]);
      expect(behind).toEqual({ outcome: 'wrong_revision', actual: length - 1 });
      expect(await log().head()).toBe(length);
    });
  });
}
