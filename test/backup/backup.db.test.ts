import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { fault } from '../../src/app/fault.ts';
import { SILENT } from '../../src/app/import/progress.ts';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import { isErased } from '../../src/app/log/key-vault.ts';
import { readStream } from '../../src/app/log/ledger.ts';
import { backUp } from '../../src/infra/backup/backup.ts';
import { type Manifest, MANIFEST_FILE, readManifest } from '../../src/infra/backup/manifest.ts';
import { requireCopied } from '../../src/infra/backup/require-copied.ts';
import { restore, type RestoreSettings } from '../../src/infra/backup/restore.ts';
import { KEPT, NOT_KEPT } from '../../src/infra/backup/tables.ts';
import { copyLog, refuseForeign } from '../../src/infra/log/eventstore/copy-log.ts';
import { openEventStore } from '../../src/infra/log/eventstore/open-event-store.ts';
import type { OpenLedger } from '../../src/infra/open-ledger.ts';
import { migrate } from '../../src/infra/postgres/migrate.ts';
import { APP_ROLE } from '../../src/infra/postgres/roles.ts';
import { startDouble } from '../eventstore-double/double.ts';
import { ask } from '../log/postgres-engine.ts';
import { newEvent } from '../log/sample-events.ts';
import { ADA, sampleLife } from '../support/sample-life.ts';
import { builtTables, emptyDatabase, type EmptyDatabase, keptTables, open } from './ledgers.ts';

const GONE = 'TN-999999';

let folders: string;
let source: EmptyDatabase;
let original: OpenLedger;
/** A backup of a ledger with one educator's record, and one educator erased. */
let whole: string;
let target: EmptyDatabase;

const NOW = Date.parse('2026-01-15T12:00:00.000Z');

function backUpTo(name: string, progress = SILENT): Promise<Manifest> {
  return backUp({ url: source.migratorUrl, folder: join(folders, name), progress, now: () => NOW });
}

function restoreFrom(folder: string, more: Partial<RestoreSettings> = {}) {
  return restore({
    ...{ url: target.migratorUrl, appRole: APP_ROLE, folder, erased: [], progress: SILENT },
    checkMasterKey: () => Promise.resolve(),
    ...more,
  });
}

beforeAll(async () => {
  folders = await mkdtemp(join(tmpdir(), 'backup-test-'));
  source = await emptyDatabase();
  original = await open(source);
  const life = sampleLife(original.jurist);
  await life.publishLaw();
  await life.beginDay('2024-06-14');
  await life.register();
  await life.issue();
  await life.claim('hours', '45');
  await life.approve('hours');
  await life.rate('2019-20', '5');
  await original.jurist.ledger.vault.keyFor(GONE);
  await original.jurist.ledger.vault.erase(GONE);
  await original.pool.query(
    `INSERT INTO read_models.reactor (reactor, ordinal) VALUES ('period-keeper', 3)
     ON CONFLICT (reactor) DO UPDATE SET ordinal = 3`,
  );
  await backUpTo('whole/first');
  whole = join(folders, 'whole/first');
});
afterAll(async () => {
  await original.close();
  await source.drop();
  await rm(folders, { recursive: true });
});
beforeEach(async () => {
  target = await emptyDatabase();
});
afterEach(() => target.drop());

