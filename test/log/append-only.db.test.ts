import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import { ask, startPostgresLog } from './postgres-engine.ts';
import type { PostgresEngine } from './postgres-engine.ts';
import { newEvents } from './sample-events.ts';

const INSUFFICIENT_PRIVILEGE = '42501';

const changes = [
  `UPDATE ledger.events SET data = '{}'`,
  'UPDATE ledger.events SET ordinal = ordinal + 1 WHERE false',
  'DELETE FROM ledger.events',
  'DELETE FROM ledger.events WHERE false',
  'TRUNCATE ledger.events',
  'DELETE FROM ledger.head',
  'TRUNCATE ledger.head',
];

describe('what stands in the log', () => {
  let engine: PostgresEngine;

  beforeEach(async () => {
    engine = await startPostgresLog();
    await engine.log.append('credit-1', NO_STREAM, newEvents(2));
  });

  afterEach(() => engine.close());

  const refused = expect.objectContaining({ code: INSUFFICIENT_PRIVILEGE }) as unknown;

  test.each(changes)('is refused to the application, its owner and an administrator: %s', async (change) => {
    const before = await engine.log.readStream('credit-1');
    const { appUrl, migratorUrl } = engine.database;
    await expect(ask(appUrl, change)).rejects.toEqual(refused);
    await expect(ask(migratorUrl, change)).rejects.toEqual(refused);
    await expect(engine.asAdmin(change)).rejects.toEqual(refused);
    await expect(engine.asAdmin(`SET session_replication_role = replica; ${change}`)).rejects.toEqual(
      refused,
    );
    expect(await engine.log.readStream('credit-1')).toEqual(before);
  });

  test('is guarded by a trigger also where a grant would allow it', async () => {
    await engine.asAdmin('GRANT ALL ON ledger.events, ledger.head TO ledger_app, ledger_migrator');
    for (const url of [engine.database.appUrl, engine.database.migratorUrl]) {
      for (const change of changes) {
        await expect(ask(url, change)).rejects.toMatchObject({
          message: expect.stringContaining('append-only') as unknown,
        });
      }
    }
  });

  test.each([
    `INSERT INTO ledger.events SELECT ordinal + 2, 'credit-2', revision, gen_random_uuid(), type, version, data,
       metadata, educator, state, recorded_at, hash FROM ledger.events`,
    'UPDATE ledger.head SET ordinal = 0',
    `INSERT INTO ledger.head (only_one, ordinal, recorded_at) VALUES (false, 0, 0)`,
    'DROP TABLE ledger.events',
    'ALTER TABLE ledger.events DISABLE TRIGGER ALL',
    'DROP FUNCTION ledger.refuse_change() CASCADE',
    'CREATE TABLE ledger.mine (a int)',
    'SELECT ledger.refuse_change()',
  ])('comes there through the append function alone; the application may not: %s', async (attempt) => {
    await expect(ask(engine.database.appUrl, attempt)).rejects.toEqual(refused);
    expect(await engine.log.head()).toBe(2);
  });

  test('cannot be reached through names the caller puts in the way of the append function', async () => {
    const shadow = `
      CREATE TEMP TABLE events (LIKE ledger.events);
      CREATE FUNCTION pg_temp.pg_notify(text, text) RETURNS void LANGUAGE sql AS $$ SELECT 1/0 $$;
      SET search_path = pg_temp, pg_catalog;
      SELECT outcome FROM ledger.append('{credit-2}', '{-1}', '{1}', '{6f9619ff-8b86-d011-b42d-00cf4fc964ff}',
                                        '{credit.Claimed}', '{1}', '{"{}"}', '{"{}"}', '{NULL}', '{NULL}')`;
    await engine.asAdmin('GRANT TEMPORARY ON DATABASE "' + databaseOf(engine) + '" TO ledger_app');
    await ask(engine.database.appUrl, shadow);
    expect(await engine.log.head()).toBe(3);
  });
});

function databaseOf({ database }: PostgresEngine): string {
  return new URL(database.appUrl).pathname.slice(1);
}
