import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findRunning } from '../../src/infra/postgres/embedded/find-running.ts';
import { newDataDir, removeDataDir } from '../support/data-dirs.ts';
import { startProcess } from './processes.ts';
import { connected, stop } from './talking.ts';
import { ourselves, workplaceFor } from './users.ts';

const workplace = await workplaceFor(ourselves);

describe('the embedded PostgreSQL', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await newDataDir();
  });
  afterEach(() => removeDataDir(dataDir));

  const start = (part?: 'server' | 'guest') => startProcess(ourselves, workplace, dataDir, part);

  test('goes to one of two servers that make it at the same time', async () => {
    const both = [start(), start()] as const;
    await Promise.all(both.map((one) => Promise.any([one.hears('ready'), one.hears('failed')])));
    const outcomes = both.map(({ said }) => said.find(({ event }) => event !== 'log'));
    expect(outcomes.map((said) => said?.code ?? said?.event).sort()).toEqual(['in_use', 'ready']);
    for (const one of both) if (one.said.some(({ event }) => event === 'ready')) await stop(one, 'SIGTERM');
  });

  test('is shared with a guest and stopped by whoever leaves last', async () => {
    const server = start();
    const ready = await server.hears('ready');
    const guest = start('guest');
    expect(await guest.hears('ready')).toMatchObject({ adopted: true, adminUrl: ready.adminUrl });
    await stop(server, 'SIGTERM');
    expect(await findRunning(dataDir)).toEqual({ adminUrl: ready.adminUrl, serverPid: undefined });

    const next = start();
    expect(await next.hears('ready')).toMatchObject({ adopted: true });
    await stop(guest, 'SIGTERM');
    expect(await findRunning(dataDir)).toMatchObject({ serverPid: next.pid });
    await stop(next, 'SIGTERM');
    expect(await findRunning(dataDir)).toBeUndefined();
  });

  test('recovers by itself when one of its sessions crashes, and its server keeps it', async () => {
    const server = start();
    const ready = await server.hears('ready');
    const client = await connected(ready.adminUrl);
    client.on('error', () => undefined);
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    process.kill(Number(rows[0]?.pid), 'SIGKILL');
    expect((await server.hears('log')).message).toContain('has recovered');
    const second = start();
    expect(await second.hears('failed')).toMatchObject({ code: 'in_use' });
    await stop(server, 'SIGTERM');
  });
});