describe('a backup', () => {
  test('restored into another database has every kept table and every read table equal', async () => {
    const { manifest, erasedAgain } = await restoreFrom(whole);
    expect(manifest.head.ordinal).toBe(await original.jurist.ledger.log.head());
    expect(erasedAgain).toEqual([]);
    const kept = await keptTables(source);
    expect(await keptTables(target)).toEqual(kept);
    for (const name of ['ledger.events', 'ledger.educator_keys', 'ledger.master_key', 'read_models.reactor'])
      expect(kept[name]).not.toBe('');

    const restored = await open(target);
    const built = await builtTables(restored);
    expect(built).toEqual(await builtTables(original));
    expect(built['licensure_hours']).not.toBe('');
    const [registered] = await readStream(restored.jurist.ledger, `educator-${ADA}`);
    expect(registered?.data).toMatchObject({ familyName: 'Lovelace' });
    const key = await restored.jurist.ledger.vault.keyFor(GONE);
    expect(isErased(key)).toBe(true);
    const head = await restored.jurist.ledger.log.head();
    const next = await restored.jurist.ledger.log.append('credit-next', NO_STREAM, [newEvent()]);
    expect(next).toMatchObject({ outcome: 'appended', ordinal: head + 1 });
    await restored.close();
  });

  test('restored without its events, beside a copy of its log in an EventStoreDB, is the same ledger', async () => {
    const double = await startDouble();
    const store = openEventStore({ url: double.url, onForeign: refuseForeign });
    const checkLogElsewhere = (manifest: Manifest) => requireCopied(store, manifest);
    await expect(restoreFrom(whole, { checkLogElsewhere })).rejects.toMatchObject({ code: 'not_copied' });
    const { log } = original.jurist.ledger;
    const { signal } = new AbortController();
    expect(await copyLog({ log, store, progress: SILENT, signal })).toEqual({
      before: 0,
      events: await log.head(),
    });

    await restoreFrom(whole, { checkLogElsewhere });
    const restored = await open(target, double.url);
    expect(await builtTables(restored)).toEqual(await builtTables(original));
    expect(await restored.jurist.ledger.log.readAll(0, 100)).toEqual(await log.readAll(0, 100));
    const [registered] = await readStream(restored.jurist.ledger, `educator-${ADA}`);
    expect(registered?.data).toMatchObject({ familyName: 'Lovelace' });
    const kept = await keptTables(source);
    const { 'ledger.log_index': _, ...others } = await keptTables(target);
    expect({ ...others, 'ledger.events': kept['ledger.events'], 'ledger.log_index': '' }).toEqual(kept);
    await restored.close();
    await store.close();
    await double.close();
  });

  test('is one snapshot, whatever is recorded while it is made', async () => {
    const { log } = original.jurist.ledger;
    const before = await log.head();
    const locker = new pg.Client({ connectionString: source.migratorUrl });
    await locker.connect();
    await locker.query('BEGIN; LOCK TABLE read_models.reactor IN ACCESS EXCLUSIVE MODE');
    const backup = backUpTo('moving/first');
    await until(async () => {
      const waits = `SELECT FROM pg_stat_activity WHERE application_name = 'licensure-ledger backup'
        AND datname = current_database() AND wait_event_type = 'Lock'`;
      return (await ask(source.migratorUrl, waits)).length === 1;
    });
    await log.append('credit-meanwhile', NO_STREAM, [newEvent()]);
    await locker.query('UPDATE read_models.reactor SET ordinal = 77777; COMMIT');
    await locker.end();
    expect(await backup).toMatchObject({ head: { ordinal: before } });
    const copy = await readFile(join(folders, 'moving/first/read_models.reactor.copy'), 'utf8');
    expect(copy).toContain('period-keeper\t3\n');
    const { manifest } = await restoreFrom(join(folders, 'moving/first'));
    expect(manifest.files[0]?.rows).toBe(before);
  });

  test('keeps every table that cannot be computed again, and says of every other why not', async () => {
    const rows = await ask(
      source.migratorUrl,
      `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
         AND n.nspname NOT LIKE 'pg_toast%' AND n.nspname NOT LIKE 'pg_temp%' ORDER BY 1`,
    );
    const names = rows.map(({ name }) => String(name));
    expect(names).toContain('ledger.events');
    const forgotten = names.filter(
      (name) =>
        !KEPT.some((kept) => kept.name === name) && !NOT_KEPT.some(({ name: other }) => other.test(name)),
    );
    expect(forgotten).toEqual([]);
  });

  test('that could not be finished is not there', async () => {
    const row = () => {
      throw fault('stopped', 'enough');
    };
    await expect(backUpTo('stopped/first', { ...SILENT, row })).rejects.toMatchObject({ code: 'stopped' });
    expect(await readdir(join(folders, 'stopped'))).toEqual([]);
  });

  test('does not overwrite another', async () => {
    await expect(backUpTo('whole/first')).rejects.toMatchObject({ code: 'folder_taken' });
  });

  test('holds no name, no number of social security and no unwrapped key', async () => {
    const files = await readdir(whole);
    expect(files).toEqual(expect.arrayContaining([MANIFEST_FILE, 'ledger.educator_keys.copy', 'erased.txt']));
    for (const file of files) {
      expect(await readFile(join(whole, file), 'utf8')).not.toMatch(/Lovelace|987654320/);
    }
  });
});

