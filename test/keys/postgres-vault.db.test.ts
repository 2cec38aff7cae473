import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { findMasterKeyId } from '../../src/infra/keys/key-table.ts';
import { masterKeyFrom } from '../../src/infra/keys/master-key.ts';
import { openPostgresVault } from '../../src/infra/keys/postgres-vault.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { freshDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { describeVault } from './behaviour.ts';

const MASTER = masterKeyFrom(randomBytes(32).toString('base64'));

function poolOn(url: string): pg.Pool {
  return createPool({ url, applicationName: 'vault test', onError: () => undefined });
}

describeVault('PostgreSQL', async () => {
  const database = await freshDatabase();
  const pool = poolOn(database.appUrl);
  return {
    vault: await openPostgresVault(pool, MASTER),
    async close() {
      await pool.end();
      await database.drop();
    },
  };
});

describe('the table of keys', () => {
  let database: TestDatabase;
  let app: pg.Pool;
  let migrator: pg.Pool;

  beforeEach(async () => {
    database = await freshDatabase();
    app = poolOn(database.appUrl);
    migrator = poolOn(database.migratorUrl);
  });

  afterEach(async () => {
    await Promise.all([app.end(), migrator.end()]);
    await database.drop();
  });

  async function storedKeys() {
    const { rows } = await app.query<{ educator: string; wrapped_key: Buffer | null }>(
      'SELECT educator, wrapped_key FROM ledger.educator_keys ORDER BY educator',
    );
    return rows;
  }

  test('has the key, committed, before it is answered', async () => {
    const vault = await openPostgresVault(app, MASTER);
    const key = await vault.keyFor('TN-1');
    // Another process with an empty cache and only the table reads the same key.
    expect(await (await openPostgresVault(migrator, MASTER)).keyFor('TN-1')).toEqual(key);
  });

  test('holds one key though two processes make it at the same time', async () => {
    const [one, two] = await Promise.all([
      openPostgresVault(app, MASTER),
      openPostgresVault(migrator, MASTER),
    ]);
    for (let n = 0; n < 20; n += 1) {
      const [first, second] = await Promise.all([one.keyFor(`TN-${n}`), two.keyFor(`TN-${n}`)]);
      expect(first).toEqual(second);
    }
    expect(await storedKeys()).toHaveLength(20);
  });

  test('names the master key it began with, and none before', async () => {
    expect(await findMasterKeyId(app)).toBeUndefined();
    await openPostgresVault(app, MASTER);
    expect(await findMasterKeyId(app)).toBe(MASTER.id);
  });

  test('is refused with another master key, by name and with what to do', async () => {
    await openPostgresVault(app, MASTER);
    const other = masterKeyFrom(randomBytes(32).toString('base64'));
    await expect(openPostgresVault(app, other)).rejects.toMatchObject({
      code: 'wrong_master_key',
      message: expect.stringContaining('MASTER_KEY') as unknown,
    });
    await expect(openPostgresVault(app, MASTER)).resolves.toBeDefined();
  });

  test('holds no key in clear, and none at all once it is erased', async () => {
    const vault = await openPostgresVault(app, MASTER);
    await vault.keyFor('TN-1');
    expect((await storedKeys())[0]?.wrapped_key).toHaveLength(60);
    await vault.erase('TN-1');
    expect(await storedKeys()).toEqual([{ educator: 'TN-1', wrapped_key: null }]);
  });

  test('lets an erased key be neither removed, made again nor brought back, by the app or the owner', async () => {
    const vault = await openPostgresVault(app, MASTER);
    await vault.keyFor('TN-1');
    const [before] = await storedKeys();
    await vault.erase('TN-1');
    const attempts = [
      'DELETE FROM ledger.educator_keys',
      'TRUNCATE ledger.educator_keys',
      `UPDATE ledger.educator_keys SET wrapped_key = '\\x${before?.wrapped_key?.toString('hex') ?? ''}', erased_at = NULL`,
    ];
    for (const pool of [app, migrator]) {
      for (const attempt of attempts)
        await expect(pool.query(attempt)).rejects.toMatchObject({ code: '42501' });
    }
    expect(await (await openPostgresVault(migrator, MASTER)).keyFor('TN-1')).toEqual({ erased: true });
  });

  test('lets a living key be only erased: nobody exchanges or renames it', async () => {
    const vault = await openPostgresVault(app, MASTER);
    await vault.keyFor('TN-1');
    const attempts = [
      `UPDATE ledger.educator_keys SET wrapped_key = decode(repeat('00', 60), 'hex')`,
      `UPDATE ledger.educator_keys SET educator = 'TN-2', wrapped_key = NULL, erased_at = now()`,
      `UPDATE ledger.master_key SET key_id = 'mine'`,
      'DELETE FROM ledger.master_key',
    ];
    for (const pool of [app, migrator]) {
      for (const attempt of attempts)
        await expect(pool.query(attempt)).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('finds a key out that was copied from another educator', async () => {
    const vault = await openPostgresVault(app, MASTER);
    await vault.keyFor('TN-1');
    await app.query(`INSERT INTO ledger.educator_keys (educator, wrapped_key, key_id)
                     SELECT 'TN-2', wrapped_key, key_id FROM ledger.educator_keys`);
    await expect(vault.keyFor('TN-2')).rejects.toMatchObject({ code: 'cannot_unwrap' });
  });
});
