import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, readFile, rename, rm, rmdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pidFilePath } from '../../src/infra/postgres/embedded/pid-file.ts';
import { startEmbedded } from '../../src/infra/postgres/embedded/start.ts';
import { newDataDir, removeDataDir } from '../support/data-dirs.ts';
import { postmasterPid } from './talking.ts';

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

  test('are refused with a folder for a password', async () => {
    const file = join(dataDir, 'postgres-password');
    await rename(file, `${file}.away`);
    await mkdir(file);
    const message = `${file} is a folder: restore that file from a backup.`;
    await expect(start()).rejects.toMatchObject({ code: 'password_wrong', message });
    await rmdir(file);
    await rename(`${file}.away`, file);
  });

  test('are refused with another password, naming its file, and are left stopped', async () => {
    const file = join(dataDir, 'postgres-password');
    await whileChanged(file, 'of-other-data', async () => {
      const message: unknown = expect.stringMatching(new RegExp(`^${file} .*restore that file`));
      await expect(start()).rejects.toMatchObject({ code: 'password_wrong', message });
      expect(await postmasterPid(dataDir)).toBeUndefined();
    });
    await (await start()).stop();
  });

  test('of a running server are refused with another password, and the server runs on', async () => {
    const server = await start();
    await whileChanged(join(dataDir, 'postgres-password'), 'of-other-data', async () => {
      await expect(start()).rejects.toMatchObject({ code: 'password_wrong' });
      expect(await postmasterPid(dataDir)).toBeDefined();
    });
    await server.stop();
  });

  test.each([
    ['is a file', (file: string) => file],
    ['a folder above it is a file', (file: string) => join(file, 'below/it')],
    ['no folder can be made there', () => '/proc/nope/data'],
  ])('are not begun in a folder that cannot be: %s', async (obstacle, folderFor) => {
    const folder = folderFor(join(dataDir, 'postgres-password'));
    const message: unknown = expect.stringMatching(
      new RegExp(`^The data cannot be kept in ${folder}: .*${obstacle}\\. Set DATA_DIR`),
    );
    await expect(start(folder)).rejects.toMatchObject({ code: 'data_folder', message });
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
