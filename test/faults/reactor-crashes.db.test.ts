import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import type { EventLog } from '../../src/app/log/event-log.ts';
import { periodCloser } from '../../src/app/reactors/period-closer.ts';
import { periodKeeper } from '../../src/app/reactors/period-keeper.ts';
import { statuteKeeper } from '../../src/app/reactors/statute-keeper.ts';
import { license } from '../../src/domain/license/index.ts';
import { statute } from '../../src/domain/statute/index.ts';
import { periodStream } from '../../src/domain/streams.ts';
import { addDays } from '../../src/domain/values/day.ts';
import { tryParkedAgain, waitingOf } from '../../src/infra/reactors/parked.ts';
import { followLog } from '../../src/infra/reactors/run-reactor.ts';
import { decisionThatIs } from '../domain/decision.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { lawsBrokenIn } from './check.ts';
import { type Fuse, fuseAt, fusedLog, fusedPool } from './fuse.ts';
import { amongTheReadable } from './unreadable.ts';

describe('a reactor', () => {
  let current: TestLedger;
  beforeAll(async () => {
    current = await freshLedger();
  });
  afterAll(() => current.close());

  test('killed at every step, before it or before anybody heard of it, does what follows once', async () => {
    let kills = 0;
    for (let step = 1, alive = false; !alive; step += 1) {
      const held = `license-TN-${step}`;
      await issueAndRenew(held, step);
      const fuse = fuseAt(Math.ceil(step / 2), step % 2 === 1 ? 'before' : 'after');
      await follow(fuse).catch((error: unknown) => {
        if (!fuse.isBlown()) throw error;
      });
      alive = !fuse.isBlown();
      kills += alive ? 0 : 1;
      await follow(fuseAt(Infinity, 'before'));
      const { log } = current.jurist.ledger;
      expect(await types(log, periodStream(held, '2018-09-01'))).toEqual([
        'period.Opened',
        'period.Completed',
      ]);
      expect(await types(log, periodStream(held, '2024-09-01'))).toEqual(['period.Opened']);
    }
    // Its place is read, then for each of two events: what follows, in three steps, and its place is moved.
    expect(kills).toBeGreaterThanOrEqual(2 * 6);
    expect(await lawsBrokenIn(current.appUrl)).toEqual([]);
  });

  /** As one process would, up to the end of the log as it is now. */
  async function follow(fuse: Fuse): Promise<void> {
    const { ledger } = current.jurist;
    const until = await ledger.log.head();
    const fused = fusedLog(ledger.log, fuse);
    const log: EventLog = {
      ...fused,
      subscribeAll: (after, signal, filter) => fused.subscribeAll(after, signal, { ...filter, until }),
    };
    await followLog(
      {
        ...{ pool: fusedPool(current.pool, fuse), ledger: { ...ledger, log } },
        ...{ reactor: periodKeeper, logger: { error: () => undefined } },
      },
      new AbortController().signal,
    );
  }

  async function issueAndRenew(stream: string, nth: number): Promise<void> {
    const first = periodStream(stream, '2018-09-01');
    const ask = async (name: string, command: Parameters<typeof license.decide>[0]) => {
      const target = { stream, educator: 'TN-100001', state: 'TN' };
      const request = { commandId: `${name}-${nth}`, actor: 'agency:tn' };
      const { ledger } = current.jurist;
      expect(await execute(ledger, license, target, asGiven(command), request)).toMatchObject({ stream });
    };
    await ask('issue', {
      ...{ type: 'Issue', educator: 'TN-100001', state: 'TN', number: String(nth), class: 'professional' },
      ...{ fields: [], validFrom: '2018-09-01', expiresOn: '2024-08-31' },
    });
    await ask('apply', { type: 'ApplyForRenewal', period: first, opensOn: null });
    await ask('renew', {
      ...{ type: 'Renew', period: first, decision: decisionThatIs('met', first) },
      ...{ validFrom: '2024-09-01', expiresOn: '2030-08-31' },
    });
  }
});

