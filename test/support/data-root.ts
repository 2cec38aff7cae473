import { execFile } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Where the data folders of a run are, as its set-up tells whoever it starts. */
export const DATA_ROOT_VARIABLE = 'TEST_DATA_ROOT';

/** Linux keeps in memory what is written here. */
const MEMORY = '/dev/shm';
/** For every server a gigabyte, which the log of one may come to; 0.2 were seen at once. */
const ROOM_BYTES = 6 * 2 ** 30;

/** Wherever a run may have chosen to have them. */
export const DATA_ROOTS: readonly string[] = [tmpdir(), MEMORY];

export function dataRoot(): string {
  return process.env[DATA_ROOT_VARIABLE] ?? tmpdir();
}

/**
 * Memory where there is plenty of it, else the disk. A run makes and removes hundreds of databases, each of hundreds
 * of files; and what outlives a `kill -9` outlives it in either, since a process that dies leaves its files alone.
 */
export async function chooseDataRoot(): Promise<string> {
  if (process.availableMemory() < 2 * ROOM_BYTES) return tmpdir();
  const found = await statfs(MEMORY).catch(() => undefined);
  const isRoomy = found !== undefined && found.bavail * found.bsize >= ROOM_BYTES;
  return isRoomy && (await mayRunPrograms(MEMORY)) ? MEMORY : tmpdir();
}

/** PostgreSQL's programs are copied beside its data where the user it runs as cannot enter ours. */
async function mayRunPrograms(root: string): Promise<boolean> {
  const folder = await mkdtemp(join(root, 'may-run-')).catch(() => undefined);
  if (folder === undefined) return false;
  try {
    const program = join(folder, 'program');
    await writeFile(program, '#!/bin/sh\n', { mode: 0o700 });
    return await promisify(execFile)(program).then(
      () => true,
      () => false,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
