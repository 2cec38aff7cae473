import { importing, type ImportState } from '../../domain/import/index.ts';
import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Completed, RowRefused, Started } from '../../domain/import/events.ts';
import { importStream } from '../../domain/streams.ts';
import { asGiven, execute, type Request } from '../execute.ts';
import { fault } from '../fault.ts';
import { stepId } from '../ids.ts';
import { type Ledger, readStream, stateOf } from '../ledger.ts';

/** One import as the ledger keeps it. */
export interface RunLog {
  readonly start: (started: Started['data']) => Promise<void>;
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
 * Place of the log after which nothing more comes of an import: where it was completed with no row refused. Undefined
 * while its file would be walked through once more: rows may have been refused, and what another import had stated
 * before this one found stated, so that it is to be stated now if that was undone since.
 */
export async function closedAt(ledger: Ledger, importId: string): Promise<number | undefined> {
  const events = await readStream(ledger, importStream(importId));
  const completed = events.find((event) => event.type === 'import.Completed');
  if (completed?.data.refused !== 0) return undefined;
  const undone = await ledger.log.readAll(completed.ordinal, 1, { types: ['import.Reverted'] });
  return undone.length === 0 ? completed.ordinal : undefined;
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
    // The same content under another name is the same import, though it is asked for in other words.
    start: (started) => run(`start ${started.file}`, { type: 'Start', ...started }),
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
