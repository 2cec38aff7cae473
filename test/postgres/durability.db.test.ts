import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { requireDurability } from '../../src/infra/postgres/durability.ts';
import { startEmbedded } from '../../src/infra/postgres/embedded/start.ts';
import type { Embedded } from '../../src/infra/postgres/embedded/supervise.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { APP_ROLE, prepareDatabase } from '../../src/infra/postgres/roles.ts';
import { newDataDir, removeDataDir } from '../support/data-dirs.ts';

describe('a server that could lose confirmed events', () => {
  // A server of its own: these settings would hold for every test on the shared one.
  let dataDir: string;
  let embedded: Embedded;
  let appUrl: string;
  let admin: pg.Client;
  beforeAll(async () => {
    dataDir = await newDataDir();
    embedded = await startEmbedded({ dataDir, part: 'server', log: () => undefined, onLost: rethrow });
    ({ appUrl } = await prepareDatabase(embedded.adminUrl));
    admin = new pg.Client(embedded.adminUrl);
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await embedded.stop();
    await removeDataDir(dataDir);
  });

  async function check(): Promise<void> {
    const pool = createPool({ url: appUrl, applicationName: 'durability test', onError: rethrow });
    try {
      await requireDurability(pool);
    } finally {
      await pool.end();
    }
  }

  test('is not what we start ourselves', async () => {
    await expect(check()).resolves.toBeUndefined();
  });

  test.each(['fsync', 'full_page_writes'])('is refused when %s is off for all', async (name) => {
    await admin.query(`ALTER SYSTEM SET ${name} = off`);
    await reload();
    await expect(check()).rejects.toMatchObject({
      code: 'not_durable',
      message: expect.stringContaining(`${name} is off (from: configuration file`) as unknown,
    });
    await admin.query(`ALTER SYSTEM RESET ${name}`);
    await reload();
    await expect(check()).resolves.toBeUndefined();
  });

  test('is refused when synchronous_commit is off for our role alone, and says so', async () => {
    await admin.query(`ALTER ROLE ${APP_ROLE} SET synchronous_commit = off`);
    await expect(check()).rejects.toMatchObject({
      code: 'not_durable',
      message: expect.stringContaining('synchronous_commit is off (from: user)') as unknown,
    });
    await admin.query(`ALTER ROLE ${APP_ROLE} RESET synchronous_commit`);
  });

  /** New connections see a changed file once the server has read it. */
  async function reload(): Promise<void> {
    const before = 'SELECT pg_conf_load_time() AS at';
    const [{ at: earlier }] = (await admin.query<{ at: Date }>(before)).rows as [{ at: Date }];
    await admin.query('SELECT pg_reload_conf()');
    for (;;) {
      const [{ at }] = (await admin.query<{ at: Date }>(before)).rows as [{ at: Date }];
      if (at > earlier) return;
    }
  }
});

function rethrow(error: Error): never {
  throw error;
}
