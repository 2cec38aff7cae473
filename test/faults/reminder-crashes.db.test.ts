import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { addDays } from '../../src/domain/values/day.ts';
import { fill } from '../../src/infra/outbox/fill-outbox.ts';
import { sendSome } from '../../src/infra/outbox/send-reminders.ts';
import { lookOnce } from '../../src/infra/reactors/look-at-deadlines.ts';
import { openJobs } from '../../src/infra/scheduler/jobs.ts';
import { keepingChannel, pausesPass } from '../outbox/post.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { sampleLife } from '../support/sample-life.ts';
import { letClerkWork, remindersOf } from '../time/clerk.ts';
import { type Fuse, fuseAt, fusedLog, fusedPool } from './fuse.ts';

const DEADLINE = '2024-08-31';

describe('reminders', () => {
  let current: TestLedger;
  beforeAll(async () => {
    current = await freshLedger('2024-06-15T18:00:00Z');
    const life = sampleLife(current.jurist);
    await life.publishLaw();
    await life.register();
    await life.issue();
    await life.beginDay(addDays(DEADLINE, -90));
    await letClerkWork(current);
  });
  afterAll(() => current.close());

  test('are written and sent once and not decided again, whoever is killed at whatever step', async () => {
    const { channel, letters } = keepingChannel();
    let kills = 0;
    for (let step = 1, alive = false; !alive; step += 1) {
      await beginAnew();
      letters.length = 0;
      const fuse = fuseAt(Math.ceil(step / 2), step % 2 === 1 ? 'before' : 'after');
      await work(fuse).catch((error: unknown) => {
        if (!fuse.isBlown()) throw error;
      });
      alive = !fuse.isBlown();
      kills += alive ? 0 : 1;
      await current.pool.query(`UPDATE jobs.job SET started_on = now() - interval '6 minutes'`);
      await (await openJobs(current.pool)).maintain();
      await pausesPass(current);
      await work(fuseAt(Infinity, 'before'));
      expect(await remindersOf(current)).toHaveLength(1);
      expect(await rows('SELECT status FROM reminders.outbox')).toEqual([{ status: 'sent' }]);
      expect(await rows(`SELECT state FROM jobs.job WHERE name = 'reminders'`)).toEqual([
        { state: 'completed' },
      ]);
      // Sent again only where the server died before it could note that it was sent, and then under the same id.
      expect(letters.length).toBeGreaterThanOrEqual(1);
      expect(new Set(letters.map(({ reminder }) => reminder)).size).toBe(1);
    }
    expect(kills).toBeGreaterThanOrEqual(2 * 20);

    /** What the processes do that decide, write and send, up to the end of the log. */
    async function work(fuse: Fuse): Promise<void> {
      const pool = fusedPool(current.pool, fuse);
      const { ledger } = current.jurist;
      const jurist: Jurist = { ...current.jurist, ledger: { ...ledger, log: fusedLog(ledger.log, fuse) } };
      while ((await lookOnce({ pool, jurist })) > 0);
      const jobs = await openJobs(pool);
      await fill(pool, jobs, await ledger.log.readAll(0, 100, { types: ['reminder.Due'] }));
      const logger = { warn: () => undefined, error: () => undefined };
      while ((await sendSome({ pool, jurist, jobs, channel, logger })) > 0);
    }
  });

  /** As if nothing was looked at, written or sent yet; what was said in the log stays said. */
  async function beginAnew(): Promise<void> {
    await current.pool.query(
      'DELETE FROM reminders.outbox; DELETE FROM jobs.job; DELETE FROM reminders.watch',
    );
    await current.pool.query(`UPDATE read_models.reactor SET ordinal = 0 WHERE reactor = 'reminder-outbox'`);
    await current.pool.query(
      `INSERT INTO reminders.work (educator, cause) SELECT educator, id FROM ledger.events
       WHERE educator IS NOT NULL ORDER BY ordinal DESC LIMIT 1 ON CONFLICT DO NOTHING`,
    );
  }

  async function rows(sql: string): Promise<readonly unknown[]> {
    return (await current.pool.query<Record<string, unknown>>(sql)).rows;
  }
});
