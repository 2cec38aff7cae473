import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import type { NewEvent } from '../../src/app/log/event-log.ts';
import {
  LONGEST_STREAM_NAME,
  MOST_BYTES_PER_EVENT,
  MOST_EVENTS_PER_APPEND,
} from '../../src/infra/log/limits.ts';
import { logPerGroup } from './engine.ts';
import type { Start } from './engine.ts';
import { newEvent, newEvents } from './sample-events.ts';

interface Attempt {
  readonly stream?: string;
  readonly expected?: number;
  readonly events?: readonly NewEvent[];
}

export function describeLimits(start: Start): void {
  describe('an append nobody should ask for', () => {
    const log = logPerGroup(start);

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
      ['the NUL character in its data', 'unstorable_text', () => ({ events: [newEvent({ data: '"\0"' })] })],
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
    ])('with %s, throws and writes nothing', async (_what, code, make) => {
      const { stream = 'credit-1', expected = NO_STREAM, events = newEvents(1) } = make() as Attempt;
      await expect(log().append(stream, expected, events)).rejects.toMatchObject({ code });
      expect(await log().head()).toBe(0);
      expect(await log().readAll(0, 1_000)).toEqual([]);
    });
  });
}
