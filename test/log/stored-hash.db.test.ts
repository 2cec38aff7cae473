import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import { hashOf } from '../../src/infra/log/event-hash.ts';
import { startPostgresLog } from './postgres-engine.ts';
import type { PostgresEngine } from './postgres-engine.ts';
import { newEvent } from './sample-events.ts';

/** Ordinals whose hash, computed anew over the stored bytes, is not the stored one. */
const CHANGED = `
  SELECT ordinal::int FROM ledger.events
  WHERE hash <> ledger.hash_of(ordinal, stream, revision, id, type, version, data, metadata, educator, state,
                               recorded_at)`;

describe('the hash of a record', () => {
  let engine: PostgresEngine;

  beforeAll(async () => {
    engine = await startPostgresLog();
    await engine.log.append('educator-TN-1', NO_STREAM, [
      newEvent({
        data: '{"title":"😀 é \\u0000"}',
        metadata: { educator: 'TN-1', state: 'TN', actor: 'Ünal', importId: 'i' },
      }),
      newEvent(),
    ]);
    // Somebody above every grant takes the guards away.
    await engine.asAdmin(`
      ALTER TABLE ledger.events DISABLE TRIGGER events_are_never_changed;
      CREATE TABLE ledger.as_written AS TABLE ledger.events`);
  });

  afterEach(async () => {
    await engine.asAdmin('DELETE FROM ledger.events; INSERT INTO ledger.events TABLE ledger.as_written');
  });

  afterAll(() => engine.close());

  test('is the same in the database and here, and covers other bytes for each event', async () => {
    const events = await engine.log.readAll(0, 10);
    expect(events.map(hashOf)).toEqual(events.map(({ hash }) => hash));
    expect(await engine.asAdmin(CHANGED)).toEqual([]);
    expect(new Set(events.map(({ hash }) => hash)).size).toBe(2);
  });

  const changes = [
    `data = replace(data, 'title', 'Title')`,
    `metadata = replace(metadata, 'Ünal', 'Unal')`,
    `stream = stream || '1'`,
    `type = 'credit.Denied'`,
    'version = version + 1',
    'revision = revision + 5',
    'ordinal = ordinal + 5',
    'recorded_at = recorded_at + 1',
    'id = gen_random_uuid()',
  ];

  test.each(changes)(
    'tells of a change that got past every guard, in the database and here: %s',
    async (change) => {
      await engine.asAdmin(`UPDATE ledger.events SET ${change} WHERE ordinal = 1`);
      const events = await engine.log.readAll(0, 10);
      const found = events.filter((event) => hashOf(event) !== event.hash).map(({ ordinal }) => ordinal);
      expect(found).toHaveLength(1);
      expect(await engine.asAdmin(CHANGED)).toEqual(found.map((ordinal) => ({ ordinal })));
    },
  );

  test.each([`educator = 'TN-2'`, `state = 'PA'`, 'educator = NULL', `metadata = ' ' || metadata`])(
    'covers in the database what reading does not show: %s',
    async (change) => {
      await engine.asAdmin(`UPDATE ledger.events SET ${change} WHERE ordinal = 1`);
      expect(await engine.asAdmin(CHANGED)).toEqual([{ ordinal: 1 }]);
    },
  );
});
