import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answeredBy, awaitedBy, QUEUE_TYPES } from '../../projections/review_queue/awaited.ts';
import type { OpenedEvent } from '../../src/app/envelope.ts';
import { isOfTypes } from '../../src/app/of-types.ts';
import { credit } from '../../src/domain/credit/index.ts';
import { type Decider, isRefusal } from '../../src/domain/decider.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import { license } from '../../src/domain/license/index.ts';
import { period } from '../../src/domain/period/index.ts';
import { review } from '../../src/domain/review/index.ts';
import { upon } from '../app/any-commands.ts';
import { recorded, TODAY } from '../domain/given.ts';

const ACTORS = [
  { actor: 'ada', actorEducator: 'TN-1', today: TODAY },
  { actor: 'agency', today: TODAY },
];

/** What the queue holds of one stream after its events, oldest first. */
function queueOf(events: readonly OpenedEvent[]): readonly string[] {
  const queue: string[] = [];
  for (const event of events) {
    if (!isOfTypes(event, QUEUE_TYPES)) continue;
    for (const kind of answeredBy(event)) {
      for (let at = queue.indexOf(kind); at >= 0; at = queue.indexOf(kind)) queue.splice(at, 1);
    }
    const awaited = awaitedBy(event);
    if (awaited !== undefined) queue.push(awaited.kind);
  }
  return queue;
}

/** Walks with random commands, and holds the queue against what the decider's state says is awaited. */
function walk<C extends object, E extends LedgerEvent, S>(
  { initial, decide, evolve }: Decider<C, E, S>,
  anyCommand: fc.Arbitrary<C>,
  awaits: (state: S) => readonly string[],
): ReadonlySet<string> {
  const met = new Set<string>();
  const property = fc.property(
    fc.array(fc.tuple(anyCommand, fc.constantFrom(...ACTORS)), WALK),
    (commands) => {
      let state = initial;
      const events: OpenedEvent[] = [];
      for (const [command, by] of commands) {
        const answer = decide(command, state, by);
        if (isRefusal(answer)) continue;
        for (const event of answer) {
          state = evolve(state, recorded(event, events.length));
          events.push(asOpened(event, events.length));
        }
        const queue = queueOf(events);
        for (const kind of queue) met.add(kind);
        expect(queue).toEqual(awaits(state));
      }
    },
  );
  fc.assert(property, { numRuns: 150 });
  return met;
}

const WALK = { minLength: 60, maxLength: 120, size: 'max' } as const;

function asOpened(event: LedgerEvent, index: number): OpenedEvent {
  const place = { eventId: `event-${index}`, stream: 'a-stream', revision: index, ordinal: index + 1 };
  return { ...event, ...place, recordedAt: 0, metadata: {} } as unknown as OpenedEvent;
}

const isAwaited = (kind: string, is: boolean) => (is ? [kind] : []);

describe('the review queue', () => {
  test('holds the renewal a license was applied for, until it is answered', () => {
    const met = walk(license, upon.license, ({ appliedFor }) =>
      isAwaited('renewal', appliedFor !== undefined),
    );
    expect([...met]).toEqual(['renewal']);
  });

  test('holds more time that was asked for, until it is given or denied', () => {
    const met = walk(period, upon.period, ({ requested, completed }) =>
      isAwaited('extension', requested !== undefined && completed === undefined),
    );
    expect([...met]).toEqual(['extension']);
  });

  test('holds a review until it is decided', () => {
    const met = walk(review, upon.review, ({ opened, decided }) =>
      isAwaited('review', opened !== undefined && decided === undefined),
    );
    expect([...met]).toEqual(['review']);
  });

  test('holds a claim once, with the wait that began last', () => {
    const claims = (events: readonly LedgerEvent[]) =>
      queueOf(events.map(asOpened)).filter((kind) => kind === 'credit').length;
    const met = new Set<number>();
    const property = fc.property(fc.array(upon.credit, WALK), (commands) => {
      let state = credit.initial;
      const events: LedgerEvent[] = [];
      for (const command of commands) {
        const answer = credit.decide(command, state, { actor: 'agency', today: TODAY });
        if (isRefusal(answer)) continue;
        for (const event of answer) {
          state = credit.evolve(state, recorded(event, events.length));
          events.push(event);
        }
      }
      met.add(claims(events));
      expect(claims(events)).toBeLessThanOrEqual(1);
    });
    fc.assert(property, { numRuns: 50 });
    expect(met).toContain(1);
  });
});