describe('somebody whose record cannot be read', () => {
  let current: TestLedger;
  let world: ReturnType<typeof amongTheReadable>;
  const CLOSED = ['period.Closed'];

  beforeEach(async () => {
    current = await freshLedger();
    world = amongTheReadable(current, ['1', '2', '3'], '2');
    await world.begin();
  });
  afterEach(() => current.close());

  test('is parked with an alarm, while everybody else goes on, and is closed once it can be read', async () => {
    await world.beginDay('2024-06-15');
    await world.follow(periodCloser);
    expect(await world.types()).toEqual([CLOSED, [], CLOSED]);
    const [parked, ...more] = await waitingOf(current.pool);
    expect(more).toEqual([]);
    expect(parked).toMatchObject({ reactor: 'period-closer', lane: 'PA-2', code: 'unknown_version' });
    expect(world.alarms).toMatchObject([
      { alarm: 'reactor_parked', parked: 'PA-2', code: 'unknown_version' },
    ]);

    // What comes later of the same waits behind, and of others does not.
    for (const number of ['1', '2'])
      await world.tell(license, `license-PA-${number}`, { type: 'Rescind', because: 'An error.' });
    await world.follow(periodCloser);
    expect(await waitingOf(current.pool)).toMatchObject([{ lane: 'PA-2', events: 2, attempts: 1 }]);

    await tryParkedAgain(current.pool);
    await world.retry(periodCloser);
    expect(await waitingOf(current.pool)).toMatchObject([{ events: 2, attempts: 2 }]);
    world.state.isBroken = false;
    await world.retry(periodCloser);
    expect(await world.types()).toEqual([CLOSED, [], CLOSED]);
    await tryParkedAgain(current.pool);
    await world.retry(periodCloser);
    expect(await world.types()).toEqual([CLOSED, CLOSED, CLOSED]);
    expect(await waitingOf(current.pool)).toEqual([]);
    expect(await lawsBrokenIn(current.appUrl)).toEqual([]);
  });

  test('waits once for each day, however often whoever parks them is killed', async () => {
    let day = '2024-06-15';
    for (let step = 1, alive = false; !alive; step += 1) {
      current.clock.at = Date.parse(`${day}T18:00:00Z`);
      await world.beginDay(day);
      const fuse = fuseAt(Math.ceil(step / 2), step % 2 === 1 ? 'before' : 'after');
      await world.follow(periodCloser, fusedPool(current.pool, fuse)).catch((error: unknown) => {
        if (!fuse.isBlown()) throw error;
      });
      alive = !fuse.isBlown();
      await world.follow(periodCloser);
      expect(await waitingOf(current.pool)).toMatchObject([{ lane: 'PA-2', part: true, events: step }]);
      day = addDays(day, 1);
    }
    expect(await world.types()).toEqual([CLOSED, [], CLOSED]);
    world.state.isBroken = false;
    await tryParkedAgain(current.pool);
    await world.retry(periodCloser);
    expect(await world.types()).toEqual([CLOSED, CLOSED, CLOSED]);
    expect(await waitingOf(current.pool)).toEqual([]);
  });

  test('is given later what a statute gives everybody, and what awaits a database is not parked', async () => {
    const list = 'cd'.repeat(32);
    await world.tell(statute, 'statute-PA-act_1', {
      ...{ type: 'Enact', state: 'PA', strand: 'recertification', route: 'act_1', because: 'An act.' },
      ...{
        policy: { version: 1, digest: 'ab'.repeat(32) },
        periods: 3,
        seen: list,
        present: list,
        ordinal: 9,
      },
    });
    world.state.failsWith = '57P01';
    await expect(world.follow(statuteKeeper)).rejects.toThrow('gone');
    expect(await waitingOf(current.pool)).toEqual([]);
    world.state.failsWith = undefined;
    await world.follow(statuteKeeper);
    const EXTENDED = ['period.Extended'];
    expect(await world.types()).toEqual([EXTENDED, [], EXTENDED]);
    const [, ...run] = await current.jurist.ledger.log.readStream('statute-PA-act_1');
    expect(run.map(({ type }) => type)).toEqual(['statute.Advanced', 'statute.CarriedOut']);
    // The first periods open too, of which the keeper reads nothing it cannot: hers waits behind.
    expect(await waitingOf(current.pool)).toMatchObject([{ reactor: 'statute-keeper', lane: 'PA-2' }]);
    world.state.isBroken = false;
    await tryParkedAgain(current.pool);
    await world.retry(statuteKeeper, periodCloser);
    expect(await world.types()).toEqual([EXTENDED, EXTENDED, EXTENDED]);
    expect(await waitingOf(current.pool)).toEqual([]);
  });

  test('does not keep others from being followed by who reads events one by one', async () => {
    await world.follow(periodKeeper);
    expect(await waitingOf(current.pool)).toMatchObject([
      { reactor: 'period-keeper', lane: 'PA-2', part: false, events: 1 },
    ]);
    world.state.isBroken = false;
    await tryParkedAgain(current.pool);
    await world.retry(periodKeeper);
    expect(await waitingOf(current.pool)).toEqual([]);
    expect(await world.types()).toEqual([[], [], []]);
  });
});

async function types(log: EventLog, stream: string): Promise<readonly string[]> {
  return (await log.readStream(stream)).map(({ type }) => type);
}
