import { expect, test } from '@jest/globals';
import { startPostgresLog } from '../log/postgres-engine.ts';
import { judge } from './check.ts';
import { describeSeeded } from './seeded.ts';
import { writeUnderBlows } from './under-blows.ts';

describeSeeded('a clock that steps back', (dice) => {
  test('again and again under load never makes an event older than the one before it', async () => {
    const engine = await startPostgresLog();
    const { log, pool, database } = engine;
    // To the log, a clock that steps back is one behind the last instant it gave.
    const sent = await writeUnderBlows({
      ...{ log, name: 'clock', cycles: 12, dice },
      blow: async (own) => {
        await engine.asAdmin('UPDATE ledger.head SET recorded_at = recorded_at + $1', [own.below(5_000)]);
      },
    });
    const [last] = await log.readAllBackwards(Number.MAX_SAFE_INTEGER, 1);
    expect(last?.recordedAt).toBeGreaterThan(Date.now());
    await pool.end();
    const adminUrl = new URL(database.adminUrl);
    adminUrl.pathname = new URL(database.appUrl).pathname;
    const { violations, acknowledged } = await judge(adminUrl.href, sent);
    await database.drop();
    expect(violations).toEqual([]);
    expect(acknowledged).toBeGreaterThan(50);
  });
});
