import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { importFile } from './app/import/import-file.ts';
import { progressOn } from './app/import/progress.ts';
import type { Ledger } from './app/ledger.ts';
import type { Config } from './config.ts';
import { isRefusal } from './domain/decider.ts';
import { projectRoot } from './infra/project-root.ts';

/** Licenses first: the other files are about educators, whom the licenses bring. */
const FILES = ['licenses', 'service', 'evaluations', 'boards', 'activities'];

/**
 * Imports the example roster; where that was done before, or was interrupted, only what is missing. Receipts go
 * to the data folder. Ends early, between two rows, when the signal aborts: the next start goes on.
 */
export async function importExamples(
  ledger: Ledger,
  { dataDir }: Config,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  const receipts = join(dataDir, 'receipts');
  await mkdir(receipts, { recursive: true });
  for (const name of FILES) {
    if (signal.aborted) return;
    const path = join(projectRoot, 'examples/roster', `${name}.csv`);
    const progress = progressOn(process.stdout);
    const summary = await importFile(ledger, { path, receipts, actor: 'example-agency', progress, signal });
    if (isRefusal(summary)) {
      logger.error(`${path} was not imported: ${summary.because}`);
    } else if (!summary.repeated) {
      const { accepted, refused, receipts: kept } = summary;
      logger.info(`${name}.csv: ${accepted} rows accepted, ${refused} refused; receipts in ${kept}.`);
    }
  }
}
