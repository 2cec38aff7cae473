import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { PROJECTIONS } from '../../projections/index.ts';
import type { EventLog } from '../../src/app/log/event-log.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { startProjector } from '../../src/infra/projector/projector.ts';
import { beginRebuild, prepareTables } from '../../src/infra/projector/tables.ts';
import type { LogRecord } from '../eventstore-double/record.ts';
import { rebuilt, until } from '../support/projecting.ts';
import { readTables } from '../support/read-tables.ts';
import { sampleLife } from '../support/sample-life.ts';
import { lawsBrokenIn } from './check.ts';
import { type Doomed, startDoomed } from './doomed-database.ts';
import { startIndexedLog } from './indexed-log.ts';
import { describeSeeded } from './seeded.ts';
import { type Kill, KILLS } from './server.ts';

const CYCLES = 6;
/** Of a busy machine. */
const TIMEOUT_MS = 180_000;

/** Where the log is, and what is killed while read models follow it. */
const ENGINES: readonly {
  readonly name: string;
  readonly database: string;
  readonly blows: readonly Blow[];
  readonly open: (pool: Pool) => Promise<Opened>;
}[] = [
  {
    ...{ name: 'PostgreSQL', database: 'of_postgresql', blows: KILLS },
    open: (pool) =>
      Promise.resolve({
        log: createPostgresLog(pool, { onLost: ignore, pollMs: 200 }),
        restart: () => Promise.reject(new Error('It is the database itself.')),
        close: () => Promise.resolve(undefined),
      }),
  },
  {
    ...{ name: 'an EventStoreDB', database: 'of_an_eventstore', blows: [...KILLS, 'the EventStoreDB'] },
    open: async (pool) => {
      const indexed = await startIndexedLog({ pool });
      return { log: indexed.log, restart: () => indexed.double.restart(), close: () => indexed.close() };
    },
  },
];

type Blow = Kill | 'the EventStoreDB';

interface Opened {
  readonly log: EventLog;
  readonly restart: () => Promise<void>;
  /** Answers what was kept elsewhere than in the database. */
  readonly close: () => Promise<readonly LogRecord[] | undefined>;
}

describeSeeded('read models, which do not wait for the disk', (all) => {
  let doomed: Doomed;
  beforeAll(async () => {
    doomed = await startDoomed();
  });
  afterAll(() => doomed.remove());

  describe.each(ENGINES)('of a log in $name', ({ name, database, blows, open }) => {
    const dice = all.named(name);
    let pool: Pool;
    let migrator: Pool;
    beforeAll(async () => {
      const { appUrl, migratorUrl } = await doomed.openDatabase(database);
      const poolOf = (url: string, size: number) =>
        createPool({ url, applicationName: 'read models', size, onError: ignore });
      pool = poolOf(appUrl, 8);
      migrator = poolOf(migratorUrl, 1);
      await prepareTables(migrator, PROJECTIONS);
    });
    afterAll(async () => {
      await migrator.end();
      await pool.end();
    });

    test(
      'come to the same as a rebuild after what they rest on was killed again and again while they were filled',
      async () => {
        const now = Date.parse('2024-06-15T18:00:00Z');
        const opened = await open(pool);
        let records: readonly LogRecord[] | undefined;
        const strike = (blow: Blow) =>
          blow === 'the EventStoreDB' ? opened.restart() : doomed.server.kill(blow);
        const ledger = {
          log: opened.log,
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
            const blow = dice.pick(blows);
            const killed = pause(dice.below(400)).then(() => strike(blow));
            // What broke is asked again under the same id, which adds nothing if it was there.
            for (; performance.now() < ending || claims % 10 !== 0; claims += 1) {
              const id = `claim-${claims}`;
              await until(() => life.claim(id).then(...YES_OR_NO));
              if (dice.chance(0.5)) await until(() => life.approve(id).then(...YES_OR_NO));
            }
            await killed;
          }
          expect(claims).toBeGreaterThan(20);

          await until(async () =>
            projector.progress.waitFor(await ledger.log.head(), 5_000).catch(() => false),
          );
          const grown = await readTables(pool);
          expect(grown['licensure_hours']?.split('\n')).toHaveLength(claims + 1);
          for (const projection of PROJECTIONS) {
            await rebuilt({ pool, beginRebuild: (one) => beginRebuild(migrator, one) }, projection);
          }
          await until(async () => projector.progress.waitFor(await ledger.log.head(), 5_000));
          expect(await readTables(pool)).toEqual(grown);
        } finally {
          await projector.stop();
          records = await opened.close();
        }
        expect(await lawsBrokenIn(doomed.server.adminUrlOf(database), records)).toEqual([]);
      },
      TIMEOUT_MS,
    );
  });
});

const YES_OR_NO = [() => true, () => false] as const;

function ignore(): void {
  // What breaks is the test's own doing.
}
