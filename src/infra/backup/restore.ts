import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import type { ImportProgress } from '../../app/import/progress.ts';
import { fault } from '../../app/fault.ts';
import { migrate, MIGRATIONS_FOLDER } from '../postgres/migrate.ts';
import { readMigrations } from '../postgres/migration-files.ts';
import { columnTypes } from '../postgres/pool.ts';
import { transactionOn } from '../postgres/transaction.ts';
import { type Counted, counting } from './count-rows.ts';
import { erasedElsewhere } from './erasures.ts';
import { checkDigests, type KeptFile, type Manifest, readManifest } from './manifest.ts';
import { requireEmpty } from './require-empty.ts';
import { restoreKeys, STAGED_KEYS } from './restore-keys.ts';
import { entriesIn, KEPT } from './tables.ts';
import { verifyLog } from './verify-log.ts';

export interface RestoreSettings {
  /** Connection of the role that owns the schemas, in a database without a ledger. */
  readonly url: string;
  readonly appRole: string;
  readonly folder: string;
  /** Lists of educators whose keys were erased since the backup: files, or folders of newer backups. */
  readonly erased: readonly string[];
  /** Throws unless the master key at hand is the one with that id. */
  readonly checkMasterKey: (id: string) => Promise<void>;
  readonly progress: ImportProgress;
  /**
   * Looks whether the log of the backup is elsewhere, and throws unless it is; then everything but the events is
   * restored, and they are indexed from there.
   */
  readonly checkLogElsewhere?: (manifest: Manifest) => Promise<void>;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Whose keys the backup held although they were erased since; they did not come back. */
  readonly erasedAgain: readonly string[];
}

/**
 * Puts a backup into an empty database: all of it in one transaction, or nothing. Every file is compared with its
 * digest before, every event with its hash after it was written; read models are computed by the next projector.
 */
export async function restore(settings: RestoreSettings): Promise<Restored> {
  const { url, appRole, folder, erased, checkMasterKey, checkLogElsewhere, progress } = settings;
  const manifest = await readManifest(folder);
  await requireKnownSchema(manifest);
  if (manifest.master_key !== null) await checkMasterKey(manifest.master_key);
  await checkDigests(folder, manifest);
  const gone = await erasedElsewhere(folder, manifest, erased);
  await checkLogElsewhere?.(manifest);
  const contents = { folder, manifest, hasEvents: checkLogElsewhere === undefined };

  const client = new pg.Client({
    ...{ connectionString: url, application_name: 'licensure-ledger restore', types: columnTypes() },
    statement_timeout: 0,
  });
  await client.connect();
  try {
    await requireEmpty(client, manifest);
    // As it was when the backup was made; what changed since is done to the restored data, as to any.
    await migrate({ url, appRole, until: Math.max(...manifest.migrations.map(({ number }) => number)) });
    const erasedAgain = await transactionOn(
      client,
      () => load(client, contents, gone, progress),
      () => undefined,
    );
    await client.query('ANALYZE ledger.events');
    await migrate({ url, appRole });
    return { manifest, erasedAgain };
  } finally {
    await client.end();
  }
}

/** A newer version may have made the backup, or a file of this one was changed: then nobody knows what is in it. */
async function requireKnownSchema({ migrations }: Manifest): Promise<void> {
  const here = new Map((await readMigrations(MIGRATIONS_FOLDER)).map((file) => [file.number, file]));
  const unlike = migrations.find(({ number, digest }) => here.get(number)?.digest !== digest);
  if (unlike === undefined) return;
  throw fault(
    'bad_backup',
    `The backup's schema has migration ${unlike.name}, which this version does not have: restore it with the ` +
      'version that made it, or a newer one.',
  );
}

/** What of the index is restored was seen over there, and nothing beyond. */
const GO_ON = 'UPDATE ledger.log_cursor SET position = (SELECT max(position) FROM ledger.log_index)';

interface Contents {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Whether the events are to be restored, or their index. */
  readonly hasEvents: boolean;
}

async function load(
  client: pg.Client,
  { folder, manifest, hasEvents }: Contents,
  gone: ReadonlySet<string>,
  progress: ImportProgress,
): Promise<readonly string[]> {
  // Nobody appends meanwhile, or has since it was looked at.
  await client.query('LOCK TABLE ledger.head IN EXCLUSIVE MODE');
  await requireEmpty(client, manifest);
  await client.query(STAGED_KEYS);
  const kept = KEPT.flatMap(({ name }) => manifest.files.filter(({ table }) => table === name));
  if (kept.length !== manifest.files.length)
    throw fault('bad_backup', 'The manifest names tables that this version does not keep.');
  const { rowCount: named } = await client.query(NAMED);
  const isThere = (table: string) =>
    (!hasEvents && OF_EVENTS.has(table)) || (named !== 0 && table === 'ledger.master_key');
  const wanted = kept.filter(({ table }) => !isThere(table));
  for (const file of wanted) await copyIn(client, folder, file, progress);
  const erasedAgain = await restoreKeys(client, manifest.master_key, gone);
  if (hasEvents) await restoreHead(client, manifest);
  return erasedAgain;
}

/** The name of the master key, where a server was started before: it is that of the backup, or nothing is restored. */
const NAMED = 'SELECT FROM ledger.master_key';
/** What an index makes anew of a log that is elsewhere. */
const OF_EVENTS = new Set(['ledger.events', 'ledger.log_index']);

async function restoreHead(client: pg.Client, manifest: Manifest): Promise<void> {
  const { ordinal, recorded_at } = manifest.head;
  await client.query('UPDATE ledger.head SET ordinal = $1, recorded_at = $2', [ordinal, recorded_at]);
  if ((await entriesIn(client)) === 'ledger.entries') await client.query(GO_ON);
  await verifyLog(client, manifest);
}

async function copyIn(
  client: pg.Client,
  folder: string,
  { file, table, columns, rows }: KeptFile,
  progress: ImportProgress,
): Promise<void> {
  // Keys wait apart until it is known which of them must not come back.
  const target = table === 'ledger.educator_keys' ? 'staged_keys' : table;
  // A migration may have put rows there that the backup has too.
  if (!table.startsWith('ledger.')) await client.query(`DELETE FROM ${table}`);
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const counted: Counted = { rows: 0, bytes: 0 };
  progress.begin(table, rows);
  try {
    await pipeline(
      createReadStream(join(folder, file)),
      counting(counted, undefined, progress),
      client.query(from(`COPY ${target} (${list}) FROM STDIN`)),
    );
  } finally {
    progress.end();
  }
  if (counted.rows !== rows)
    throw fault('bad_backup', `${file} has ${counted.rows} rows, and the manifest says ${rows}.`);
}
