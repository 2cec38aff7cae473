import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { importFiles } from './app/import/import-files.ts';
import { progressOn } from './app/import/progress.ts';
import type { Ledger } from './app/log/ledger.ts';
import type { Config } from './config.ts';
import { isRefusal } from './domain/decider.ts';
import { projectRoot } from './infra/project-root.ts';

const FILES = ['licenses', 'service', 'employment', 'evaluations', 'boards', 'activities'];

/**
 * Imports the example roster; where that was done before, or was interrupted, only what is missing; what was
 * undone stays undone. Receipts go to the data folder. Ends early, between two rows, when the signal aborts: the next start goes on.
 */
export async function importExamples(
  ledger: Ledger,
  { dataDir }: Config,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  const receipts = join(dataDir, 'receipts');
  const paths = FILES.map((name) => join(projectRoot, 'examples/roster', `${name}.csv`));
  const progress = progressOn(process.stdout);
  const settings = { receipts, actor: 'example-agency', progress, leaveUndone: true, signal };
  try {
    await mkdir(receipts, { recursive: true });
    for await (const { path, answer } of importFiles(ledger, paths, settings)) {
      if (isRefusal(answer) && answer.refused === 'import_undone') logger.info(`${path}: ${answer.because}`);
      else if (isRefusal(answer)) logger.warn(`${path} was not imported to its end: ${answer.because}`);
      else if (!answer.repeated) logger.info(`${path}: ${answer.accepted} of ${answer.rows} rows accepted.`);
      if (signal.aborted) return;
    }
  } catch (error) {
    logger.error(
      { error },
      'The import of the examples ended before its end; the next start goes on with it.',
    );
  }
}
