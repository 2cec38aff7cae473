import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { copyRows } from '../../src/infra/postgres/copy-rows.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { inTransaction } from '../../src/infra/postgres/transaction.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pool = createPool({ url: database.migratorUrl, applicationName: 'copy test', size: 2, onError: rethrow });
  const columns = `nth integer PRIMARY KEY, said text, list text[], bytes bytea, doc jsonb, amount numeric(10, 2),
    big bigint, yes boolean, at timestamptz(3)`;
  await pool.query(
    `CREATE SCHEMA copies; CREATE TABLE copies.copied (${columns}); CREATE TABLE copies.inserted (${columns})`,
  );
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(() => pool.query('TRUNCATE copies.copied, copies.inserted'));

const COLUMNS = ['nth', 'said', 'list', 'bytes', 'doc', 'amount', 'big', 'yes', 'at'];
const AWKWARD = [
  ...['', '\\N', '\\.', '\t', 'a\tb', 'a\nb', '\r\n', '\\', '\\\\t', '"', "'", '{}', '{"a"}', 'NULL', ','],
  ...['\b\f\v', ' both ends ', 'é ü 漢字 👩🏽‍🏫', '\u2028', 'x'.repeat(70_000)],
];

describe('rows that are copied', () => {
  test('are the rows that inserting them would have made, however awkward their values are', async () => {
    const rows = AWKWARD.map((text, nth): readonly unknown[] => [
      ...[nth, text, [text, 'other', text], Buffer.from(text), { [text]: [text, null, 1] }],
      ...['-7.50', Number.MAX_SAFE_INTEGER, nth % 2 === 0, new Date(1_700_000_000_123 + nth)],
    ]);
    rows.push([rows.length, null, [], Buffer.alloc(0), {}, null, 0, false, null]);
    rows.push([rows.length, 'nothing else', null, null, null, '0.01', -1, null, new Date(0)]);
    await expectTheSame(rows);
    expect(await countOf('copied')).toBe(AWKWARD.length + 2);
  });

  test('are so for any text', async () => {
    // PostgreSQL has no text with the NUL character.
    const text = fc.string({ unit: 'binary', maxLength: 20 }).filter((one) => !one.includes('\0'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, fc.array(text)), { minLength: 1 }), async (given) => {
        await pool.query('TRUNCATE copies.copied, copies.inserted');
        await expectTheSame(
          given.map(([said, list], nth) => [nth, said, list, ...Array<null>(6).fill(null)]),
        );
      }),
      { numRuns: 20 },
    );
  });

  test('arrive all, also where there are more than go out at once', async () => {
    const rows = Array.from({ length: 20_000 }, (_, nth) => [nth, 'y'.repeat(100)]);
    await inTransaction(pool, (client) => copyRows(client, 'copies.copied', ['nth', 'said'], rows));
    async function* later() {
      for (const [nth = 0, said] of rows) {
        if (Number(nth) % 5_000 === 0) await new Promise(setImmediate);
        yield [nth, said];
      }
    }
    await inTransaction(pool, (client) => copyRows(client, 'copies.inserted', ['nth', 'said'], later()));
    expect(await countOf('copied')).toBe(rows.length);
    expect(await textsOf('copied')).toEqual(await textsOf('inserted'));
  });

  test('are refused all together with the code of what is wrong with one, wherever it stands', async () => {
    const rows = Array.from({ length: 20_000 }, (_, nth) => [nth, 'z'.repeat(100)]);
    const refused = async (wrong: readonly (number | string)[], at: number) => {
      const given = rows.toSpliced(at, 0, [...wrong]);
      await inTransaction(pool, (client) => copyRows(client, 'copies.copied', ['nth', 'said'], given));
    };
    await expect(refused([0, 'again'], 19_999)).rejects.toMatchObject({ code: '23505' });
    await expect(refused(['no number', ''], 0)).rejects.toMatchObject({ code: '22P02' });
    expect(await countOf('copied')).toBe(0);
    await inTransaction(pool, (client) => copyRows(client, 'copies.copied', ['nth', 'said'], rows));
    expect(await countOf('copied')).toBe(rows.length);
  });
});

async function expectTheSame(rows: readonly (readonly unknown[])[]): Promise<void> {
  await inTransaction(pool, async (client) => {
    await copyRows(client, 'copies.copied', COLUMNS, rows);
    for (const row of rows)
      await client.query('INSERT INTO copies.inserted VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [...row]);
  });
  expect(await textsOf('copied')).toEqual(await textsOf('inserted'));
}

async function textsOf(table: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ text: string }>(
    `SELECT one::text AS text FROM copies.${table} one ORDER BY nth`,
  );
  return rows.map(({ text }) => text);
}

async function countOf(table: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM copies.${table}`,
  );
  return rows[0]?.count ?? -1;
}

function rethrow(error: Error): never {
  throw error;
}
