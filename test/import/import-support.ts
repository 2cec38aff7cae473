import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { importFile, type ImportSummary } from '../../src/app/import/import-file.ts';
import { SILENT } from '../../src/app/import/progress.ts';
import type { Ledger } from '../../src/app/log/ledger.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { type Changes, csvOf, GOOD, TODAY } from './rows-support.ts';

/** An empty ledger in memory, in which it is always noon of TODAY. */
export function emptyLedger(): Ledger {
  return {
    log: createMemoryLog(),
    vault: createMemoryVault(),
    clock: { now: () => Date.parse(`${TODAY}T18:00:00Z`) },
  };
}

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** A file in a folder of its own, which is gone after the tests of the file that asked for it. */
export async function writeCsv(text: string, name = 'rows.csv'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'licensure-ledger-import-'));
  folders.push(folder);
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** Imports a text as a file and answers the summary. */
export async function imported(
  ledger: Ledger,
  text: string,
  name?: string,
  actor = 'test',
): Promise<ImportSummary> {
  const path = await writeCsv(text, name);
  const summary = await importFile(ledger, { path, actor, progress: SILENT });
  if (isRefusal(summary)) throw new Error(summary.because);
  return summary;
}

export async function importedRows(
  ledger: Ledger,
  kind: keyof typeof GOOD,
  rows: readonly Changes[],
): Promise<ImportSummary> {
  return imported(ledger, csvOf(rows.map((row) => ({ ...GOOD[kind], ...row }))), `${kind}.csv`);
}

export type ReceiptRow = Readonly<Record<string, string>>;

export async function receiptsOf({ receipts }: ImportSummary): Promise<readonly ReceiptRow[]> {
  return parse(await readFile(receipts, 'utf8'), { columns: true });
}

/** Everything the log holds, as text. */
export async function wholeLog({ log }: Ledger): Promise<string> {
  return JSON.stringify(await log.readAll(0, 100_000));
}
