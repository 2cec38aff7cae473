import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { masterKeyFrom } from '../../src/infra/keys/master-key.ts';
import { MASTER_KEY_FILE, masterKeyInFile } from '../../src/infra/keys/master-key-file.ts';

const TEXT = Buffer.alloc(32, 7).toString('base64');

describe('a master key', () => {
  test('is the same whenever it is given, and its name tells nothing of it', () => {
    const key = masterKeyFrom(TEXT);
    expect(masterKeyFrom(`${TEXT}\n`)).toEqual(key);
    expect(key.id).toMatch(/^[0-9a-f]{16}$/);
    expect(Buffer.from(TEXT, 'base64').toString('hex')).not.toContain(key.id);
    expect(masterKeyFrom(Buffer.alloc(32, 8).toString('base64')).id).not.toBe(key.id);
  });

  test.each([
    '',
    'short',
    TEXT.slice(0, -1),
    `${TEXT}AAAA`,
    Buffer.alloc(16).toString('base64'),
    '!'.repeat(44),
  ])('of another length or alphabet is refused without being repeated: %j', (text) => {
    const attempt = () => masterKeyFrom(text);
    expect(attempt).toThrow(expect.objectContaining({ code: 'bad_master_key' }));
    if (text !== '') expect(attempt).not.toThrow(text);
  });
});

describe('the master key in a file', () => {
  let folder: string;
  let dataDir: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'master-key-'));
    dataDir = join(folder, 'data');
    file = join(dataDir, MASTER_KEY_FILE);
  });

  afterEach(() => rm(folder, { recursive: true }));

  test('is made once, for its owner only, also when many start at the same time', async () => {
    const keys = await Promise.all(Array.from({ length: 10 }, () => masterKeyInFile(dataDir, undefined)));
    const stored = masterKeyFrom(await readFile(file, 'utf8'));
    for (const key of keys) expect(key).toEqual(stored);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual([MASTER_KEY_FILE]);
    expect(await masterKeyInFile(dataDir, undefined)).toEqual(stored);
  });

  test('that others may read is refused, with what to do', async () => {
    await masterKeyInFile(dataDir, undefined);
    await chmod(file, 0o644);
    await expect(masterKeyInFile(dataDir, undefined)).rejects.toMatchObject({
      code: 'open_master_key',
      message: expect.stringContaining('chmod 600') as unknown,
    });
  });

  test('that is missing is not made anew for a ledger that began with it, which says what to restore', async () => {
    const { id } = masterKeyFrom(TEXT);
    await expect(masterKeyInFile(dataDir, id)).rejects.toMatchObject({
      code: 'master_key_missing',
      message: expect.stringMatching(
        new RegExp(`^${file} is missing.*restore that file, with master key ${id}`),
      ) as unknown,
    });
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });

    await masterKeyInFile(dataDir, undefined);
    await writeFile(file, TEXT);
    expect((await masterKeyInFile(dataDir, id)).id).toBe(id);
  });

  test('that is a folder is refused by its name', async () => {
    await mkdir(file, { recursive: true });
    await expect(masterKeyInFile(dataDir, undefined)).rejects.toMatchObject({
      code: 'bad_master_key',
      message: `${file} is a folder: restore that file from a backup.`,
    });
  });

  test('that holds something else is refused and left as it is', async () => {
    await masterKeyInFile(dataDir, undefined);
    await writeFile(file, 'half a k');
    await expect(masterKeyInFile(dataDir, undefined)).rejects.toMatchObject({ code: 'bad_master_key' });
    expect(await readFile(file, 'utf8')).toBe('half a k');
  });
});
