import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findRunning } from '../../src/infra/postgres/embedded/find-running.ts';
import { newDataDir, removeDataDir } from '../support/data-dirs.ts';
import { startProcess } from './processes.ts';
import { postmasterPid, read, stop, write } from './talking.ts';
import { users, workplaceFor, type Workplace } from './users.ts';

describe.each(users)('the embedded PostgreSQL, started by $name', (user) => {
  let workplace: Workplace;
  let dataDir: string;
  beforeAll(async () => {
    workplace = await workplaceFor(user);
    dataDir = await newDataDir(user.account);
  });
  afterAll(() => removeDataDir(dataDir));

  const start = () => startProcess(user, workplace, dataDir);

  test('keeps its data over a stop, a kill -9 of Node and a kill -9 of PostgreSQL', async () => {
    const first = start();
    await write(await first.hears('ready'), 'first');
    await stop(first, 'SIGTERM');
    expect(await postmasterPid(dataDir)).toBeUndefined();

    const second = start();
    expect(await second.hears('ready')).toMatchObject({ adopted: false });
    await write(await second.hears('ready'), 'second');
    const orphan = await postmasterPid(dataDir);
    second.signal('SIGKILL');
    await second.ended;
    expect(await postmasterPid(dataDir)).toBe(orphan);

    const third = start();
    expect(await third.hears('ready')).toMatchObject({ adopted: true });
    expect(await postmasterPid(dataDir)).toBe(orphan);
    await write(await third.hears('ready'), 'third');
    process.kill(Number(orphan), 'SIGKILL');
    expect((await third.hears('lost')).message).toContain('is lost');
    await third.ended;

    const fourth = start();
    expect(await fourth.hears('ready')).toMatchObject({ adopted: false });
    expect(await read(await fourth.hears('ready'))).toEqual(['first', 'second', 'third']);
    await stop(fourth, 'SIGTERM');
  });

  test('outlives a Ctrl-C until the server has drained, and no longer', async () => {
    const server = start();
    await server.hears('ready');
    await stop(server, 'SIGINT');
    expect(server.said.map(({ event }) => event)).toEqual(['ready', 'drained', 'stopped']);
    expect(await postmasterPid(dataDir)).toBeUndefined();
  });

  test('is refused to a second server by name, which changes nothing for the first', async () => {
    const first = start();
    const ready = await first.hears('ready');
    expect(await findRunning(dataDir)).toEqual({ adminUrl: ready.adminUrl, serverPid: first.pid });
    const second = start();
    expect(await second.hears('failed')).toMatchObject({
      code: 'in_use',
      message: `another licensure-ledger (pid ${first.pid}) already uses ${dataDir}; stop it or set DATA_DIR to another folder`,
    });
    await write(ready, 'still there');
    await stop(first, 'SIGTERM');
    expect(await findRunning(dataDir)).toBeUndefined();
  });
});

describe.each(users)(
  'in a folder that is closed to others, the embedded PostgreSQL started by $name',
  (user) => {
    let dataDir: string;
    beforeAll(async () => {
      dataDir = await newDataDir(user.account, 0o700);
    });
    afterAll(() => removeDataDir(dataDir));

    test('runs, says where its data are when they are elsewhere, and finds them again', async () => {
      const workplace = await workplaceFor(user);
      const first = startProcess(user, workplace, dataDir);
      await write(await first.hears('ready'), 'kept');
      const elsewhere = first.said.filter(({ message }) =>
        message?.includes('The data of PostgreSQL are in'),
      );
      expect(elsewhere).toHaveLength(user.name === 'root' ? 1 : 0);
      await stop(first, 'SIGTERM');

      const second = startProcess(user, workplace, dataDir);
      expect(await read(await second.hears('ready'))).toEqual(['kept']);
      await stop(second, 'SIGTERM');
    });
  },
);
