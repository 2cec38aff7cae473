import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Pool } from 'pg';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { inTransaction } from '../../src/infra/postgres/transaction.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

describe('a transaction', () => {
  let database: TestDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await freshDatabase();
    pool = createPool({
      url: database.migratorUrl,
      applicationName: 'transaction test',
      size: 2,
      onError: rethrow,
    });
    await pool.query('CREATE SCHEMA notes; CREATE TABLE notes.note (text text UNIQUE)');
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(() => pool.query('TRUNCATE notes.note'));

  const insert = 'INSERT INTO notes.note VALUES ($1)';
  const kept = async () => {
    const { rows } = await pool.query<{ text: string }>('SELECT text FROM notes.note ORDER BY text');
    return rows.map(({ text }) => text);
  };

  test('keeps all and answers what the work answered', async () => {
    const answer = await inTransaction(pool, async (client) => {
      await client.query(insert, ['a']);
      await client.query(insert, ['b']);
      return 2;
    });
    expect(answer).toBe(2);
    expect(await kept()).toEqual(['a', 'b']);
  });

  test('keeps nothing of work that throws, and throws the same', async () => {
    const mistake = new Error('mistake');
    const work = inTransaction(pool, async (client) => {
      await client.query(insert, ['a']);
      throw mistake;
    });
    await expect(work).rejects.toBe(mistake);
    expect(await kept()).toEqual([]);
  });

  test('whose error was swallowed is never taken for committed', async () => {
    const work = inTransaction(pool, async (client) => {
      await client.query(insert, ['a']);
      await client.query(insert, ['a']).catch(() => undefined);
      return 'all is well';
    });
    await expect(work).rejects.toMatchObject({ code: 'not_committed' });
    expect(await kept()).toEqual([]);
  });

  test('on a connection that breaks says so, and the pool goes on with new ones', async () => {
    const killSelf = 'SELECT pg_terminate_backend(pg_backend_pid())';
    for (const _ of [1, 2, 3]) {
      const work = inTransaction(pool, (client) => client.query(killSelf));
      await expect(work).rejects.toMatchObject({ code: '57P01' });
    }
    await inTransaction(pool, (client) => client.query(insert, ['after']));
    expect(await kept()).toEqual(['after']);
  });

  test('sends what opens and closes it with BEGIN and COMMIT, and gives the answers of what opened it', async () => {
    const opening = "SET LOCAL lock_timeout = '1s'; SELECT 1 AS first; SELECT 2 AS second";
    const rows = await inTransaction(
      pool,
      async (client, { opened, closeWith }) => {
        await client.query(insert, ['a']);
        closeWith("INSERT INTO notes.note VALUES ('b')");
        return opened.map((answer): readonly unknown[] => answer.rows);
      },
      { opening },
    );
    expect(rows).toEqual([[], [{ first: 1 }], [{ second: 2 }]]);
    expect(await kept()).toEqual(['a', 'b']);
  });

  test('keeps nothing where what closes it fails', async () => {
    const work = inTransaction(pool, async (client, { closeWith }) => {
      await client.query(insert, ['a']);
      closeWith("INSERT INTO notes.note VALUES ('a')");
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(await kept()).toEqual([]);
  });

  test('that is not answered in time is given up with its connection, and the pool goes on', async () => {
    const began = performance.now();
    for (const _ of [1, 2, 3]) {
      const work = inTransaction(
        pool,
        async (client) => {
          await client.query(insert, ['a']);
          await client.query('SELECT pg_sleep(1)');
        },
        { withinMs: 50 },
      );
      await expect(work).rejects.toMatchObject({ code: 'not_answered' });
    }
    await inTransaction(pool, (client) => client.query(insert, ['after']));
    expect(await kept()).toEqual(['after']);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('survives that its connection breaks between two statements', async () => {
    const work = inTransaction(pool, async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const broken = new Promise((resolve) => client.once('error', resolve));
      await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await broken;
      await client.query(insert, ['a']);
    });
    await expect(work).rejects.toThrow();
    expect(await kept()).toEqual([]);
    expect(pool.totalCount).toBeLessThanOrEqual(2);
  });
});

describe('a pool', () => {
  test('answers whole numbers exactly or not at all, and days as written', async () => {
    const database = await freshDatabase();
    const pool = createPool({ url: database.appUrl, applicationName: 'pool test', onError: rethrow });
    try {
      const { rows } = await pool.query(
        `SELECT 9007199254740991::int8 AS number, ARRAY[1, NULL]::int8[] AS numbers,
                '2024-02-29'::date AS day, ARRAY['2024-02-29']::date[] AS days`,
      );
      expect(rows).toEqual([
        { number: 9007199254740991, numbers: [1, null], day: '2024-02-29', days: ['2024-02-29'] },
      ]);
      await expect(pool.query('SELECT 9007199254740993::int8')).rejects.toThrow('9007199254740993');
    } finally {
      await pool.end();
      await database.drop();
    }
  });

  test('ends a statement that runs too long, and shows who asks', async () => {
    const database = await freshDatabase();
    const pool = createPool({
      url: database.appUrl,
      applicationName: 'pool test',
      statementTimeoutMs: 50,
      onError: rethrow,
    });
    try {
      const { rows } = await pool.query("SELECT current_setting('application_name') AS name");
      expect(rows).toEqual([{ name: 'pool test' }]);
      await expect(pool.query('SELECT pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
    } finally {
      await pool.end();
      await database.drop();
    }
  });
});

function rethrow(error: Error): never {
  throw error;
}
