import { describe, expect, test } from '@jest/globals';
import { NO_STREAM, type EventLog } from '../../src/app/log/event-log.ts';
import { logPerTest } from './engine.ts';
import type { Start } from './engine.ts';
import { newEvent, newEvents } from './sample-events.ts';

export function describeConcurrency(start: Start): void {
  describe('an append beside many others', () => {
    const log = logPerTest(start);

    test('to one stream at one revision goes through alone', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => log().append('credit-1', NO_STREAM, [newEvent()])),
      );
      expect(answers.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
      expect(answers.filter(({ outcome }) => outcome === 'wrong_revision')).toHaveLength(19);
      expect(await log().head()).toBe(1);
    });

    test('gets its own ordinal, without gaps', async () => {
      await Promise.all(
        Array.from({ length: 40 }, (_, n) => log().append(`credit-${n}`, NO_STREAM, newEvents(3))),
      );
      const events = await log().readAll(0, 1_000);
      expect(events.map(({ ordinal }) => ordinal)).toEqual(events.map((_, n) => n + 1));
      expect(events).toHaveLength(120);
      for (let n = 0; n < 40; n += 1) expect(await log().readStream(`credit-${n}`)).toHaveLength(3);
    });

    test('that are all the same one answers as they do, and is written once', async () => {
      const events = newEvents(2);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => log().append('credit-1', NO_STREAM, events)),
      );
      expect(answers).toEqual(answers.map(() => ({ outcome: 'appended', revision: 1, ordinal: 2 })));
      expect(await log().head()).toBe(2);
    });

    test('of one id with other data is refused, or they are: one content alone is ever written', async () => {
      const event = newEvent();
      const bodies = Array.from({ length: 20 }, (_, n) => ({ ...event, data: JSON.stringify({ n }) }));
      const answers = await Promise.all(bodies.map((body) => log().append('credit-1', NO_STREAM, [body])));
      const [winner, ...others] = bodies.filter((_, n) => answers[n]?.outcome === 'appended');
      expect(others).toEqual([]);
      expect(answers.filter(({ outcome }) => outcome === 'id_reused')).toHaveLength(19);
      expect(await log().readStream('credit-1')).toMatchObject([{ data: winner?.data }]);
    });

    test('goes through in the end when each that is overtaken asks again at the revision it was told', async () => {
      const WRITERS = 8;
      const EACH = 10;
      const written = await Promise.all(
        Array.from({ length: WRITERS }, () => appendUntilThrough(log(), 'credit-1', EACH)),
      );
      const stored = await log().readStream('credit-1');
      expect(stored.map(({ revision }) => revision)).toEqual(stored.map((_, n) => n));
      expect(stored.map(({ id }) => id).sort()).toEqual(written.flat().sort());
      expect(stored).toHaveLength(WRITERS * EACH);
    });
  });
}

async function appendUntilThrough(log: EventLog, stream: string, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let revision = NO_STREAM; ids.length < count;) {
    const event = newEvent();
    const answer = await log.append(stream, revision, [event]);
    if (answer.outcome === 'id_reused') throw new Error(JSON.stringify(answer));
    if (answer.outcome === 'appended') ids.push(event.id);
    revision = answer.outcome === 'appended' ? answer.revision : answer.actual;
  }
  return ids;
}
