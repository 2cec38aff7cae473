import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pidFilePath } from '../../src/infra/postgres/embedded/pid-file.ts';
import { startEmbedded } from '../../src/infra/postgres/embedded/start.ts';
import { newDataDir, removeDataDir } from '../support/data-dirs.ts';

describe('data that PostgreSQL left', () => {
  let dataDir: string;
  let data: string;
  beforeAll(async () => {
    dataDir = await newDataDir();
    data = join(dataDir, 'postgres');
    await (await start()).stop();
  });
  afterAll(() => removeDataDir(dataDir));

  const start = (folder = dataDir) =>
    startEmbedded({
      dataDir: folder,
      part: 'server',
      log: () => undefined,
      onLost: (because) => {
        throw because;
      },
    });

  test('start again although a stale pid file names a process that lives', async () => {
    const lines = [process.pid, data, 0, 5432, '', '127.0.0.1', '0 0', 'ready'];
    await writeFile(pidFilePath(data), lines.join('\n'));
    const server = await start();
    expect(server.adopted).toBe(false);
    await server.stop();
  });

  test('with settings it does not know make it say why, in words of its own log', async () => {
    await whileChanged(join(data, 'postgresql.conf'), 'no_such_setting = 1\n', async () => {
      const message: unknown = expect.stringContaining(
        'unrecognized configuration parameter "no_such_setting"',
      );
      await expect(start()).rejects.toMatchObject({ code: 'start_failed', message });
    });
  });

  test('of another major version are refused with what to do', async () => {
    await whileChanged(join(data, 'PG_VERSION'), '17\n', async () => {
      const message: unknown = expect.stringMatching(
        /written by PostgreSQL 17.*set DATA_DIR to a new folder/,
      );
      await expect(start()).rejects.toMatchObject({ code: 'data_of_another_version', message });
    });
  });

  test('are refused without their password', async () => {
    const file = join(dataDir, 'postgres-password');
    await rename(file, `${file}.away`);
    await expect(start()).rejects.toMatchObject({ code: 'password_missing' });
    await rename(`${file}.away`, file);
  });

  test('are refused when they belong to root', async () => {
    const other = await newDataDir();
    await symlink('/', join(other, 'postgres'));
    await expect(start(other)).rejects.toMatchObject({ code: 'data_of_root' });
    await rm(dirname(other), { recursive: true });
  });

  test('are refused when the folder they are in is gone', async () => {
    const other = await newDataDir();
    await symlink(join(other, 'nowhere'), join(other, 'postgres'));
    await expect(start(other)).rejects.toMatchObject({ code: 'data_gone' });
    await rm(dirname(other), { recursive: true });
  });
});

async function whileChanged(file: string, text: string, work: () => Promise<void>): Promise<void> {
  const before = await readFile(file);
  await writeFile(file, text);
  await work();
  await writeFile(file, before);
}
