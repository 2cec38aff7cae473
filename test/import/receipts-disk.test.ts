import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openReceipts, type Receipt } from '../../src/app/import/receipts.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'receipts-disk-'));
});
afterAll(() => rm(folder, { recursive: true }));

const ROW: Receipt = { row: 1, line: 2, recorded: ['credit-1@0'], events: ['e'.repeat(36)] };

describe('receipts', () => {
  test('that cannot be begun say where and what to do', async () => {
    const path = join(folder, 'no/such.receipts.csv');
    await expect(openReceipts(path)).rejects.toMatchObject({
      code: 'receipts_unwritable',
      message: expect.stringMatching(/such\.receipts\.csv\.partial \(ENOENT\): .*--receipts/) as unknown,
    });
  });

  test('that are abandoned leave what there is, and no file where there is nothing', async () => {
    for (const [name, rows] of Object.entries({ none: [], one: [ROW] })) {
      const receipts = await openReceipts(join(folder, name));
      for (const row of rows) await receipts.add(row);
      await receipts.abandon();
    }
    expect(await readdir(folder)).toEqual(['one.partial']);
  });

  test('that fill the disk say so to whoever writes them', async () => {
    const path = join(folder, 'full.receipts.csv');
    await symlink('/dev/full', `${path}.partial`);
    const writing = async () => {
      const receipts = await openReceipts(path);
      for (let n = 0; n < 5000; n += 1) await receipts.add(ROW);
      await receipts.complete();
    };
    await expect(writing()).rejects.toMatchObject({
      code: 'receipts_unwritable',
      message: expect.stringContaining('ENOSPC') as unknown,
    });
  });
});
