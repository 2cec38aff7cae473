import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { PROJECTIONS } from '../../projections/index.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { startProjector } from '../../src/infra/projector/projector.ts';
import { beginRebuild, prepareTables } from '../../src/infra/projector/tables.ts';
import { rebuilt, until } from '../support/projecting.ts';
import { readTables } from '../support/read-tables.ts';
import { sampleLife } from '../support/sample-life.ts';
import { type Doomed, startDoomed } from './doomed-database.ts';
import { describeSeeded } from './seeded.ts';
import { KILLS } from './server.ts';

const CYCLES = 6;

describeSeeded('read models, which do not wait for the disk', (dice) => {
  let doomed: Doomed;
  let pool: Pool;
  let migrator: Pool;
  beforeAll(async () => {
    doomed = await startDoomed();
    const { appUrl, migratorUrl } = await doomed.openDatabase('read_models');
    const poolOf = (url: string, size: number) =>
      createPool({ url, applicationName: 'read models', size, onError: ignore });
    pool = poolOf(appUrl, 8);
    migrator = poolOf(migratorUrl, 1);
    await prepareTables(migrator, PROJECTIONS);
  });
  afterAll(async () => {
    await migrator.end();
    await pool.end();
    await doomed.remove();
  });

  test('come to the same as a rebuild after PostgreSQL was killed again and again while they were filled', async () => {
    const now = Date.parse('2024-06-15T18:00:00Z');
    const ledger = {
      log: createPostgresLog(pool, { onLost: ignore, pollMs: 200 }),
      vault: createMemoryVault(),
      clock: { now: () => now },
    };
    const jurist = { ledger, compiled: new Map() };
    const logger = { info: ignore, warn: ignore, error: ignore };
    const projector = startProjector({ pool, jurist, projections: PROJECTIONS, logger, isCommand: true });
    try {
      const life = sampleLife(jurist);
      await life.publishLaw();
      await life.beginDay('2024-06-14');
      await life.register();
      await life.issue();
      let claims = 0;
      for (let cycle = 0; cycle < CYCLES; cycle += 1) {
        const ending = performance.now() + dice.below(400);
        const kill = dice.pick(KILLS);
        const killed = pause(dice.below(400)).then(() => doomed.server.kill(kill));
        // What broke is asked again under the same id, which adds nothing if it was there.
        for (; performance.now() < ending || claims % 10 !== 0; claims += 1) {
          const id = `claim-${claims}`;
          await until(() => life.claim(id).then(...YES_OR_NO));
          if (dice.chance(0.5)) await until(() => life.approve(id).then(...YES_OR_NO));
        }
        await killed;
      }
      expect(claims).toBeGreaterThan(20);

      await until(async () => projector.progress.waitFor(await ledger.log.head(), 5_000).catch(() => false));
      const grown = await readTables(pool);
      expect(grown['licensure_hours']?.split('\n')).toHaveLength(claims + 1);
      for (const projection of PROJECTIONS) {
        await rebuilt({ pool, beginRebuild: (one) => beginRebuild(migrator, one) }, projection);
      }
      await until(async () => projector.progress.waitFor(await ledger.log.head(), 5_000));
      expect(await readTables(pool)).toEqual(grown);
    } finally {
      await projector.stop();
    }
  });
});

const YES_OR_NO = [() => true, () => false] as const;

function ignore(): void {
  // What breaks is the test's own doing.
}
