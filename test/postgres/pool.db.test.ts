import { expect, test } from '@jest/globals';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { freshDatabase } from '../support/database.ts';

test('a connection that breaks while it is lent and silent ends nothing but itself', async () => {
  const database = await freshDatabase();
  const broken: Error[] = [];
  const onError = (error: Error) => void broken.push(error);
  const pool = createPool({ url: database.appUrl, applicationName: 'lent', onError });
  try {
    const lent = await pool.connect();
    const { rows } = await lent.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const ended = new Promise((resolve) => void lent.once('end', resolve));
    await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await ended;
    await expect(lent.query('SELECT 1')).rejects.toThrow();
    lent.release(true);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    expect(broken).toEqual([]);
  } finally {
    await pool.end();
    await database.drop();
  }
});
