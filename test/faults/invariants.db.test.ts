import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { NO_STREAM } from '../../src/app/event-log.ts';
import { type PostgresEngine, startPostgresLog } from '../log/postgres-engine.ts';
import { newEvents } from '../log/sample-events.ts';
import { lawsBrokenIn } from './check.ts';

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