describe('a restore', () => {
  const empty = async () => {
    const found = await keptTables(target);
    return Object.entries(found).filter(([name, rows]) => /^ledger\.(?!head)/.test(name) && rows !== '');
  };

  /** A copy of the whole backup in which a file was changed, and the manifest made to agree. */
  async function forged(name: string, table: string, change: (text: string) => string): Promise<string> {
    const folder = join(folders, name, 'first');
    await cp(whole, folder, { recursive: true });
    const path = join(folder, `${table}.copy`);
    const text = change(await readFile(path, 'utf8'));
    await writeFile(path, text);
    const manifest = await readManifest(folder);
    const rows = text.split('\n').length - 1;
    const sha256 = createHash('sha256').update(text).digest('hex');
    const files = manifest.files.map((file) =>
      file.table === table ? { ...file, rows, sha256, bytes: Buffer.byteLength(text) } : file,
    );
    await writeFile(join(folder, MANIFEST_FILE), JSON.stringify({ ...manifest, files }));
    return folder;
  }

  test('refuses a database that holds a ledger', async () => {
    await restoreFrom(whole);
    const before = await keptTables(target);
    await expect(restoreFrom(whole)).rejects.toMatchObject({ code: 'not_empty' });
    expect(await keptTables(target)).toEqual(before);
  });

  test('takes a database that was begun with the same master key, in which nothing is recorded', async () => {
    await (await open(target)).close();
    const { manifest } = await restoreFrom(whole);
    const [there, here] = [await keptTables(source), await keptTables(target)];
    for (const table of ['ledger.educator_keys', 'ledger.master_key'])
      expect([table, here[table]]).toEqual([table, there[table]]);
    expect(here['ledger.head']).toMatch(new RegExp(`\\t${manifest.head.ordinal}\\t`));
  });

  test('refuses a database that was begun with another master key', async () => {
    await migrate({ url: target.migratorUrl, appRole: APP_ROLE });
    const owner = new pg.Client({ connectionString: target.migratorUrl });
    await owner.connect();
    await owner.query(`INSERT INTO ledger.master_key (key_id) VALUES ('another')`);
    await owner.end();
    await expect(restoreFrom(whole)).rejects.toMatchObject({ code: 'not_empty' });
  });

  test('refuses a file that was changed, before anything is written', async () => {
    const folder = join(folders, 'changed/first');
    await cp(whole, folder, { recursive: true });
    const path = join(folder, 'ledger.events.copy');
    await writeFile(path, (await readFile(path, 'utf8')).replace('TN', 'PA'));
    await expect(restoreFrom(folder)).rejects.toMatchObject({ code: 'bad_backup' });
    expect(await keptTables(target)).toEqual({});
    await rm(path);
    await expect(restoreFrom(folder)).rejects.toMatchObject({
      message: expect.stringContaining('missing') as unknown,
    });
  });

  const forgeries: readonly [string, (text: string) => string, RegExp][] = [
    ['an event that is not what was hashed', (text) => text.replace('2024-06-14', '2024-06-13'), /hashed/],
    ['a log without its last event', (text) => text.replace(/[^\n]+\n$/, ''), /head is/],
    ['a log without one in the middle', (text) => text.replace(/\n4\t[^\n]+/, ''), /head is/],
  ];
  test.each(forgeries)(
    'refuses %s, and leaves the database empty for another try',
    async (what, change, said) => {
      const folder = await forged(what.replaceAll(' ', '-'), 'ledger.events', change);
      await expect(restoreFrom(folder)).rejects.toMatchObject({
        code: 'bad_backup',
        message: expect.stringMatching(said) as unknown,
      });
      expect(await empty()).toEqual([]);
      await restoreFrom(whole);
      expect(await empty()).not.toEqual([]);
    },
  );

  test('asks for the master key first', async () => {
    const checkMasterKey = () => Promise.reject(fault('wrong_master_key', 'another'));
    await expect(restoreFrom(whole, { checkMasterKey })).rejects.toMatchObject({ code: 'wrong_master_key' });
    expect(await keptTables(target)).toEqual({});
  });

  test('refuses a backup of a schema that this version does not know', async () => {
    const folder = await forged('newer', 'ledger.events', (text) => text);
    const manifest = await readManifest(folder);
    const migrations = [
      ...manifest.migrations,
      { number: 999_999, name: '999999-later.sql', digest: 'a'.repeat(64) },
    ];
    await writeFile(join(folder, MANIFEST_FILE), JSON.stringify({ ...manifest, migrations }));
    await expect(restoreFrom(folder)).rejects.toMatchObject({
      message: expect.stringContaining('999999-later.sql') as unknown,
    });
  });
});

