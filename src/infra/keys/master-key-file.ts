import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '../../app/fault.ts';
import { KEY_BYTES } from '../../app/log/educator-key.ts';
import { syncFolder, writeDurably } from '../durable-files.ts';
import { masterKeyFrom } from './master-key.ts';
import type { MasterKey } from './master-key.ts';

export const MASTER_KEY_FILE = 'master.key';

/**
 * The master key of a development installation: a file in its data folder, readable by its owner only, made
 * the first time and never again: `begunWith` names the key that the ledger began with, if it began. Production is
 * given its key instead, so that it is kept apart from the data. Throws `master_key_missing` when there is no file
 * though the ledger began, `bad_master_key` when it holds something else, `open_master_key` when others may read it.
 */
export async function masterKeyInFile(dataDir: string, begunWith: string | undefined): Promise<MasterKey> {
  const path = join(dataDir, MASTER_KEY_FILE);
  const text = (await readIfThere(path)) ?? (await createForNewLedger(dataDir, path, begunWith));
  await refuseIfOpen(path);
  try {
    return masterKeyFrom(text);
  } catch (cause) {
    throw fault('bad_master_key', `${path} does not hold a master key: restore it from a backup.`, cause);
  }
}

/** A new key beside data of another would open nothing, and would be in the way of the file to be restored. */
async function createForNewLedger(
  dataDir: string,
  path: string,
  begunWith: string | undefined,
): Promise<string> {
  if (begunWith === undefined) return create(dataDir, path);
  throw fault(
    'master_key_missing',
    `${path} is missing, and without it nobody can read what this ledger holds of people: ` +
      `restore that file, with master key ${begunWith}, from a backup.`,
  );
}

/** Linked into place once it is complete and on disk: nobody reads half a key, and of two makers one wins. */
async function create(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  await writeDurably(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`);
  try {
    await link(draft, path);
    await syncFolder(dataDir);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return readFile(path, 'utf8');
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (codeOf(error) !== 'EISDIR') throw error;
    throw fault('bad_master_key', `${path} is a folder: restore that file from a backup.`, error);
  }
}

/** Windows has no such mode bits; there the folder's own rights protect the file. */
async function refuseIfOpen(path: string): Promise<void> {
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw fault('open_master_key', `${path} can be read by other users: run \`chmod 600 ${path}\`.`);
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
