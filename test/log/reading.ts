import { beforeAll, describe, expect, test } from '@jest/globals';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import type { EventLog, LogFilter, StoredEvent } from '../../src/app/log/event-log.ts';
import { logPerGroup, logPerTest } from './engine.ts';
import type { Start } from './engine.ts';
import { newEvent, newEvents } from './sample-events.ts';

async function fill(log: EventLog): Promise<void> {
  await log.append('credit-1', NO_STREAM, [
    newEvent({ metadata: { educator: 'TN-1' } }),
    newEvent({ type: 'credit.Attested', metadata: { educator: 'TN-1' } }),
  ]);
  await log.append('license-TN-1', NO_STREAM, [
    newEvent({ type: 'license.Issued', metadata: { educator: 'TN-1' } }),
  ]);
  await log.append('credit%1', NO_STREAM, [newEvent({ metadata: { educator: 'TN-2' } })]);
  await log.append('credit_1', NO_STREAM, [newEvent()]);
  await log.append('calendar-TN', NO_STREAM, [newEvent({ type: 'calendar.DayBegan' })]);
}

export function describeReading(start: Start): void {
  describe('reading', () => {
    const log = logPerGroup(start);
    beforeAll(() => fill(log()));

    test('one stream may begin at a revision', async () => {
      expect((await log().readStream('credit-1', 1)).map(({ revision }) => revision)).toEqual([1]);
      expect(await log().readStream('credit-1', 2)).toEqual([]);
      expect(await log().readStream('credit-3')).toEqual([]);
    });

    const filters: [string, LogFilter, number[]][] = [
      ['nothing but order', {}, [1, 2, 3, 4, 5, 6]],
      ['one prefix of streams', { streams: ['credit-'] }, [1, 2]],
      ['several prefixes', { streams: ['license-', 'calendar-'] }, [3, 6]],
      ['overlapping prefixes, each event once', { streams: ['credit', 'credit-1'] }, [1, 2, 4, 5]],
      ['a percent sign, which is only itself', { streams: ['credit%'] }, [4]],
      ['an underscore, which is only itself', { streams: ['credit_'] }, [5]],
      ['types', { types: ['credit.Attested', 'license.Issued'] }, [2, 3]],
      ['educators', { educators: ['TN-1'] }, [1, 2, 3]],
      ['an end', { until: 2 }, [1, 2]],
      [
        'all parts at once',
        { streams: ['credit'], types: ['credit.Claimed'], educators: ['TN-1', 'TN-2'], until: 3 },
        [1],
      ],
      ['an empty list, which nothing matches', { types: [] }, []],
      ['no prefix, which nothing matches', { streams: [] }, []],
    ];
    test.each(filters)('all follows %s', async (_what, filter, ordinals) => {
      expect((await log().readAll(0, 100, filter)).map(({ ordinal }) => ordinal)).toEqual(ordinals);
    });

    test('of one educator gives all of theirs in order, and the head they are of', async () => {
      const { events, head } = await log().readEducator('TN-1');
      expect(events).toEqual(await log().readAll(0, 100, { educators: ['TN-1'] }));
      expect(events).toHaveLength(3);
      expect(head).toBe(6);
      expect(await log().readEducator('TN-9')).toEqual({ events: [], head: 6 });
    });

    test('of many educators at once gives each their own, also beside one who cannot be asked for', async () => {
      const ids = ['TN-1', 'TN-2', 'TN-9', 'TN-1', ...Array.from({ length: 80 }, (_, n) => `TN-${n + 10}`)];
      const asked = ids.map((educator) => log().readEducator(educator));
      const bad = log()
        .readEducator('TN-\0')
        .catch(() => undefined);
      const answers = await Promise.all(asked);
      await bad;
      expect(answers.slice(0, 4).map(({ events }) => events.map(({ ordinal }) => ordinal))).toEqual([
        [1, 2, 3],
        [4],
        [],
        [1, 2, 3],
      ]);
      expect(new Set(answers.map(({ head }) => head))).toEqual(new Set([6]));
    });

    test('of each of several says what their events say, in the order they are named, up to an ordinal', async () => {
      const said = async (educator: string, until: number) =>
        (await log().readAll(0, 100, { educators: [educator], until })).map(
          ({ stream, id, type, version, data }) => ({ stream, id, type, version, data }),
        );
      const [first, second, twice] = [await said('TN-1', 5), await said('TN-2', 5), await said('TN-1', 2)];
      expect([first, second, twice].map(({ length }) => length)).toEqual([3, 1, 2]);
      expect(await log().readOfEach(['TN-2', 'TN-9', 'TN-1', 'TN-2'], 5)).toEqual([
        second,
        [],
        first,
        second,
      ]);
      expect(await log().readOfEach(['TN-1'], 2)).toEqual([twice]);
      expect(await log().readOfEach([], 5)).toEqual([]);
    });

    test('all goes on after an ordinal, by pages', async () => {
      const ordinals = (events: readonly StoredEvent[]) => events.map(({ ordinal }) => ordinal);
      expect(ordinals(await log().readAll(0, 4))).toEqual([1, 2, 3, 4]);
      expect(ordinals(await log().readAll(4, 4))).toEqual([5, 6]);
      expect(await log().readAll(6, 4)).toEqual([]);
    });

    test('finds the last ordinal at an instant', async () => {
      const events = await log().readAll(0, 1_000);
      const first = events[0]?.recordedAt ?? 0;
      const last = events.at(-1)?.recordedAt ?? 0;
      expect(await log().ordinalAt(first - 1)).toBe(0);
      expect(await log().ordinalAt(first)).toBe(
        events.filter(({ recordedAt }) => recordedAt === first).length,
      );
      expect(await log().ordinalAt(last)).toBe(6);
      expect(await log().ordinalAt(last + 60_000)).toBe(6);
    });

    test('finds the ordinal of an event', async () => {
      expect(await log().ordinalOf('credit-1', 1)).toBe(2);
      expect(await log().ordinalOf('credit-1', 2)).toBeUndefined();
      expect(await log().ordinalOf('credit-9', 0)).toBeUndefined();
    });
  });

  describe('reading what is not there yet', () => {
    const log = logPerTest(start);

    test('an empty log has head 0 and no instant', async () => {
      expect(await log().head()).toBe(0);
      expect(await log().ordinalAt(Date.now())).toBe(0);
    });

    test('waits for the ordinal of an event that is to come, but not for ever', async () => {
      const coming = log().ordinalOf('credit-1', 0, 20_000);
      await log().append('credit-1', NO_STREAM, newEvents(1));
      expect(await coming).toBe(1);
      expect(await log().ordinalOf('credit-1', 1, 30)).toBeUndefined();
    });
  });
}
