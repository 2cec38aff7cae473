import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fault } from '../../app/fault.ts';
import { hasCode } from '../../app/has-code.ts';
import { isEducatorId } from '../../domain/values/identifiers.ts';
import { ERASED_FILE, type Manifest, MANIFEST_FILE, readManifest } from './manifest.ts';

/**
 * Whose keys must not come back with a backup: an erasure is for ever, so every other backup of the same ledger that
 * lies beside it is asked, and the given lists are (files of one educator a line, or folders of backups).
 */
export async function erasedElsewhere(
  folder: string,
  manifest: Manifest,
  lists: readonly string[],
): Promise<ReadonlySet<string>> {
  const texts: string[] = [];
  for (const other of await backupsBeside(folder)) {
    const theirs = await readManifest(other);
    const isSame = theirs.master_key === manifest.master_key && theirs.ledger === manifest.ledger;
    if (isSame) texts.push(await listOf(other, theirs));
  }
  for (const path of lists) {
    const isBackup = (await stat(path)).isDirectory();
    texts.push(isBackup ? await listOf(path, await readManifest(path)) : await readFile(path, 'utf8'));
  }
  return new Set(texts.flatMap(educatorsIn));
}

async function listOf(folder: string, { erased }: Manifest): Promise<string> {
  const path = join(folder, ERASED_FILE);
  const text = await readFile(path, 'utf8');
  if (createHash('sha256').update(text).digest('hex') !== erased.sha256)
    throw fault('bad_backup', `${path} was changed: nobody knows any more who was erased.`);
  return text;
}

async function backupsBeside(folder: string): Promise<readonly string[]> {
  const own = resolve(folder);
  const entries = await readdir(dirname(own), { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(dirname(own), entry.name);
    if (entry.isDirectory() && path !== own && (await isThere(join(path, MANIFEST_FILE)))) found.push(path);
  }
  return found;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

function educatorsIn(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const named = lines.filter((line) => line !== '');
  if (!named.every(isEducatorId))
    throw fault('bad_list', 'A list of erased educators has one id a line, as TN-100001, and nothing else.');
  return named;
}
