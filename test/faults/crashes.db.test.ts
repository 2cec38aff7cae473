import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { PROJECTIONS } from '../../projections/index.ts';
import { END, type EventLog, type StoredEvent } from '../../src/app/log/event-log.ts';
import { applyPiece } from '../../src/infra/projector/follower.ts';
import { type Projector, startProjector } from '../../src/infra/projector/projector.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { owning, rebuilt } from '../support/projecting.ts';
import { readTables } from '../support/read-tables.ts';
import { sampleLife } from '../support/sample-life.ts';
import { lawsBrokenIn } from './check.ts';
import type { Dice } from './dice.ts';
import { fuseAt, fusedPool } from './fuse.ts';
import { describeSeeded } from './seeded.ts';

let current: TestLedger;
let projector: Projector | undefined;

beforeEach(async () => {
  current = await freshLedger();
});
afterEach(async () => {
  await projector?.stop();
  projector = undefined;
  await current.close();
});

describeSeeded('a projector', (dice) => {
  test('killed at every statement it sends has each event once in its tables in the end', async () => {
    await liveALife();
    const { pool, jurist } = current;
    const events = await jurist.ledger.log.readAll(0, 500);
    let kills = 0;
    for (const projection of PROJECTIONS) {
      await owning(pool, projection, async (lease) => {
        for (const piece of cut(events, 20, dice.named(projection.name))) {
          for (let step = 1, alive = false; !alive; step += 1) {
            const fuse = fuseAt(Math.ceil(step / 2), step % 2 === 1 ? 'before' : 'after');
            const following = { ledger: jurist.ledger, projection, lease, parked: new Set<string>() };
            const from = (piece[0]?.ordinal ?? 1) - 1;
            const until = piece.at(-1)?.ordinal ?? 0;
            const given = { events: piece, from, until };
            await applyPiece({ ...following, pool: fusedPool(pool, fuse) }, given).catch((error: unknown) => {
              if (!fuse.isBlown()) throw error;
            });
            alive = !fuse.isBlown();
            kills += alive ? 0 : 1;
          }
        }
      });
    }
    expect(kills).toBeGreaterThan(30);
    start(jurist.ledger.log);
    await expectTablesAsRebuilt();
  });

  test('that is given again what it had, and too early what comes later, counts each event once', async () => {
    const { log } = current.jurist.ledger;
    await liveALife();
    start(stuttering(log, dice));
    await caughtUp();
    await projector?.stop();
    start(log);
    await expectTablesAsRebuilt();
  });
});

async function liveALife(): Promise<void> {
  const life = sampleLife(current.jurist);
  await life.publishLaw();
  await life.beginDay('2024-06-14');
  await life.register();
  await life.issue();
  for (const year of ['2019-20', '2020-21']) await life.rate(year, '5');
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await life.claim(id);
  for (const id of ['a', 'b']) await life.approve(id);
  await life.credit('c', {
    ...{ type: 'Deny', capacity: 'agency', reason: 'duplicate', because: 'Twice.' },
  });
  await life.beginDay('2024-06-15');
}

/** A log that delivers in small pieces, some of them again, in any order, and some before it is their turn. */
function stuttering(log: EventLog, dice: Dice): EventLog {
  let subscriptions = 0;
  return {
    ...log,
    async *subscribeAll(after, signal, filter, onCaughtUp) {
      const had: (readonly StoredEvent[])[] = [];
      subscriptions += 1;
      const [early] = await log.readAllBackwards(END, 1, filter);
      if (early !== undefined && (subscriptions === 1 || dice.chance(0.3))) yield [early];
      for await (const page of log.subscribeAll(after, signal, filter, onCaughtUp)) {
        for (const piece of cut(page, 1, dice)) {
          yield piece;
          had.push(piece);
          yield* dice.shuffled(had).slice(0, 2);
        }
      }
    },
  };
}

function cut(events: readonly StoredEvent[], least: number, dice: Dice): readonly (readonly StoredEvent[])[] {
  const pieces: (readonly StoredEvent[])[] = [];
  for (let place = 0, size = 0; place < events.length; place += size) {
    size = least + dice.below(12);
    pieces.push(events.slice(place, place + size));
  }
  return pieces;
}

function start(log: EventLog): void {
  const { pool, jurist } = current;
  const ignore = () => undefined;
  projector = startProjector({
    ...{ pool, projections: PROJECTIONS, isCommand: true },
    jurist: { ...jurist, ledger: { ...jurist.ledger, log } },
    logger: { info: ignore, warn: ignore, error: ignore },
  });
}

async function caughtUp(): Promise<void> {
  const head = await current.jurist.ledger.log.head();
  expect(await projector?.progress.waitFor(head, 30_000)).toBe(true);
}

/** Against tables that were built in one go by nobody who was disturbed. */
async function expectTablesAsRebuilt(): Promise<void> {
  await caughtUp();
  const grown = await readTables(current.pool);
  for (const projection of PROJECTIONS) await rebuilt(current, projection);
  await caughtUp();
  expect(await readTables(current.pool)).toEqual(grown);
  expect(grown['audit_trail']).not.toBe('');
  expect(await lawsBrokenIn(current.appUrl)).toEqual([]);
}
