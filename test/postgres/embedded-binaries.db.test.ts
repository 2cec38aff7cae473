import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmod, cp, lstat, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries, installedPackage } from '../../src/infra/postgres/embedded/binaries.ts';
import { runAs } from '../../src/infra/postgres/embedded/run-as.ts';
import { users } from './users.ts';

describe('the binaries of PostgreSQL', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'licensure-ledger-binaries-'));
    await chmod(folder, 0o755);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each(users)('run for $name, also from a folder that is closed to others', async ({ account }) => {
    const shelf = await mkdtemp(join(folder, 'shelf-'));
    const closed = await mkdtemp(join(folder, 'closed-'));
    await cp(installedPackage(), closed, { recursive: true, verbatimSymlinks: true });
    await chmod(closed, 0o700);
    await chmod(shelf, 0o755);

    const found = await findBinaries(account, closed, shelf);
    for (const program of Object.values(found) as string[]) {
      expect(await runAs(account, program, ['--version'])).toMatchObject({ succeeded: true });
    }
    expect(found.postgres.startsWith(account === undefined ? closed : shelf)).toBe(true);
  });

  test('run from a copy, made once, when npm was told to run no install scripts', async () => {
    const installed = join(folder, 'installed');
    const isPlain = async (path: string) => !(await lstat(path)).isSymbolicLink();
    await cp(installedPackage(), installed, { recursive: true, filter: isPlain });

    const found = await findBinaries(undefined, installed, folder);
    expect(found.postgres.startsWith(installed)).toBe(false);
    expect(await runAs(undefined, found.postgres, ['--version'])).toMatchObject({ succeeded: true });

    const made = await lstat(found.postgres);
    expect(await findBinaries(undefined, installed, folder)).toEqual(found);
    expect((await lstat(found.postgres)).ino).toBe(made.ino);
  });

  test('that do not run on this machine are refused with the reason', async () => {
    const broken = join(folder, 'broken');
    await cp(installedPackage(), broken, { recursive: true });
    await writeFile(join(broken, 'native', 'bin', 'postgres'), 'not a program');
    await expect(findBinaries(undefined, broken, join(folder, 'shelf'))).rejects.toMatchObject({
      code: 'binaries_do_not_run',
    });
  });
});
