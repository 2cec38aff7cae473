import { parseArgs } from 'node:util';
import type { ImportSummary } from './app/import/import-file.ts';
import { importFiles } from './app/import/import-files.ts';
import { progressOn } from './app/import/progress.ts';
import { makeReceiptsFolder } from './app/import/receipts-folder.ts';
import type { Ledger } from './app/log/ledger.ts';
import { misused, runCommand, say, untilSignalled, withLedger } from './command.ts';
import { readConfig } from './config.ts';
import { isRefusal } from './domain/decider.ts';
import { breakReason } from './stop-reason.ts';
import { undo } from './undo-import.ts';

/**
 * `npm run import -- <files>`: imports CSV files into the ledger, beside the running server or without one.
 * Exit code 0 when every row was accepted, 1 when a row or file was refused, 2 when the import could not run.
 */
const USAGE = `npm run import -- [--receipts <folder>] <file.csv>...
npm run import -- undo <import id or file.csv> [--yes --because <why>] [--receipts <folder>]

Imports licenses, degrees, service, employment, evaluations, boards, activities and rosters; docs/import.md describes the columns.
Every row gets a receipt in <file>.receipts.csv, beside the file or in the given folder (made if the one above it is there).
undo shows what undoing an import would do, and does it with --yes.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      receipts: { type: 'string' },
      yes: { type: 'boolean' },
      because: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  });
  if (values.help === true) return say(USAGE);
  const [first, which, ...more] = positionals;
  const isUndo = first === 'undo';
  if (first === undefined || (isUndo && (which === undefined || more.length > 0))) return misused(USAGE);
  if (values.yes === true && values.because === undefined) return misused('Say why with --because <why>.');
  const { receipts } = values;
  if (receipts !== undefined) await makeReceiptsFolder(receipts);
  return onLedger((ledger, signal) =>
    isUndo
      ? undo(ledger, {
          ...{ which: which ?? '', receipts: receipts ?? '.', signal },
          because: values.yes === true ? values.because : undefined,
          progress: progressOn(process.stderr, 'educators'),
        })
      : importAll(ledger, positionals, receipts, signal),
  );
}

/** Signals end the work between two pieces of it; the exit code is then 2. */
async function onLedger(work: (ledger: Ledger, signal: AbortSignal) => Promise<number>): Promise<number> {
  const config = readConfig(process.env);
  const stopping = untilSignalled();
  const level = config.logLevel === 'info' ? 'warn' : config.logLevel;
  const code = await withLedger(({ jurist }) => work(jurist.ledger, stopping).catch(tellOfBreak), {
    config,
    level,
  });
  return stopping.aborted ? 2 : code;
}

function tellOfBreak(error: unknown): number {
  process.stderr.write(`${breakReason(error)}\n`);
  return 2;
}

async function importAll(
  ledger: Ledger,
  paths: readonly string[],
  receipts: string | undefined,
  signal: AbortSignal,
): Promise<number> {
  let refused = false;
  const settings = { receipts, actor: 'import', progress: progressOn(process.stderr), signal };
  for await (const { path, answer } of importFiles(ledger, paths, settings)) {
    say(`${path}: ${isRefusal(answer) ? answer.because : told(answer)}`);
    refused ||= isRefusal(answer) || answer.refused > 0;
  }
  return refused ? 1 : 0;
}

function told(summary: ImportSummary): string {
  const { kind, rows, accepted, refused, corrected = 0, repeated, receipts, importId } = summary;
  if (repeated) {
    return `these ${rows} rows of ${kind} were imported before; nothing was added (import ${importId})`;
  }
  const anew = corrected === 0 ? '' : ` (${corrected} of them corrections)`;
  const counts = `${accepted} accepted${anew}, ${refused} refused`;
  return `${rows} rows of ${kind}, ${counts}; receipts in ${receipts} (import ${importId})`;
}

await runCommand(USAGE, main);
