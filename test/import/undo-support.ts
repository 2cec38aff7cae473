import { derivedId } from '../../src/app/executing/ids.ts';
import { askUndo } from '../../src/app/import/undo/ask-undo.ts';
import { carryOutUndo, type UndoSummary } from '../../src/app/import/undo/carry-out-undo.ts';
import { previewUndo, type UndoPreview } from '../../src/app/import/undo/preview-undo.ts';
import type { UndoLine } from '../../src/app/import/undo/undo-lines.ts';
import type { Ledger } from '../../src/app/log/ledger.ts';
import { recordAt } from '../../src/app/standing/standing.ts';
import { isRefusal } from '../../src/domain/decider.ts';

const BECAUSE = 'It was the file of another year.';

export interface Previewed extends UndoPreview {
  readonly lines: readonly UndoLine[];
}

export async function previewed(ledger: Ledger, importId: string): Promise<Previewed> {
  const lines: UndoLine[] = [];
  const preview = await previewUndo(ledger, importId, {
    line: async (line) => {
      lines.push(line);
      await Promise.resolve();
    },
  });
  if (isRefusal(preview)) throw new Error(preview.because);
  return { ...preview, lines };
}

export function asked(ledger: Ledger, importId: string, preview: string) {
  const request = { commandId: derivedId('undo', importId, preview), actor: 'admin' };
  return askUndo(ledger, { importId, preview, because: BECAUSE }, request);
}

/** Looks at what undoing would do, asks for it, and carries it out: what is done is what was shown. */
export async function undone(ledger: Ledger, importId: string): Promise<UndoSummary> {
  const { digest, takenBack, kept } = await previewed(ledger, importId);
  const asking = await asked(ledger, importId, digest);
  if (isRefusal(asking)) throw new Error(asking.because);
  const summary = await carryOutUndo(ledger, importId);
  if (isRefusal(summary)) throw new Error(summary.because);
  const foretold = { retracted: takenBack, kept };
  if (foretold.retracted !== summary.retracted || foretold.kept !== summary.kept) {
    throw new Error(`Foretold was ${JSON.stringify(foretold)}, and done ${JSON.stringify(summary)}.`);
  }
  return summary;
}

/** The facts of an educator, without the ids of the events that stated them: the same fact stated anew has another. */
export async function factsNow(ledger: Ledger, educator: string): Promise<unknown> {
  const record = await recordAt(ledger, educator, await ledger.log.head());
  const lists = Object.entries(record).map(([name, facts]: [string, unknown]) => [
    name,
    facts instanceof Map
      ? [...(facts as ReadonlyMap<string, unknown>)].map(([key, fact]) => [byStream(key), fact])
      : facts,
  ]);
  return JSON.parse(JSON.stringify(lists, (key, value: unknown) => (isOfEvents(key) ? undefined : value)));
}

/** Facts of an educator's own stream are kept by event. */
function byStream(key: string): string {
  return key.includes('-TN-') || key.startsWith('credit-') ? key : 'fact';
}

function isOfEvents(key: string): boolean {
  return key === 'eventId' || key === 'events';
}
