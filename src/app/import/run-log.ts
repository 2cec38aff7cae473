import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Completed, RowRefused, Started } from '../../domain/import/events.ts';
import { type ImportCommand, importing, type ImportState } from '../../domain/import/index.ts';
import { importStream } from '../../domain/streams.ts';
import { asGiven, execute, type Request } from '../executing/execute.ts';
import { stepId } from '../executing/ids.ts';
import { fault } from '../fault.ts';
import { type Ledger, readStream, stateOf } from '../log/ledger.ts';

/** One import as the ledger keeps it. */
export interface RunLog {
  readonly refuse: (row: RowRefused['data']) => Promise<void>;
  readonly complete: (completed: Completed['data']) => Promise<void>;
}

/** Refused rows written by one command. */
const CHUNK = 200;

/**
 * Refused rows the ledger itself keeps of one import. A whole file of the wrong kind must not flood it;
 * the receipts name every row, and the count of all of them is kept.
 */
const MOST_REFUSED_ROWS = 2000;

export async function importState(ledger: Ledger, importId: string): Promise<ImportState> {
  return stateOf(importing, await readStream(ledger, importStream(importId)));
}

/**
 * Place of the log after which nothing came of an import: where it was completed with no row refused. Undefined where
 * its file may have been walked through once more: rows were refused, or something was undone since, whatever it was.
 */
export async function closedAt(ledger: Ledger, importId: string): Promise<number | undefined> {
  const events = await readStream(ledger, importStream(importId));
  const completed = events.find((event) => event.type === 'import.Completed');
  if (completed?.data.refused !== 0) return undefined;
  const undone = await ledger.log.readAll(completed.ordinal, 1, { types: ['import.Reverted'] });
  return undone.length === 0 ? completed.ordinal : undefined;
}

/**
 * Begins an import, or finds it begun, and answers in whose name it goes on: that of who began it. Who asks belongs to
 * a command, so that the rows asked by another would be other commands under the same ids.
 */
export async function begin(
  ledger: Ledger,
  importId: string,
  actor: string,
  started: Started['data'],
): Promise<string> {
  // The same content under another name, or from somebody else, is the same import, though asked in other words.
  const commandId = stepId(importId, `start ${JSON.stringify([started.file, actor])}`);
  const stream = importStream(importId);
  const command = asGiven<ImportCommand, ImportState>({ type: 'Start', ...started });
  const request: Request = { commandId, actor, importId, correlationId: importId };
  must(await execute(ledger, importing, { stream }, command, request));
  const [first] = await ledger.log.readStream(stream);
  return first?.metadata.actor ?? actor;
}

export function openRunLog(ledger: Ledger, importId: string, actor: string): RunLog {
  const waiting: RowRefused['data'][] = [];
  let kept = 0;
  const run = async (step: string, command: Parameters<typeof importing.decide>[0]) => {
    const request: Request = { commandId: stepId(importId, step), actor, importId, correlationId: importId };
    must(await execute(ledger, importing, { stream: importStream(importId) }, asGiven(command), request));
  };
  // An id that names its rows: an interrupted import that goes on may refuse others than before.
  const flush = async () => {
    const rows = waiting.splice(0);
    if (rows.length === 0) return;
    await run(`refuse ${JSON.stringify(rows)}`, { type: 'RefuseRows', rows });
  };
  return {
    refuse: async (row) => {
      if (kept >= MOST_REFUSED_ROWS) return;
      kept += 1;
      waiting.push(row);
      if (waiting.length >= CHUNK) await flush();
    },
    complete: async (completed) => {
      await flush();
      await run(`complete ${JSON.stringify(completed)}`, { type: 'Complete', ...completed });
    },
  };
}

/** An import writes only to its own stream, so that a refusal there is our own bug, or a busy database. */
function must(answer: object | Refusal): void {
  if (isRefusal(answer)) throw fault(answer.refused, `The import could not be recorded. ${answer.because}`);
}
