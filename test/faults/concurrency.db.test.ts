import { expect, test } from '@jest/globals';
import type { EventLog } from '../../src/app/log/event-log.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { startPostgresLog } from '../log/postgres-engine.ts';
import { lawsBrokenIn } from './check.ts';
import { appendsIn, callAtOnce, type Crowd } from './concurrent-clients.ts';
import type { Dice } from './dice.ts';
import { startIndexedLog } from './indexed-log.ts';
import { isLinearizable, type Operation } from './linearizability.ts';
import { describeSeeded } from './seeded.ts';
import { NETWORKS } from './through-proxy.ts';

const CALM_HISTORIES = 25;
/** Each append waits for its index here. */
const INDEXED_HISTORIES = 8;
const STORMY_HISTORIES = 5;

const crowd = (nth: number): Crowd => ({
  ...{ clients: 6, calls: 8, streams: [`credit-${nth}`, `license-${nth}`] },
});

/** Asks at once, again and again; answers the histories that no sequence would have given. */
async function unsound(log: EventLog, dice: Dice, histories: number): Promise<readonly Operation[][]> {
  const found: Operation[][] = [];
  const seen = new Set<string>();
  for (let nth = 0; nth < histories; nth += 1) {
    const before = await log.readAll(0, 10_000);
    const history = await callAtOnce(log, dice.named(`history ${nth}`), crowd(nth));
    for (const outcome of outcomes(history)) seen.add(outcome);
    if (!isLinearizable(history, before)) found.push([...history]);
  }
  expect(seen).toEqual(new Set(['appended', 'wrong_revision', 'a read']));
  return found;
}

function outcomes(history: readonly Operation[]): readonly string[] {
  return history.flatMap(({ answered }) => {
    const answer = answered?.answer;
    if (answer === undefined) return [];
    return typeof answer === 'object' && answer !== null && 'outcome' in answer
      ? [String(answer.outcome)]
      : ['a read'];
  });
}

describeSeeded('many who ask one log for few streams at once', (dice) => {
  test('are answered as one after the other would be, by PostgreSQL', async () => {
    const engine = await startPostgresLog();
    expect(await unsound(engine.log, dice, CALM_HISTORIES)).toEqual([]);
    expect(await lawsBrokenIn(engine.database.appUrl)).toEqual([]);
    await engine.close();
  });

  test('are answered as one after the other would be, by an EventStoreDB', async () => {
    const { pool, database } = await startPostgresLog();
    const indexed = await startIndexedLog({ pool });
    expect(await unsound(indexed.log, dice, INDEXED_HISTORIES)).toEqual([]);
    const records = await indexed.close();
    await pool.end();
    expect(await lawsBrokenIn(database.appUrl, records)).toEqual([]);
    await database.drop();
  });

  test('are answered as one after the other would be, in memory', async () => {
    expect(await unsound(createMemoryLog(), dice, CALM_HISTORIES)).toEqual([]);
  });

  test.each(NETWORKS)(
    'are answered so while replies of $name are lost and connections break',
    async ({ asksAgain, gustMs, start }) => {
      let unanswered = 0;
      for (let nth = 0; nth < STORMY_HISTORIES; nth += 1) {
        const own = dice.named(`storm ${nth}`);
        const networked = await start(6);
        const { log, proxy } = networked;
        const storm = setInterval(() => {
          proxy.weather.latencyMs = own.below(3);
          proxy.weather.repliesToLose = own.chance(0.3) ? 1 : 0;
          if (own.chance(0.05)) proxy.reset();
        }, gustMs);
        const history = await callAtOnce(log, own, crowd(nth));
        clearInterval(storm);
        unanswered += history.filter(({ answered }) => answered === undefined).length;
        expect(isLinearizable(history)).toBe(true);
        expect(await networked.verdictOn(appendsIn(history))).toMatchObject({ violations: [] });
        await networked.close();
      }
      // Who asks again by itself leaves its caller without an answer but seldom.
      if (!asksAgain) expect(unanswered).toBeGreaterThan(5);
    },
  );

  test('are not answered so by a log that reads from a copy which lags, and that is seen', async () => {
    const log = createMemoryLog();
    let copy = await log.readStream('nothing');
    const lagging: EventLog = {
      ...log,
      readStream: async (stream) => {
        const old = copy;
        copy = await log.readStream(stream);
        return old;
      },
    };
    expect(await unsound(lagging, dice, CALM_HISTORIES)).not.toEqual([]);
  });
});
