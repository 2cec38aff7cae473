import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fault } from '../../app/fault.ts';
import { hasCode } from '../../app/has-code.ts';

export const MANIFEST_FILE = 'manifest.json';
/** Educators whose keys were erased, one a line: what a restore of an older backup must not bring back. */
export const ERASED_FILE = 'erased.txt';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const identifier = z.string().regex(/^[a-z_]+$/);

const keptFile = z.strictObject({
  file: z.string().regex(/^[a-z_.]+$/),
  table: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
  columns: z.array(identifier).min(1),
  rows: count,
  bytes: count,
  sha256: digest,
});

const manifest = z.strictObject({
  format: z.literal('licensure-ledger/backup/1'),
  made_at: z.iso.datetime(),
  /** Hash of the first event: two backups with the same are of one ledger. Null for an empty ledger. */
  ledger: digest.nullable(),
  head: z.strictObject({ ordinal: count, recorded_at: count }),
  /** Names the master key that wraps the keys; it is not in the backup. Null when the ledger has not begun. */
  master_key: z.string().nullable(),
  keys: z.strictObject({ educators: count, erased: count }),
  migrations: z.array(z.strictObject({ number: count, name: z.string(), digest })).min(1),
  files: z.array(keptFile).min(1),
  erased: z.strictObject({ rows: count, sha256: digest }),
});

export type Manifest = z.output<typeof manifest>;
export type KeptFile = z.output<typeof keptFile>;

/** What stands in the folder. Throws `no_backup` when it is none, `bad_backup` when it cannot be read as one. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR')) throw error;
    throw fault('no_backup', `${folder} holds no backup: there is no ${MANIFEST_FILE} in it.`);
  });
  const read = manifest.safeParse(asJson(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
  throw fault('bad_backup', `${path} is not the manifest of a backup that this version can read${where}.`);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Throws `bad_backup` at the first file that is not, byte for byte, what was backed up. */
export async function checkDigests(folder: string, { files, erased }: Manifest): Promise<void> {
  const named = [...files.map(({ file, sha256 }) => ({ file, sha256 })), { file: ERASED_FILE, ...erased }];
  for (const { file, sha256 } of named) {
    const path = join(folder, file);
    const found = await digestOf(path).catch((error: unknown) => {
      if (!hasCode(error, 'ENOENT')) throw error;
      throw fault('bad_backup', `${path} is missing: this backup is not whole.`);
    });
    if (found !== sha256)
      throw fault('bad_backup', `${path} was changed: its SHA-256 is ${found}, not ${sha256}.`);
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
