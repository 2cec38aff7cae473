import { mkdir, stat } from 'node:fs/promises';
import { fault } from '../fault.ts';
import { hasCode } from '../has-code.ts';

/**
 * Makes the folder for receipts where there is none; the folder above it must exist. Not recursively: a misspelt path
 * would be made with all its folders, and below /proc Node tries for ever.
 */
export async function makeReceiptsFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (hasCode(error, 'EEXIST') && (await stat(path)).isDirectory()) return;
    throw fault('receipts_folder', `No receipts can be written to ${path}: ${obstacleOf(error)}.`, error);
  }
}

function obstacleOf(error: unknown): string {
  if (hasCode(error, 'EEXIST')) return 'it is a file; name a folder';
  if (hasCode(error, 'ENOENT', 'ENOTDIR'))
    return 'no folder can be made there; name one that exists, or a new one right below it';
  return 'this user may not make it; name a folder that may be written to';
}
