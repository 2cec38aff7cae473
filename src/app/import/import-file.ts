import { basename, dirname, join } from 'node:path';
import { isRefusal, type Refusal, refuse } from '../../domain/decider.ts';
import { derivedId } from '../executing/ids.ts';
import type { Ledger } from '../log/ledger.ts';
import { inLanes } from './lanes.ts';
import type { ImportProgress } from './progress.ts';
import { readRows, type Rows } from './read-rows.ts';
import { openReceipts, type ReceiptFile } from './receipts.ts';
import { begin, importState, openRunLog, type RunLog } from './run-log.ts';
import { isSettled } from './settled.ts';
import { bytesWithDigest, survey } from './source-file.ts';
import { prepareRows, rowWorker, type Run } from './work-rows.ts';

export interface FileToImport {
  readonly path: string;
  /** Folder of the receipts; the file's own when not given. */
  readonly receipts?: string | undefined;
  /** Who imports it; an import that was begun goes on in the name of who began it. */
  readonly actor: string;
  readonly progress: ImportProgress;
  /** Content whose import was undone, and that nobody imported anew, is refused (`import_undone`). */
  readonly leaveUndone?: boolean;
  /** Ends the import after the rows in hand; asked again, it goes on where it was. */
  readonly signal?: AbortSignal;
}

export interface ImportSummary {
  readonly file: string;
  readonly kind: string;
  readonly importId: string;
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
  /** Of the accepted rows, those that corrected what stood before. */
  readonly corrected?: number;
  /** This very content was imported before with no row refused: nothing was done again. */
  readonly repeated: boolean;
  /** Path of the receipts. */
  readonly receipts: string;
}

/** Educators worked on at a time, and rows held in memory at most. */
const LANES = 8;
const AHEAD = 512;

/**
 * Imports one CSV file of any size. Every row gets a receipt; a bad row never stops the others. The same
 * content again, under whatever name, is the same import and adds nothing; when rows were refused before,
 * it is walked through again, since what they lacked may be there by now. Refused are a file with a bad
 * header, and the rest of a file when the signal aborts (`interrupted`).
 */
export async function importFile(ledger: Ledger, file: FileToImport): Promise<ImportSummary | Refusal> {
  const { path, progress } = file;
  const name = basename(path);
  const { digest, lines } = await survey(path);
  const { importId, undone } = await importsOf(ledger, digest);
  const receipts = join(file.receipts ?? dirname(path), `${basename(name, '.csv')}.receipts.csv`);
  const told = { file: name, importId, receipts };

  const { started, completed, revertAsked } = await importState(ledger, importId);
  if (revertAsked !== undefined) return BEING_UNDONE;
  if (file.leaveUndone === true && undone !== undefined && started === undefined) return LEFT_UNDONE;
  if (started !== undefined && completed !== undefined && (await isSettled(ledger, importId))) {
    return { ...told, kind: started.kind, ...completed, repeated: true };
  }
  const read = await readRows(bytesWithDigest(path, digest));
  if (isRefusal(read)) return read;
  const actor = await begin(ledger, importId, file.actor, { kind: read.kind, file: name, digest });
  const runLog = openRunLog(ledger, importId, actor);
  const run = { kind: read.kind, importId, actor, signal: file.signal };
  progress.begin(name, lines);
  try {
    const counts = await recordAll(ledger, run, read, {
      runLog,
      progress,
      receipts: await openReceipts(receipts),
    });
    await runLog.complete(counts);
    return { ...told, kind: read.kind, ...counts, repeated: false };
  } catch (error) {
    if (file.signal?.aborted === true && error === file.signal.reason) return INTERRUPTED;
    throw error;
  } finally {
    progress.end();
  }
}

const BEING_UNDONE = refuse(
  'import_reverted',
  'The import of this content is being undone. When that is done it may be imported again.',
);

const LEFT_UNDONE = refuse(
  'import_undone',
  'Its import was undone, and stays so. By npm run import it may be imported again.',
);

/** The import of one content, begun or not, and the one before it, which was undone. */
export interface ImportsOfContent {
  readonly importId: string;
  readonly undone: string | undefined;
}

/**
 * The import of this content: while it stands, always the same one. An import that was undone may be made again, as
 * another one.
 */
export async function importsOf(ledger: Ledger, digest: string): Promise<ImportsOfContent> {
  let undone: string | undefined;
  for (let timesReverted = 0; ; timesReverted += 1) {
    const importId = derivedId('import', digest, timesReverted);
    if ((await importState(ledger, importId)).reverted === undefined) return { importId, undone };
    undone = importId;
  }
}

const INTERRUPTED = refuse(
  'interrupted',
  'The import was stopped between two rows. Asked again, it goes on where it was.',
);

interface Sinks {
  readonly runLog: RunLog;
  readonly receipts: ReceiptFile;
  readonly progress: ImportProgress;
}

async function recordAll(ledger: Ledger, run: Run, { rows }: Rows, { runLog, receipts, progress }: Sinks) {
  let accepted = 0;
  let refused = 0;
  let corrected = 0;
  try {
    await inLanes(prepareRows(ledger, run, rows), {
      lanes: LANES,
      ahead: AHEAD,
      keyOf: ({ key }) => key,
      work: rowWorker(ledger, run),
      emit: async (receipt) => {
        await receipts.add(receipt);
        progress.row(receipt.line);
        if (receipt.refused === undefined) {
          accepted += 1;
          if (receipt.note?.outcome === 'corrected') corrected += 1;
          return;
        }
        refused += 1;
        const { column, code, remedy } = receipt.refused;
        await runLog.refuse({ row: receipt.row, column, code, remedy });
      },
    });
  } catch (error) {
    await receipts.abandon();
    throw error;
  }
  await receipts.complete();
  return { rows: accepted + refused, accepted, refused, ...(corrected === 0 ? {} : { corrected }) };
}