describe('who was erased after a backup', () => {
  /** What the restored vault knows of Ada, and what her registration reads. */
  async function adaIn(database: EmptyDatabase) {
    const restored = await open(database);
    const { ledger } = restored.jurist;
    const key = await ledger.vault.keyFor(ADA);
    const [registered] = await readStream(ledger, `educator-${ADA}`);
    await restored.close();
    return { erased: isErased(key), data: registered?.data };
  }

  beforeAll(async () => {
    await backUpTo('apart/older');
    await original.jurist.ledger.vault.erase(ADA);
    await backUpTo('beside/newer');
    await rename(join(folders, 'apart/older'), join(folders, 'apart-older'));
    await cp(join(folders, 'apart-older'), join(folders, 'beside/older'), { recursive: true });
    await cp(join(folders, 'apart-older'), join(folders, 'apart/older'), { recursive: true });
  });

  test('stays erased when a backup that knows it lies beside the older one', async () => {
    const { erasedAgain } = await restoreFrom(join(folders, 'beside/older'));
    expect(erasedAgain).toEqual([ADA]);
    expect(await adaIn(target)).toMatchObject({ erased: true, data: { familyName: null } });
  });

  test('stays erased when a list or a newer backup is named', async () => {
    const list = join(folders, 'list.txt');
    await writeFile(list, `${ADA}\nTN-300000\n`);
    const { erasedAgain } = await restoreFrom(join(folders, 'apart/older'), { erased: [list] });
    expect(erasedAgain).toEqual([ADA]);
    expect(await adaIn(target)).toMatchObject({ erased: true });
    const [other] = await ask(
      target.appUrl,
      `SELECT wrapped_key FROM ledger.educator_keys WHERE educator = 'TN-300000'`,
    );
    expect(other).toEqual({ wrapped_key: null });
  });

  test('is named one a line: another file is refused before anything is written', async () => {
    const erased = [join(whole, MANIFEST_FILE)];
    await expect(restoreFrom(join(folders, 'apart/older'), { erased })).rejects.toMatchObject({
      code: 'bad_list',
    });
    expect(await keptTables(target)).toEqual({});
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('It did not come about in 10 s.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
