import { join } from 'node:path';
import { derivedId } from './app/executing/ids.ts';
import type { ImportProgress } from './app/import/progress.ts';
import type { ReceiptFile } from './app/import/receipts.ts';
import { askUndo } from './app/import/undo/ask-undo.ts';
import { carryOutUndo } from './app/import/undo/carry-out-undo.ts';
import { importNamed } from './app/import/undo/import-named.ts';
import { previewUndo, type UndoPreview } from './app/import/undo/preview-undo.ts';
import type { UndoLine } from './app/import/undo/undo-lines.ts';
import { openUndoReceipts } from './app/import/undo/undo-receipts.ts';
import type { Ledger } from './app/log/ledger.ts';
import { say } from './command.ts';
import { isRefusal, type Refusal } from './domain/decider.ts';
import { BEING_UNDONE } from './domain/import/index.ts';

export interface UndoOrder {
  /** The import's id, or the path of the file that was imported. */
  readonly which: string;
  /** Why; nothing is done without it. */
  readonly because: string | undefined;
  /** Folder of the receipts. */
  readonly receipts: string;
  readonly progress: ImportProgress;
  readonly signal: AbortSignal;
}

/**
 * Shows what undoing an import would do, and does it where a reason is given. Answers the exit code: 0 when it was
 * shown, was done with nothing kept, or had been done before, 1 when something was kept or it was refused.
 */
export async function undo(ledger: Ledger, order: UndoOrder): Promise<number> {
  const { because } = order;
  const named = await importNamed(ledger, order.which);
  if (isRefusal(named)) return refused(named);
  const { importId, undone } = named;
  if (undone) return say(`Import ${importId} was undone before; nothing was done now.`);
  const shown = await withReceipts(order, `undo-${importId}.preview.csv`, (sink) =>
    previewUndo(ledger, importId, sink),
  );
  if (!isRefusal(shown)) {
    say(inWords(shown));
    if (because === undefined) {
      return say(`Nothing was done. To do it, ask again with ${REASON}.`);
    }
    const request = { commandId: derivedId('undo', importId, shown.digest), actor: 'import' };
    const asked = await askUndo(ledger, { importId, preview: shown.digest, because }, request);
    if (isRefusal(asked)) return refused(asked);
  } else if (shown !== BEING_UNDONE) return refused(shown);
  else if (because === undefined)
    return refused(shown, `To carry it out to its end here, ask with ${REASON}.`);
  const done = await withReceipts(order, `undo-${importId}.receipts.csv`, (sink) =>
    carryOutUndo(ledger, importId, { ...sink, signal: order.signal }),
  );
  if (isRefusal(done)) return refused(done);
  say(`Import ${importId} is undone: ${done.retracted} events taken back, ${done.kept} kept.`);
  return done.kept > 0 ? 1 : 0;
}

const REASON = '--yes --because "<why>"';

interface Sink {
  readonly begin: (educators: number) => void;
  readonly line: (line: UndoLine) => Promise<void>;
  readonly educator: () => void;
}

/** Writes a line for each event, and tells how far it is. */
async function withReceipts<T extends object>(
  { receipts, progress }: UndoOrder,
  name: string,
  work: (sink: Sink) => Promise<T>,
): Promise<T> {
  const file: ReceiptFile<UndoLine> = await openUndoReceipts(join(receipts, name));
  let educators = 0;
  const sink: Sink = {
    begin: (many) => {
      progress.begin(name, many);
    },
    line: file.add,
    educator: () => {
      educators += 1;
      progress.row(educators);
    },
  };
  try {
    const answer = await work(sink);
    await (isRefusal(answer) ? file.abandon() : file.complete());
    return answer;
  } catch (error) {
    await file.abandon();
    throw error;
  } finally {
    progress.end();
  }
}

function inWords({ kind, file, educators, importId, digest, ...counts }: UndoPreview): string {
  return [
    `Undoing import ${importId} (${kind}, ${file}) concerns the records of ${educators} educators:`,
    `  ${counts.takenBack} events are taken back;`,
    `  ${counts.falls} acts of others fall with what they were done upon;`,
    `  ${counts.reviewed} decisions stand as they were made, and are put up for review;`,
    `  ${counts.restored} facts stand again that this import had corrected;`,
    `  ${counts.kept} events are kept, each for a reason.`,
    `Line by line: undo-${importId}.preview.csv. Digest of all lines: ${digest}`,
  ].join('\n');
}

function refused({ because }: Refusal, ...more: readonly string[]): number {
  process.stderr.write(`${[because, ...more].join(' ')}\n`);
  return 1;
}
