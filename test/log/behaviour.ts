import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { NO_STREAM } from '../../src/app/event-log.ts';
import type { EventLog, LogFilter, StoredEvent } from '../../src/app/event-log.ts';
import { hashOf } from '../../src/infra/log/event-hash.ts';
import {
  LONGEST_STREAM_NAME,
  MOST_BYTES_PER_EVENT,
  MOST_EVENTS_PER_APPEND,
} from '../../src/infra/log/limits.ts';
import { newEvent, newEvents } from './sample-events.ts';

export interface Engine {
  readonly log: EventLog;
  close(): Promise<void>;
}

/** What every engine of the log promises, whichever it is. */
export function describeLog(name: string, start: () => Promise<Engine>): void {
  describe(`the log in ${name}`, () => {
    let engine: Engine;
    let log: EventLog;

    beforeEach(async () => {
      engine = await start();
      log = engine.log;
    });

    afterEach(() => engine.close());

    const everything = () => log.readAll(0, 1_000);

    describe('an append', () => {
      test('is read back exactly as given, with its place, its instant and its hash', async () => {
        const before = Date.now();
        const [first, second] = [newEvent({ metadata: { educator: 'TN-1', state: 'TN' } }), newEvent()];
        const answer = await log.append('credit-1', NO_STREAM, [first, second]);
        expect(answer).toEqual({ outcome: 'appended', revision: 1, ordinal: 2 });
        const stored = await log.readStream('credit-1');
        expect(stored).toMatchObject([
          { ...first, stream: 'credit-1', revision: 0, ordinal: 1 },
          { ...second, stream: 'credit-1', revision: 1, ordinal: 2 },
        ]);
        for (const event of stored) {
          expect(event.recordedAt).toBeGreaterThanOrEqual(before);
          expect(event.recordedAt).toBeLessThanOrEqual(Date.now());
          expect(Number.isInteger(event.recordedAt)).toBe(true);
          expect(event.hash).toBe(hashOf(event));
        }
        expect(await everything()).toEqual(stored);
      });

      test.each([
        '{"b":1,"a":2}',
        '{ "spaced" : "\\u00e9" }',
        '"😀\\u0000"',
        '{"big":12345678901234567890}',
        '',
      ])('keeps the very text of its data: %s', async (data) => {
        await log.append('credit-1', NO_STREAM, [newEvent({ data })]);
        expect((await log.readStream('credit-1'))[0]?.data).toBe(data);
      });

      test('is refused with the actual revision when somebody else wrote first', async () => {
        await log.append('credit-1', NO_STREAM, newEvents(2));
        for (const expected of [NO_STREAM, 0, 2]) {
          expect(await log.append('credit-1', expected, [newEvent()])).toEqual({
            outcome: 'wrong_revision',
            actual: 1,
          });
        }
        expect(await log.append('credit-2', 0, [newEvent()])).toEqual({
          outcome: 'wrong_revision',
          actual: NO_STREAM,
        });
        expect(await log.head()).toBe(2);
      });

      test('that is repeated answers as the first time and writes nothing', async () => {
        const [first, second, third] = [newEvents(2), newEvents(1), newEvents(1)];
        const answers = [
          await log.append('credit-1', NO_STREAM, first),
          await log.append('credit-1', 1, second),
        ];
        await log.append('credit-2', NO_STREAM, third);
        expect(await log.append('credit-1', NO_STREAM, first)).toEqual(answers[0]);
        expect(await log.append('credit-1', 1, second)).toEqual(answers[1]);
        expect(await log.head()).toBe(4);
      });

      test('that is repeated by another request is still the same one, and the first metadata stand', async () => {
        const event = newEvent();
        await log.append('credit-1', NO_STREAM, [event]);
        const retry = { ...event, metadata: { ...event.metadata, correlationId: 'a retry' } };
        expect(await log.append('credit-1', NO_STREAM, [retry])).toMatchObject({
          outcome: 'appended',
          ordinal: 1,
        });
        expect((await log.readStream('credit-1'))[0]?.metadata).toEqual(event.metadata);
      });

      test('is refused when an id is known with another content or at another place', async () => {
        const [one, two] = [newEvent(), newEvent()];
        await log.append('credit-1', NO_STREAM, [one, two]);
        const reused = { outcome: 'id_reused', id: one.id };
        const attempts: [string, number, ReturnType<typeof newEvent>[]][] = [
          ['credit-1', NO_STREAM, [{ ...one, data: '{}' }]],
          ['credit-1', NO_STREAM, [{ ...one, type: 'credit.Denied' }]],
          ['credit-1', NO_STREAM, [{ ...one, version: 2 }]],
          ['credit-1', 1, [one]],
          ['credit-2', NO_STREAM, [one]],
          ['credit-1', NO_STREAM, [one, newEvent()]],
          ['credit-1', NO_STREAM, [newEvent(), one]],
          ['credit-1', NO_STREAM, [one, two, newEvent()]],
        ];
        for (const [stream, expected, events] of attempts) {
          expect(await log.append(stream, expected, events)).toEqual(reused);
        }
        expect(await log.append('credit-1', NO_STREAM, [one, { ...two, data: '{}' }])).toEqual({
          outcome: 'id_reused',
          id: two.id,
        });
        expect(await log.append('credit-1', NO_STREAM, [two, one])).toMatchObject({ outcome: 'id_reused' });
        expect(await log.head()).toBe(2);
      });

      test('that is a beginning of what stands there answers with its own last event', async () => {
        const [one, two] = [newEvent(), newEvent()];
        await log.append('credit-1', NO_STREAM, [one, two]);
        expect(await log.append('credit-1', NO_STREAM, [one])).toEqual({
          outcome: 'appended',
          revision: 0,
          ordinal: 1,
        });
      });

      test.each([
        ['no event', 'nothing_to_append', () => ({ events: [] })],
        [
          'more events than are taken at once',
          'too_many_events',
          () => ({ events: newEvents(MOST_EVENTS_PER_APPEND + 1) }),
        ],
        [
          'data of more bytes than are taken',
          'event_too_large',
          () => ({ events: [newEvent(), newEvent({ data: 'é'.repeat(MOST_BYTES_PER_EVENT / 2) + '1' })] }),
        ],
        [
          'the NUL character in its data',
          'unstorable_text',
          () => ({ events: [newEvent({ data: '"\0"' })] }),
        ],
        [
          'half a surrogate pair in its data',
          'unstorable_text',
          () => ({ events: [newEvent({ data: '"\ud83d"' })] }),
        ],
        [
          'the NUL character in its metadata',
          'unstorable_text',
          () => ({ events: [newEvent({ metadata: { educator: 'TN\0' } })] }),
        ],
        ['a schema version that cannot be', 'bad_version', () => ({ events: [newEvent({ version: 0 })] })],
        ['an id that is no UUID', 'bad_id', () => ({ events: [newEvent({ id: 'one' })] })],
        ['an id in capitals', 'bad_id', () => ({ events: [newEvent({ id: randomUUID().toUpperCase() })] })],
        [
          'one id twice',
          'id_repeated',
          () => {
            const event = newEvent();
            return { events: [event, event] };
          },
        ],
        ['a stream without a name', 'bad_stream', () => ({ stream: '' })],
        [
          'a stream with too long a name',
          'bad_stream',
          () => ({ stream: 's'.repeat(LONGEST_STREAM_NAME + 1) }),
        ],
        ['a revision that cannot be', 'bad_revision', () => ({ expected: -2 })],
        ['a revision that is no integer', 'bad_revision', () => ({ expected: 0.5 })],
      ])('with %s is our own bug: it throws and writes nothing', async (_what, code, make) => {
        const { stream = 'credit-1', expected = NO_STREAM, events = newEvents(1) } = make() as Attempt;
        await expect(log.append(stream, expected, events)).rejects.toMatchObject({ code });
        expect(await log.head()).toBe(0);
        expect(await everything()).toEqual([]);
      });

      test('takes as many and as large events as it says', async () => {
        const events = newEvents(MOST_EVENTS_PER_APPEND);
        expect(await log.append('credit-1', NO_STREAM, events)).toMatchObject({
          ordinal: MOST_EVENTS_PER_APPEND,
        });
        const large = newEvent({ data: 'é'.repeat(MOST_BYTES_PER_EVENT / 2) });
        await log.append('credit-2', NO_STREAM, [large]);
        expect((await log.readStream('credit-2'))[0]?.data).toBe(large.data);
      });

      test('beside many others to one stream goes through alone', async () => {
        const answers = await Promise.all(
          Array.from({ length: 20 }, () => log.append('credit-1', NO_STREAM, [newEvent()])),
        );
        expect(answers.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
        expect(answers.filter(({ outcome }) => outcome === 'wrong_revision')).toHaveLength(19);
        expect(await log.head()).toBe(1);
      });

      test('beside many others gets its own ordinal, without gaps', async () => {
        await Promise.all(
          Array.from({ length: 40 }, (_, n) => log.append(`credit-${n}`, NO_STREAM, newEvents(3))),
        );
        const events = await everything();
        expect(events.map(({ ordinal }) => ordinal)).toEqual(events.map((_, n) => n + 1));
        expect(events).toHaveLength(120);
        for (let n = 0; n < 40; n += 1) expect(await log.readStream(`credit-${n}`)).toHaveLength(3);
      });
    });

    describe('reading', () => {
      beforeEach(async () => {
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
      });

      test('one stream may begin at a revision', async () => {
        expect((await log.readStream('credit-1', 1)).map(({ revision }) => revision)).toEqual([1]);
        expect(await log.readStream('credit-1', 2)).toEqual([]);
        expect(await log.readStream('credit-3')).toEqual([]);
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
        expect((await log.readAll(0, 100, filter)).map(({ ordinal }) => ordinal)).toEqual(ordinals);
      });

      test('all goes on after an ordinal, by pages', async () => {
        const ordinals = (events: readonly StoredEvent[]) => events.map(({ ordinal }) => ordinal);
        expect(ordinals(await log.readAll(0, 4))).toEqual([1, 2, 3, 4]);
        expect(ordinals(await log.readAll(4, 4))).toEqual([5, 6]);
        expect(await log.readAll(6, 4)).toEqual([]);
      });

      test('finds the last ordinal at an instant', async () => {
        const events = await everything();
        const first = events[0]?.recordedAt ?? 0;
        const last = events.at(-1)?.recordedAt ?? 0;
        expect(await log.ordinalAt(first - 1)).toBe(0);
        expect(await log.ordinalAt(first)).toBe(
          events.filter(({ recordedAt }) => recordedAt === first).length,
        );
        expect(await log.ordinalAt(last)).toBe(6);
        expect(await log.ordinalAt(last + 60_000)).toBe(6);
      });

      test('finds the ordinal of an event', async () => {
        expect(await log.ordinalOf('credit-1', 1)).toBe(2);
        expect(await log.ordinalOf('credit-1', 2)).toBeUndefined();
        expect(await log.ordinalOf('credit-9', 0)).toBeUndefined();
      });

      test('waits for the ordinal of an event that is to come, but not for ever', async () => {
        const coming = log.ordinalOf('credit-1', 2, 20_000);
        await log.append('credit-1', 1, newEvents(1));
        expect(await coming).toBe(7);
        expect(await log.ordinalOf('credit-1', 3, 30)).toBeUndefined();
      });
    });

    test('an empty log has head 0 and no instant', async () => {
      expect(await log.head()).toBe(0);
      expect(await log.ordinalAt(Date.now())).toBe(0);
    });

    describe('a subscription', () => {
      let stop: AbortController;
      beforeEach(() => {
        stop = new AbortController();
      });
      afterEach(() => {
        stop.abort();
      });

      async function take(count: number, after: number, filter?: LogFilter): Promise<readonly number[]> {
        const seen: number[] = [];
        for await (const page of log.subscribeAll(after, stop.signal, filter)) {
          seen.push(...page.map(({ ordinal }) => ordinal));
          if (seen.length >= count) break;
        }
        return seen;
      }

      test('gives what was there, then what comes, each once and in order', async () => {
        await log.append('credit-1', NO_STREAM, newEvents(MOST_EVENTS_PER_APPEND));
        await log.append('credit-2', NO_STREAM, newEvents(100));
        const seen = take(605, 0);
        for (let n = 0; n < 5; n += 1) await log.append(`license-${n}`, NO_STREAM, newEvents(1));
        expect(await seen).toEqual(Array.from({ length: 605 }, (_, n) => n + 1));
      });

      test('begins after the ordinal it was given', async () => {
        await log.append('credit-1', NO_STREAM, newEvents(5));
        expect(await take(2, 3)).toEqual([4, 5]);
      });

      test('gives only what its filter lets through', async () => {
        const seen = take(2, 0, { streams: ['license-'] });
        await log.append('license-1', NO_STREAM, newEvents(1));
        await log.append('credit-1', NO_STREAM, newEvents(3));
        await log.append('license-2', NO_STREAM, newEvents(1));
        expect(await seen).toEqual([1, 5]);
      });

      test('with an end is over there, also when that is still to come', async () => {
        await log.append('credit-1', NO_STREAM, newEvents(1));
        const seen = take(100, 0, { until: 3 });
        await log.append('credit-1', 0, newEvents(4));
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
        await log.append('credit-1', NO_STREAM, newEvents(1));
        const pages = log.subscribeAll(0, stop.signal)[Symbol.asyncIterator]();
        expect((await pages.next()).value).toHaveLength(1);
        await log.append('credit-1', 0, newEvents(2));
        await log.append('credit-1', 2, newEvents(3));
        expect((await pages.next()).value).toHaveLength(5);
      });

      test('serves several readers, each at its own pace', async () => {
        const readers = [take(4, 0), take(2, 2), take(4, 0)];
        for (let n = 0; n < 4; n += 1) await log.append('credit-1', n - 1, newEvents(1));
        expect(await Promise.all(readers)).toEqual([
          [1, 2, 3, 4],
          [3, 4],
          [1, 2, 3, 4],
        ]);
      });
    });
  });
}

interface Attempt {
  readonly stream?: string;
  readonly expected?: number;
  readonly events?: readonly ReturnType<typeof newEvent>[];
}
