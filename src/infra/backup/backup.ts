import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import type { ImportProgress } from '../../app/import/progress.ts';
import { fault } from '../../app/fault.ts';
import { hasCode } from '../../app/has-code.ts';
import { syncFolder, writeDurably } from '../durable-files.ts';
import type { Applied } from '../postgres/pending-migrations.ts';
import { columnTypes } from '../postgres/pool.ts';
import { type Counted, counting } from './count-rows.ts';
import { ERASED_FILE, type KeptFile, type Manifest, MANIFEST_FILE } from './manifest.ts';
import { columnsOf, KEPT, type KeptTable, entriesIn } from './tables.ts';

export interface BackupSettings {
  /** Connection of the role that owns the schemas. */
  readonly url: string;
  /** Made by this; it must not be there yet, or be empty. */
  readonly folder: string;
  readonly progress: ImportProgress;
  readonly now: () => number;
}

/**
 * Writes one consistent snapshot of the ledger, beside servers that go on. It is whole or not there: the folder gets
 * its name when everything in it is on disk.
 */
export async function backUp({ url, folder, progress, now }: BackupSettings): Promise<Manifest> {
  await refuseIfTaken(folder);
  const draft = `${folder}.partial`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const client = new pg.Client({
    ...{ connectionString: url, application_name: 'licensure-ledger backup', types: columnTypes() },
    statement_timeout: 0,
  });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const manifest = await writeSnapshot(client, draft, progress, new Date(now()).toISOString());
    await client.query('COMMIT');
    await writeDurably(join(draft, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
    await syncFolder(draft);
    await rename(draft, folder);
    await syncFolder(dirname(folder));
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function refuseIfTaken(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  if (names.length > 0)
    throw fault('folder_taken', `${folder} is not empty: name a folder that is not there yet.`);
  await mkdir(dirname(folder), { recursive: true });
}

const MIGRATIONS = 'SELECT number, name, digest FROM ledger_migrations.applied ORDER BY number';
const stateBy = (entries: string) => `
  SELECT h.ordinal, h.recorded_at,
    (SELECT encode(e.hash, 'hex') FROM ${entries} e WHERE e.ordinal = 1) AS ledger,
    (SELECT m.key_id FROM ledger.master_key m) AS master_key
  FROM ledger.head h`;
const ERASED = `SELECT educator FROM ledger.educator_keys WHERE erased_at IS NOT NULL ORDER BY educator`;

interface State {
  readonly ordinal: number;
  readonly recorded_at: number;
  readonly ledger: string | null;
  readonly master_key: string | null;
}

async function writeSnapshot(
  client: pg.Client,
  folder: string,
  progress: ImportProgress,
  madeAt: string,
): Promise<Manifest> {
  const migrations = (await client.query<Applied>(MIGRATIONS)).rows;
  const [state] = (await client.query<State>(stateBy(await entriesIn(client)))).rows;
  if (state === undefined) throw fault('bad_answer', 'The row of ledger.head is missing.');
  const { ordinal, recorded_at, ledger, master_key } = state;
  const files: KeptFile[] = [];
  for (const table of KEPT) {
    const columns = await columnsOf(client, table.name);
    if (columns.length > 0) files.push(await copyOut(client, folder, table, columns, progress));
  }
  const { rows: erased } = await client.query<{ educator: string }>(ERASED);
  const list = erased.map(({ educator }) => `${educator}\n`).join('');
  await writeDurably(join(folder, ERASED_FILE), list);
  return {
    ...{ format: 'licensure-ledger/backup/1', made_at: madeAt, ledger, head: { ordinal, recorded_at } },
    master_key,
    keys: {
      educators: files.find(({ table }) => table === 'ledger.educator_keys')?.rows ?? 0,
      erased: erased.length,
    },
    migrations: migrations.map(({ number, name, digest }) => ({ number, name, digest })),
    files,
    erased: { rows: erased.length, sha256: createHash('sha256').update(list).digest('hex') },
  };
}

async function copyOut(
  client: pg.Client,
  folder: string,
  { name: table, order }: KeptTable,
  columns: readonly string[],
  progress: ImportProgress,
): Promise<KeptFile> {
  const file = `${table}.copy`;
  const { rows: sizes } = await client.query<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`);
  progress.begin(table, sizes[0]?.rows ?? 0);
  const hash = createHash('sha256');
  const counted: Counted = { rows: 0, bytes: 0 };
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const rows = client.query(to(`COPY (SELECT ${list} FROM ${table} ORDER BY ${order}) TO STDOUT`));
  const out = createWriteStream(join(folder, file), { flags: 'wx', mode: 0o600, flush: true });
  try {
    await pipeline(rows, counting(counted, hash, progress), out);
  } finally {
    progress.end();
  }
  return { file, table, columns: [...columns], ...counted, sha256: hash.digest('hex') };
}
