import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EventLog, NewEvent } from '../../src/app/log/event-log.ts';
import { appendBatch } from '../../src/infra/log/append-batch.ts';
import type { Append } from '../../src/infra/log/append.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { startPostgresLog } from './postgres-engine.ts';
import type { PostgresEngine } from './postgres-engine.ts';
import { newEvent } from './sample-events.ts';

/** One append as it is drawn: its expected revision is right, or off by one, and events may be known already. */
interface Drawn {
  readonly stream: string;
  readonly off: number;
  readonly events: readonly ('new' | 'known' | 'changed')[];
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  stream: fc.constantFrom('credit-1', 'credit-2', 'license-1', 'license-2'),
  off: fc.constantFrom(0, 0, 0, 0, 0, 0, -1, 1),
  events: fc.array(fc.constantFrom('new', 'new', 'new', 'new', 'new', 'new', 'known', 'changed'), {
    minLength: 1,
    maxLength: 3,
  }),
});
const batches = fc.array(fc.array(drawn, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

/** Refused wherever it stands, and writes nothing; but with it no batch is without obstacles. */
const obstacle = (): Append => ({ stream: 'nobody', expectedRevision: 7, events: [newEvent()] });

const STORED = `
  SELECT ordinal::int, stream, revision::int, id, type, version, data, metadata, educator, state
  FROM ledger.events WHERE ordinal > $1 ORDER BY ordinal`;

describe('a batch of appends', () => {
  let whole: PostgresEngine;
  let oneByOne: PostgresEngine;
  beforeAll(async () => {
    [whole, oneByOne] = await Promise.all([startPostgresLog(), startPostgresLog()]);
  });
  afterAll(() => Promise.all([whole.close(), oneByOne.close()]));

  test('is answered and written the same by whole statements, append by append, and each alone', async () => {
    const alone = createMemoryLog();
    let withoutObstacle = 0;
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(batches, fc.nat(), async (taken, place) => {
        runs += 1;
        const before = await alone.head();
        const sent: NewEvent[] = [];
        for (const batch of taken) {
          const { appends, answers } = await appendAlone(alone, batch, `-${runs}`, sent);
          const nth = place % (appends.length + 1);
          const obstructed = [...appends.slice(0, nth), obstacle(), ...appends.slice(nth)];
          expect(await appendBatch(whole.pool, appends)).toEqual(answers);
          const slow = await appendBatch(oneByOne.pool, obstructed);
          expect(slow[nth]).toEqual({ outcome: 'wrong_revision', actual: -1 });
          expect(slow.filter((_, n) => n !== nth)).toEqual(answers);
          if (hasNoObstacle(batch)) withoutObstacle += 1;
        }
        const stored = await whole.asAdmin(STORED, [before]);
        expect(stored).toHaveLength((await alone.head()) - before);
        expect(await oneByOne.asAdmin(STORED, [before])).toEqual(stored);
      }),
      { numRuns: 60 },
    );
    expect(withoutObstacle).toBeGreaterThan(10);
  });
});

/** Makes the appends and sends them one by one, so that each expects what it finds. */
async function appendAlone(log: EventLog, batch: readonly Drawn[], run: string, sent: NewEvent[]) {
  const appends: Append[] = [];
  const answers = [];
  for (const { stream, off, events } of batch) {
    const name = `${stream}${run}`;
    const [last] = await log.readStreamBackwards(name, 1);
    const expectedRevision = Math.max(-1, (last?.revision ?? -1) + off);
    const chosen = events.map((kind, nth) => eventOf(kind, sent.at(-1 - nth)));
    const append = { stream: name, expectedRevision, events: withoutTwins(chosen) };
    appends.push(append);
    answers.push(await log.append(name, expectedRevision, append.events));
    sent.push(...append.events);
  }
  return { appends, answers };
}

function eventOf(kind: Drawn['events'][number], known: NewEvent | undefined): NewEvent {
  if (known === undefined || kind === 'new') return newEvent({ metadata: { educator: 'TN-1', state: 'TN' } });
  return kind === 'known' ? known : { ...known, data: '{"changed":true}' };
}

/** One id twice in one append is refused before any engine is asked. */
function withoutTwins(events: readonly NewEvent[]): readonly NewEvent[] {
  return events.filter(({ id }, nth) => events.findIndex((other) => other.id === id) === nth);
}

function hasNoObstacle(batch: readonly Drawn[]): boolean {
  const streams = batch.map(({ stream }) => stream);
  return (
    new Set(streams).size === batch.length &&
    batch.every(({ off, events }) => off === 0 && events.every((kind) => kind === 'new'))
  );
}
