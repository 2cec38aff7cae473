import { describe, expect, test } from '@jest/globals';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import { hashOf } from '../../src/infra/log/event-hash.ts';
import { MOST_BYTES_PER_EVENT, MOST_EVENTS_PER_APPEND } from '../../src/infra/log/limits.ts';
import { enginePerTest } from './engine.ts';
import type { Start } from './engine.ts';
import { newEvent, newEvents } from './sample-events.ts';

export function describeAppending(start: Start): void {
  describe('an append', () => {
    const engine = enginePerTest(start);
    const log = () => engine().log;
    test('is read back exactly as given, with its place, its instant and its hash', async () => {
      const before = Date.now();
      const [first, second] = [newEvent({ metadata: { educator: 'TN-1', state: 'TN' } }), newEvent()];
      const answer = await log().append('credit-1', NO_STREAM, [first, second]);
      expect(answer).toEqual({ outcome: 'appended', revision: 1, ordinal: 2 });
      const stored = await log().readStream('credit-1');
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
      expect(await log().readAll(0, 1_000)).toEqual(stored);
    });

    test.each([
      '{"b":1,"a":2}',
      '{ "spaced" : "\\u00e9" }',
      '"😀\\u0000"',
      '{"big":12345678901234567890}',
      '',
    ])('keeps the very text of its data: %s', async (data) => {
      await log().append('credit-1', NO_STREAM, [newEvent({ data })]);
      expect((await log().readStream('credit-1'))[0]?.data).toBe(data);
    });

    test('is refused with the actual revision when somebody else wrote first', async () => {
      await log().append('credit-1', NO_STREAM, newEvents(2));
      for (const expected of [NO_STREAM, 0, 2]) {
        expect(await log().append('credit-1', expected, [newEvent()])).toEqual({
          outcome: 'wrong_revision',
          actual: 1,
        });
      }
      expect(await log().append('credit-2', 0, [newEvent()])).toEqual({
        outcome: 'wrong_revision',
        actual: NO_STREAM,
      });
      expect(await log().head()).toBe(2);
    });

    test('that is repeated answers as the first time and writes nothing', async () => {
      const [first, second, third] = [newEvents(2), newEvents(1), newEvents(1)];
      const answers = [
        await log().append('credit-1', NO_STREAM, first),
        await log().append('credit-1', 1, second),
      ];
      await log().append('credit-2', NO_STREAM, third);
      expect(await log().append('credit-1', NO_STREAM, first)).toEqual(answers[0]);
      expect(await log().append('credit-1', 1, second)).toEqual(answers[1]);
      expect(await log().head()).toBe(4);
    });

    test('that is repeated by another request is still the same one, and the first metadata stand', async () => {
      const event = newEvent();
      await log().append('credit-1', NO_STREAM, [event]);
      const retry = { ...event, metadata: { ...event.metadata, correlationId: 'a retry' } };
      expect(await log().append('credit-1', NO_STREAM, [retry])).toMatchObject({
        outcome: 'appended',
        ordinal: 1,
      });
      expect((await log().readStream('credit-1'))[0]?.metadata).toEqual(event.metadata);
    });

    test('is refused when an id is known with another content or at another place', async () => {
      const [one, two] = [newEvent(), newEvent()];
      await log().append('credit-1', NO_STREAM, [one, two]);
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
        expect(await log().append(stream, expected, events)).toEqual(reused);
      }
      expect(await log().append('credit-1', NO_STREAM, [one, { ...two, data: '{}' }])).toEqual({
        outcome: 'id_reused',
        id: two.id,
      });
      expect(await log().append('credit-1', NO_STREAM, [two, one])).toMatchObject({ outcome: 'id_reused' });
      expect(await log().head()).toBe(2);
    });

    test('that is a beginning of what stands there answers with its own last event', async () => {
      const [one, two] = [newEvent(), newEvent()];
      await log().append('credit-1', NO_STREAM, [one, two]);
      expect(await log().append('credit-1', NO_STREAM, [one])).toEqual({
        outcome: 'appended',
        revision: 0,
        ordinal: 1,
      });
    });

    test('takes as many and as large events as it says', async () => {
      const events = newEvents(MOST_EVENTS_PER_APPEND);
      expect(await log().append('credit-1', NO_STREAM, events)).toMatchObject({
        ordinal: MOST_EVENTS_PER_APPEND,
      });
      const { mostBytes = MOST_BYTES_PER_EVENT } = engine();
      const large = newEvent({ data: 'é'.repeat(mostBytes / 2) });
      await log().append('credit-2', NO_STREAM, [large]);
      expect((await log().readStream('credit-2'))[0]?.data).toBe(large.data);
    });
  });
}
