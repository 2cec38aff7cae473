import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

describe('a fresh database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  test('is open to the application, which is no superuser and may make no schema', async () => {
    const pool = createPool({ url: database.appUrl, applicationName: 'test', onError: rethrow });
    try {
      const { rows } = await pool.query(
        "SELECT current_user AS name, current_setting('is_superuser') AS super",
      );
      expect(rows).toEqual([{ name: 'ledger_app', super: 'off' }]);
      await expect(pool.query('CREATE SCHEMA mine')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await pool.end();
    }
  });
});

function rethrow(error: Error): never {
  throw error;
}
