import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SILENT } from '../../src/app/import/progress.ts';
import { backUp } from '../../src/infra/backup/backup.ts';
import { restore } from '../../src/infra/backup/restore.ts';
import type { OpenLedger } from '../../src/infra/open-ledger.ts';
import { APP_ROLE } from '../../src/infra/postgres/roles.ts';
import { type Double, startDouble } from '../eventstore-double/double.ts';
import { sampleLife } from '../support/sample-life.ts';
import { builtTables, emptyDatabase, type EmptyDatabase, keptTables, open } from './ledgers.ts';

const NOW = Date.parse('2026-01-15T12:00:00.000Z');
const BLOW_EACH_MS = 150;

describe('a ledger whose events are in an EventStoreDB', () => {
  let folder: string;
  let double: Double;
  let source: EmptyDatabase;
  let target: EmptyDatabase;
  let original: OpenLedger;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backup-test-'));
    double = await startDouble({ file: join(folder, 'log') });
    [source, target] = await Promise.all([emptyDatabase(), emptyDatabase()]);
    original = await open(source, double.url);
  });
  afterAll(async () => {
    await original.close();
    await double.close();
    await Promise.all([source.drop(), target.drop()]);
    await rm(folder, { recursive: true });
  });

  test('is written though the server is killed again and again', async () => {
    const life = sampleLife(original.jurist);
    const stopping = new AbortController();
    const blows = killAgainAndAgain(double, stopping.signal);
    await life.publishLaw();
    await life.beginDay('2024-06-14');
    await life.register();
    await life.issue();
    await life.claim('hours', '45');
    await life.approve('hours');
    await life.rate('2019-20', '5');
    stopping.abort();
    expect(await blows).toBeGreaterThan(1);
    expect(await original.jurist.ledger.log.head()).toBeGreaterThan(6);
  });

  test('is backed up with its index, and read as before from where that was restored', async () => {
    const backup = join(folder, 'backup');
    await backUp({ url: source.migratorUrl, folder: backup, progress: SILENT, now: () => NOW });
    await restore({
      ...{ url: target.migratorUrl, appRole: APP_ROLE, folder: backup, erased: [], progress: SILENT },
      checkMasterKey: () => Promise.resolve(),
    });
    const [before, after] = [await keptTables(source), await keptTables(target)];
    expect(after).toEqual(before);
    expect(after['ledger.log_index']).not.toBe('');
    const restored = await open(target, double.url);
    try {
      expect(await restored.jurist.ledger.log.readAll(0, 100)).toEqual(
        await original.jurist.ledger.log.readAll(0, 100),
      );
      expect(await builtTables(restored)).toEqual(await builtTables(original));
    } finally {
      await restored.close();
    }
  });

  test('is refused to a database without its keys, which then begins on an empty server', async () => {
    const stranger = await emptyDatabase();
    await expect(open(stranger, double.url)).rejects.toMatchObject({ code: 'other_keys' });
    expect((await keptTables(stranger))['ledger.log_index']).toBe('');
    await original.close();
    const empty = await startDouble();
    const begun = await open(stranger, empty.url);
    expect(await begun.jurist.ledger.log.head()).toBe(0);
    await begun.close();
    await Promise.all([empty.close(), stranger.drop()]);
  });

  test('goes on with its server alone', async () => {
    await expect(open(target)).rejects.toMatchObject({ code: 'another_engine' });
    const other = await startDouble();
    await expect(open(target, other.url)).rejects.toMatchObject({ code: 'another_server' });
    await other.close();
    original = await open(source, double.url);
    expect(await original.jurist.ledger.log.head()).toBeGreaterThan(6);
  });
});

/** Until it is told to stop; answers how often. */
async function killAgainAndAgain(double: Double, signal: AbortSignal): Promise<number> {
  let blows = 0;
  while (!signal.aborted) {
    await sleep(BLOW_EACH_MS);
    await double.restart();
    blows += 1;
  }
  return blows;
}
