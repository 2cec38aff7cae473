import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { adminUrlOf } from '../log/postgres-engine.ts';
import { freshDatabase } from '../support/database.ts';
import { judge } from './check.ts';
import { type Doomed, startDoomed } from './doomed-database.ts';
import { killWriters } from './killed-writers.ts';
import { describeSeeded } from './seeded.ts';
import { KILLS } from './server.ts';
import { writeUnderBlows } from './under-blows.ts';

const MINUTES = 60_000;

describeSeeded('kill -9 of whoever appends', (dice) => {
  test(
    'leaves what was acknowledged there once, and nothing that nobody sent, 30 times',
    async () => {
      const database = await freshDatabase();
      const sent = await killWriters(database.appUrl, 30, dice);
      const verdict = await judge(adminUrlOf(database), sent);
      expect(verdict.violations).toEqual([]);
      expect(verdict.acknowledged).toBeGreaterThan(100);
      expect(verdict.unanswered).toBeGreaterThan(10);
      await database.drop();
    },
    3 * MINUTES,
  );
});

describeSeeded('kill -9 of PostgreSQL', (dice) => {
  let doomed: Doomed;
  beforeAll(async () => {
    doomed = await startDoomed();
  });
  afterAll(() => doomed.remove());

  test(
    'leaves what was acknowledged there once, and nothing that nobody sent, 20 times',
    async () => {
      const { log, close } = await doomed.openLog('killed');
      const sent = await writeUnderBlows({
        ...{ log, name: 'killed', cycles: 20, dice },
        blow: (own) => doomed.server.kill(own.pick(KILLS)),
      });
      const verdict = await close(sent);
      expect(verdict.violations).toEqual([]);
      expect(verdict.acknowledged).toBeGreaterThan(100);
    },
    3 * MINUTES,
  );

  test('loses what was acknowledged where COMMIT does not wait for the disk, and that is seen', async () => {
    const { log, close } = await doomed.openLog('hasty');
    await doomed.server.asAdmin('ALTER DATABASE hasty SET synchronous_commit = off');
    const sent = await writeUnderBlows({
      ...{ log, name: 'hasty', cycles: 3, dice: dice.named('hasty') },
      blow: () => doomed.server.kill('every process'),
    });
    const { violations } = await close(sent);
    expect(violations).toContainEqual(expect.stringMatching(/^(lost|otherwise than answered)/));
  });
});
