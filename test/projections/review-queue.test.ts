import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Answered,
  answeredBy,
  awaitedBy,
  type Kind,
  QUEUE_TYPES,
} from '../../projections/review_queue/awaited.ts';
import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import { isOfTypes } from '../../src/app/log/of-types.ts';
import { application } from '../../src/domain/application/index.ts';
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

interface Queued {
  readonly kind: Kind;
  readonly detail: string | undefined;
}

const anyActor = fc.constantFrom(...ACTORS);

/** What the queue holds of one stream after its events, oldest first. */
function queueOf(events: readonly OpenedEvent[]): readonly Kind[] {
  let queue: readonly Queued[] = [];
  for (const event of events) {
    if (!isOfTypes(event, QUEUE_TYPES)) continue;
    for (const answered of answeredBy(event)) queue = without(queue, answered);
    const { kind, detail } = awaitedBy(event) ?? {};
    if (kind !== undefined) queue = [...queue, { kind, detail }];
  }
  return queue.map(({ kind }) => kind);
}

function without(queue: readonly Queued[], answered: Answered): readonly Queued[] {
  if (typeof answered === 'string') return queue.filter(({ kind }) => kind !== answered);
  const isElected = ({ kind, detail }: Queued) => kind === 'election' && detail === answered.statusBy;
  if (queue.some(isElected)) return queue.filter((one) => !isElected(one));
  return queue.filter(({ kind }) => kind !== 'lapse_notice' && kind !== 'lapse');
}

/** Walks with random commands, and holds the queue against what the decider's state says is awaited. */
function walk<C extends object, E extends LedgerEvent, S>(
  { initial, decide, evolve }: Decider<C, E, S>,
  anyCommand: fc.Arbitrary<C>,
  kinds: readonly Kind[],
  awaits: (state: S) => readonly Kind[],
): void {
  const met = new Set<string>();
  const property = fc.property(fc.gen(), (draw) => {
    let state = initial;
    const events: OpenedEvent[] = [];
    for (let left = STEPS * OFFERS; left > 0 && events.length < STEPS; left -= 1) {
      const answer = decide(
        draw(() => anyCommand),
        state,
        draw(() => anyActor),
      );
      if (isRefusal(answer)) continue;
      for (const event of answer) {
        state = evolve(state, recorded(event, events.length));
        events.push(asOpened(event, events.length));
      }
      const queue = queueOf(events);
      for (const kind of queue) met.add(kind);
      expect([...queue].sort()).toEqual([...awaits(state)].sort());
    }
  });
  // What is rare may need more walks than one round has.
  for (let round = 0; round < ROUNDS && met.size < kinds.length; round += 1) {
    fc.assert(property, { numRuns: 60 });
  }
  expect([...met].sort()).toEqual([...kinds].sort());
}

const ROUNDS = 12;
/** As many are offered at each step until one is carried out, so that walks get far. */
const OFFERS = 30;
const STEPS = 20;
const WALK = { minLength: 60, maxLength: 120, size: 'max' } as const;

function asOpened(event: LedgerEvent, index: number): OpenedEvent {
  const place = { eventId: `event-${index}`, stream: 'a-stream', revision: index, ordinal: index + 1 };
  return { ...event, ...place, recordedAt: 0, metadata: {} } as unknown as OpenedEvent;
}

const isAwaited = (kind: Kind, is: boolean) => (is ? [kind] : []);

describe('the review queue', () => {
  test('holds what a license was applied for, elected or proposed to lapse, until it is answered', () => {
    const kinds: readonly Kind[] = ['renewal', 'election', 'lapse_notice', 'lapse'];
    walk(license, upon.license, kinds, ({ appliedFor, election, lapse }) => [
      ...isAwaited('renewal', appliedFor !== undefined),
      ...isAwaited('election', election !== undefined),
      ...isAwaited('lapse_notice', lapse !== undefined && lapse.notice === undefined),
      ...isAwaited('lapse', lapse?.notice !== undefined),
    ]);
  });

  test('holds more time that was asked for, until it is given or denied', () => {
    walk(period, upon.period, ['extension'], ({ requested, completed }) =>
      isAwaited('extension', requested !== undefined && completed === undefined),
    );
  });

  test('holds an application until it is answered, and again where its grant was set aside', () => {
    walk(application, upon.application, ['application'], ({ status }) =>
      isAwaited('application', status === 'open'),
    );
  });

  test('holds a review until it is decided', () => {
    walk(review, upon.review, ['review'], ({ opened, decided }) =>
      isAwaited('review', opened !== undefined && decided === undefined),
    );
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
