import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fault } from '../../../app/fault.ts';
import { hasCode } from '../../../app/has-code.ts';

/**
 * Makes the data folder, and those above it, unless it is there. Folder by folder: where none can be made, as below
 * /proc, Node's own recursive mkdir tries for ever. Throws `data_folder`, saying what is in the way.
 */
export async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    await makeWithParents(dataDir);
  } catch (error) {
    throw fault(
      'data_folder',
      `The data cannot be kept in ${dataDir}: ${obstacleOf(error)}. Set DATA_DIR to a folder of your own.`,
      error,
    );
  }
}

async function makeWithParents(path: string): Promise<void> {
  try {
    await makeOne(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT') || dirname(path) === path) throw error;
    await makeWithParents(dirname(path));
    await makeOne(path);
  }
}

async function makeOne(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    // Made before, or by another start at the same time.
    if (hasCode(error, 'EEXIST') && (await stat(path)).isDirectory()) return;
    throw error;
  }
}

function obstacleOf(error: unknown): string {
  if (hasCode(error, 'EEXIST')) return 'it, or a folder above it, is a file';
  if (hasCode(error, 'ENOTDIR')) return 'a folder above it is a file';
  if (hasCode(error, 'EACCES', 'EPERM')) return 'this user may not make it';
  if (hasCode(error, 'EROFS')) return 'the disk can only be read';
  if (hasCode(error, 'ENOSPC')) return 'the disk is full';
  return 'no folder can be made there';
}
