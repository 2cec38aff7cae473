import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import type { LogRecord } from '../eventstore-double/record.ts';
import { adminUrlOf, type PostgresEngine, startPostgresLog } from '../log/postgres-engine.ts';
import { newEvents } from '../log/sample-events.ts';
import { lawsBrokenIn } from './check.ts';
import { brokenIndex } from './index-invariants.ts';
import { startIndexedLog } from './indexed-log.ts';

describe('the laws of the log, asked by SQL', () => {
  let engine: PostgresEngine;
  beforeEach(async () => {
    engine = await startPostgresLog();
    await engine.log.append('credit-1', NO_STREAM, newEvents(3));
    await engine.log.append('credit-2', NO_STREAM, newEvents(2));
  });
  afterEach(() => engine.close());

  test('hold where nobody did harm', async () => {
    expect(await lawsBrokenIn(engine.database.appUrl)).toEqual([]);
  });

  test.each([
    ['ordinals are not', 'DELETE FROM ledger.events WHERE ordinal = 5'],
    ['ordinals are not', 'UPDATE ledger.head SET ordinal = 6'],
    ['revisions of a stream are not', 'UPDATE ledger.events SET revision = 7 WHERE ordinal = 3'],
    [
      'an id is there twice',
      `UPDATE ledger.events SET id = (SELECT id FROM ledger.events WHERE ordinal = 1)`,
    ],
    ['a hash is not that', `UPDATE ledger.events SET data = '{}' WHERE ordinal = 2`],
    ['revisions or instants go back', 'UPDATE ledger.events SET recorded_at = 7 WHERE ordinal = 4'],
  ])('tell that %s, after %s', async (broken, harm) => {
    await engine.asAdmin(`
      ALTER TABLE ledger.events DISABLE TRIGGER events_are_never_changed;
      ALTER TABLE ledger.events DROP CONSTRAINT events_id;
      ${harm}`);
    expect(await lawsBrokenIn(engine.database.appUrl)).toContainEqual(expect.stringContaining(broken));
  });
});

describe('the laws of an index, held against the log it is of', () => {
  let engine: PostgresEngine;
  let records: readonly LogRecord[];
  beforeAll(async () => {
    engine = await startPostgresLog();
    const indexed = await startIndexedLog({ pool: engine.pool });
    await indexed.log.append('credit-1', NO_STREAM, newEvents(3));
    await indexed.log.append('credit-2', NO_STREAM, newEvents(2));
    records = await indexed.close();
  });
  afterAll(() => engine.close());

  test('hold where nobody did harm', async () => {
    expect(await lawsBrokenIn(engine.database.appUrl, records)).toEqual([]);
  });

  test.each([
    ['the index differs', 'DELETE FROM ledger.log_index WHERE ordinal = 5'],
    ['the index differs', 'UPDATE ledger.log_index SET revision = 7 WHERE ordinal = 3'],
    ['the index differs', 'UPDATE ledger.log_index SET position = position + 1 WHERE ordinal = 3'],
    ['an instant goes back', 'UPDATE ledger.log_index SET recorded_at = 7 WHERE ordinal = 3'],
    ['head and cursor are not', 'UPDATE ledger.head SET ordinal = 6'],
    ['head and cursor are not', 'UPDATE ledger.log_cursor SET position = 1'],
  ])('tell that %s, after %s', async (broken, harm) => {
    const client = new pg.Client(adminUrlOf(engine.database));
    await client.connect();
    await client.query(`BEGIN; ALTER TABLE ledger.log_index DISABLE TRIGGER ALL; ${harm}`);
    expect(await brokenIndex(client, records)).toEqual([expect.stringContaining(broken)]);
    await client.end();
  });

  test('tell that the log has what the index has not', async () => {
    const [last] = records.slice(-1);
    const more = last === undefined ? [] : [{ ...last, id: 'another', position: last.position + 500n }];
    const broken = await lawsBrokenIn(engine.database.appUrl, [...records, ...more]);
    expect(broken).toContainEqual(expect.stringContaining('another'));
  });
});
