import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { importFiles } from './app/import/import-files.ts';
import type { ImportSummary } from './app/import/import-file.ts';
import { progressOn } from './app/import/progress.ts';
import { makeReceiptsFolder } from './app/import/receipts-folder.ts';
import { readConfig } from './config.ts';
import { isRefusal } from './domain/decider.ts';
import { createLogger } from './infra/logger.ts';
import { openLedger } from './infra/open-ledger.ts';
import { stopReason } from './stop-reason.ts';

/**
 * `npm run import -- <files>`: imports CSV files into the ledger, beside the running server or without one.
 * Exit code 0 when every row was accepted, 1 when a row or file was refused, 2 when the import could not run.
 */
const USAGE = `npm run import -- [--receipts <folder>] <file.csv>...

Imports licenses, service, evaluations, boards and activities; docs/import.md describes the columns.
Every row gets a receipt in <file>.receipts.csv, beside the file or in the given folder (made if the one above it is there).`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { receipts: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help === true) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (positionals.length === 0) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  if (values.receipts !== undefined) await makeReceiptsFolder(values.receipts);
  return importAll(positionals, values.receipts);
}

async function importAll(paths: readonly string[], receipts: string | undefined): Promise<number> {
  const config = readConfig(process.env);
  // The report is written for a person; of the machinery's own messages only the bad ones belong beside it.
  const level = config.logLevel === 'info' ? 'warn' : config.logLevel;
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping.abort();
    });
  }
  const opened = await openLedger(config, {
    part: 'guest',
    logger: createLogger(level, pino.destination(2)),
    onLost: (because) => {
      stopping.abort(because);
    },
  });
  try {
    let refused = false;
    const settings = {
      receipts,
      actor: 'import',
      progress: progressOn(process.stderr),
      signal: stopping.signal,
    };
    for await (const { path, answer } of importFiles(opened.jurist.ledger, paths, settings)) {
      process.stdout.write(`${path}: ${isRefusal(answer) ? answer.because : told(answer)}\n`);
      refused ||= isRefusal(answer) || answer.refused > 0;
    }
    if (stopping.signal.aborted) return 2;
    return refused ? 1 : 0;
  } finally {
    await opened.close();
  }
}

function told({ kind, rows, accepted, refused, repeated, receipts }: ImportSummary): string {
  if (repeated) return `these ${rows} rows of ${kind} were imported before; nothing was added`;
  return `${rows} rows of ${kind}, ${accepted} accepted, ${refused} refused; receipts in ${receipts}`;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${stopReason(error)}\n`);
  process.exitCode = 2;
}
