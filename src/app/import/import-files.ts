import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Ledger } from '../log/ledger.ts';
import { KINDS } from './columns.ts';
import { type FileToImport, importFile, type ImportSummary } from './import-file.ts';
import { readRows } from './read-rows.ts';
import { bytesOf } from './source-file.ts';

/** What became of one file: its import, or why its header could not be read. */
export interface ImportedFile {
  readonly path: string;
  readonly answer: ImportSummary | Refusal;
}

/**
 * Imports files in the order in which their kinds build on each other, licenses first, whatever the order
 * they are given in. A file with a bad header is refused, and the others are imported; none is begun once the
 * signal has aborted.
 */
export async function* importFiles(
  ledger: Ledger,
  paths: readonly string[],
  settings: Omit<FileToImport, 'path'>,
): AsyncGenerator<ImportedFile> {
  const ranked = await Promise.all(paths.map(async (path) => ({ path, rank: await rankOf(path) })));
  for (const { path } of ranked.toSorted((a, b) => a.rank - b.rank)) {
    if (settings.signal?.aborted === true) return;
    yield { path, answer: await importFile(ledger, { ...settings, path }) };
  }
}

async function rankOf(path: string): Promise<number> {
  const read = await readRows(bytesOf(path));
  if (isRefusal(read)) return KINDS.length;
  await read.close();
  return KINDS.indexOf(read.kind);
}
