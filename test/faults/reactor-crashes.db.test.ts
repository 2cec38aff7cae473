import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventLog } from '../../src/app/event-log.ts';
import { asGiven, execute } from '../../src/app/execute.ts';
import { periodKeeper } from '../../src/app/reactors/period-keeper.ts';
import { license } from '../../src/domain/license/index.ts';
import { periodStream } from '../../src/domain/streams.ts';
import { followLog } from '../../src/infra/reactors/run-reactor.ts';
import { decisionThatIs } from '../domain/decision.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { lawsBrokenIn } from './check.ts';
import { type Fuse, fuseAt, fusedLog, fusedPool } from './fuse.ts';

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

async function types(log: EventLog, stream: string): Promise<readonly string[]> {
  return (await log.readStream(stream)).map(({ type }) => type);
}
