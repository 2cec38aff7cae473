import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { auditTrail } from '../../projections/audit_trail/projection.ts';
import { PROJECTIONS } from '../../projections/index.ts';
import type { Ledger } from '../../src/app/log/ledger.ts';
import { masterKeyFrom } from '../../src/infra/keys/master-key.ts';
import { openPostgresVault } from '../../src/infra/keys/postgres-vault.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { progressOf } from '../../src/infra/projector/progress.ts';
import { startProjector } from '../../src/infra/projector/projector.ts';
import { prepareTables } from '../../src/infra/projector/tables.ts';
import { crowd } from '../support/crowd.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { until } from '../support/projecting.ts';
import { readTables } from '../support/read-tables.ts';
import { sampleLife } from '../support/sample-life.ts';
import { MASTER_KEY, production, type Program, run, said } from './ledger-process.ts';

let database: TestDatabase;
let pool: Pool;
let ledger: Ledger;
const programs: Program[] = [];

beforeEach(async () => {
  database = await freshDatabase();
  const fail = (error: unknown) => {
    throw error;
  };
  pool = createPool({ url: database.appUrl, applicationName: 'test', onError: fail });
  ledger = {
    log: createPostgresLog(pool, { onLost: () => undefined }),
    vault: await openPostgresVault(pool, masterKeyFrom(MASTER_KEY)),
    clock: { now: () => Date.parse('2024-06-15T18:00:00Z') },
  };
});
afterEach(async () => {
  await Promise.all(programs.splice(0).map((program) => program.kill()));
  await pool.end();
  await database.drop();
});

describe('two ledgers on one database', () => {
  test('share the projections, and when one is killed the other takes over within ten seconds, nothing lost or doubled', async () => {
    await sampleLife({ ledger, compiled: new Map() }).publishLaw();
    const [first] = [await started(), await started()];
    await until(async () => (await owners()).length === 2, 40_000);

    const over = new AbortController();
    let size = 0;
    const load = (async () => {
      for (; !over.signal.aborted; size += 2) {
        await crowd(ledger, { from: size, size: 2, credits: 2 });
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    await until(async () => (await ledger.log.head()) > 200, 40_000);
    await first.kill();
    const killed = performance.now();
    const head = await ledger.log.head();
    expect(await progress().waitFor(head, 10_000)).toBe(true);
    expect(performance.now() - killed).toBeLessThan(10_000);
    expect(await owners()).toHaveLength(1);
    over.abort();
    await load;

    expect(await progress().waitFor(await ledger.log.head(), 20_000)).toBe(true);
    const grown = await readTables(pool);
    expect(await ordinals()).toEqual(Array.from({ length: await ledger.log.head() }, (_, n) => n + 1));
    const rebuild = run('dist/src/rebuild.js', [], production(database));
    programs.push(rebuild);
    expect({ code: await rebuild.ended, said: rebuild.output() }).toMatchObject({ code: 0 });
    expect(await readTables(pool)).toEqual(grown);
  }, 120_000);
});

describe('a rebuild by command', () => {
  test('killed halfway goes on where it was, in little memory, while queries are answered from what was there', async () => {
    await prepare();
    const logger = pino({ level: 'silent' });
    const projector = startProjector({
      pool,
      jurist: { ledger, compiled: new Map() },
      projections: [auditTrail],
      logger,
    });
    const written = await fill(30_000);
    expect(await projector.progress.waitFor(written, 60_000)).toBe(true);
    await projector.stop();
    const grown = await readTables(pool);

    const halfway = run('dist/src/rebuild.js', ['audit_trail'], production(database));
    programs.push(halfway);
    await said(halfway, /audit_trail: [1-9]0%/);
    await halfway.kill();
    const { ordinal } = await building();
    expect(ordinal).toBeGreaterThan(0);
    expect(ordinal).toBeLessThan(written);
    expect(await readTables(pool)).toEqual(grown);

    const again = run(
      'dist/src/rebuild.js',
      ['--max-old-space-size=64', 'audit_trail'],
      production(database),
    );
    programs.push(again);
    expect({ code: await again.ended, said: again.output() }).toMatchObject({ code: 0 });
    expect(again.output()).toContain(`audit_trail: goes on after event ${ordinal}.`);
    expect(again.output()).toMatch(/audit_trail: built anew from \d+ events and in use/);
    expect(await readTables(pool)).toEqual(grown);
  }, 180_000);
});

async function prepare(): Promise<void> {
  const onError = (error: unknown) => {
    throw error;
  };
  const migrator = createPool({ url: database.migratorUrl, applicationName: 'test tables', onError });
  await prepareTables(migrator, PROJECTIONS);
  await migrator.end();
}

async function started(): Promise<Program> {
  const program = run('dist/src/main.js', [], production(database));
  programs.push(program);
  await said(program, /answers at http/);
  return program;
}

function progress() {
  return progressOf(pool, PROJECTIONS);
}

async function owners(): Promise<readonly string[]> {
  const { rows } = await pool.query<{ owner: string }>(
    `SELECT DISTINCT owner FROM read_models.lease WHERE expires_at > clock_timestamp()`,
  );
  return rows.map(({ owner }) => owner);
}

async function ordinals(): Promise<readonly number[]> {
  const { rows } = await pool.query<{ ordinal: number }>(
    'SELECT ordinal FROM read_models.audit_trail ORDER BY ordinal',
  );
  return rows.map(({ ordinal }) => ordinal);
}

async function building(): Promise<{ readonly ordinal: number }> {
  const { rows } = await pool.query<{ ordinal: number }>(
    `SELECT ordinal FROM read_models.build WHERE state = 'building'`,
  );
  if (rows[0] === undefined) throw new Error('nothing is being built');
  return rows[0];
}

/** Events in bulk, of more than a kilobyte each. Answers the last ordinal. */
async function fill(count: number): Promise<number> {
  const because = 'x'.repeat(1_200);
  await pool.query(
    `SELECT FROM (
       SELECT array_agg(1) AS places, array_agg(gen_random_uuid()) AS ids,
              array_agg('import.RowRefused'::text) AS types, array_agg(1) AS versions,
              array_agg(json_build_object('row', n, 'because', $2::text)::text) AS datas,
              array_agg('{"commandId":"c","commandDigest":"d","correlationId":"r","causationId":"s","actor":"a"}'::text)
                AS metadatas,
              array_agg(NULL::text) AS nobody
       FROM generate_series(1, $1::integer) AS n
     ) AS given
     CROSS JOIN LATERAL ledger.append(
       ARRAY['import-filler'], ARRAY[-1::bigint], places, ids, types, versions, datas, metadatas, nobody, nobody)`,
    [count, because],
  );
  return ledger.log.head();
}
