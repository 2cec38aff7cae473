import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { importStream } from '../../domain/streams.ts';
import { type Identity, may } from '../access.ts';
import { previewUndo, type UndoPreview } from '../import/undo/preview-undo.ts';
import type { UndoLine } from '../import/undo/undo-lines.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import { type Ledger, readStream } from '../log/ledger.ts';
import type { ImportedCount, ImportRow, ImportsQuestion } from './import-reads.ts';
import { MOST_ITEMS, type Page, type PageAsk, partsOf, windowOf } from './page.ts';
import type { ReadModels } from './read-models.ts';

export interface ImportsAsk {
  readonly question: Pick<ImportsQuestion, 'state' | 'kind' | 'undone'>;
  readonly page: PageAsk;
}

/** Imports the caller may see: an administrator all, an agency those with rows of its state. Undefined for others. */
export async function readImportList(
  reads: Pick<ReadModels, 'imports'>,
  identity: Identity,
  { question, page }: ImportsAsk,
): Promise<Page<ImportRow> | Refusal | undefined> {
  const sight = sightOf(identity, question.state);
  if (sight === undefined) return undefined;
  const window = windowOf(page, ordinalOf);
  if (isRefusal(window)) return window;
  return reads.imports({ ...question, ...sight, window });
}

export interface ImportView extends ImportRow {
  readonly digest: string;
  readonly recorded: readonly ImportedCount[];
  readonly refusedRows: readonly RefusedRow[];
  readonly undo: UndoView | undefined;
}

interface RefusedRow {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly remedy: string;
}

export interface UndoView {
  readonly by: string;
  readonly because: string;
  readonly isDone: boolean;
  readonly takenBack: number | null;
  readonly kept: readonly KeptEvent[];
}

interface KeptEvent {
  readonly event: string;
  readonly stream: string;
  readonly code: string;
  readonly because: string;
}

/** One import with what it recorded, the first of its refused rows, and how its undoing went. */
export async function readImport(
  ledger: Ledger,
  reads: Pick<ReadModels, 'imports' | 'importedEvents'>,
  identity: Identity,
  id: string,
): Promise<ImportView | undefined> {
  const sight = sightOf(identity, undefined);
  if (sight === undefined) return undefined;
  const found = await reads.imports({ ...sight, id, window: { size: 1, from: 'start' } });
  const row = found.items[0]?.node;
  if (row === undefined) return undefined;
  const [events, counts] = await Promise.all([
    readStream(ledger, importStream(id)),
    reads.importedEvents(id),
  ]);
  const { state } = sight;
  const recorded = counts.filter((count) => state === undefined || count.state === state);
  return { ...row, ...historyOf(events), recorded };
}

function historyOf(events: readonly OpenedEvent[]): Pick<ImportView, 'digest' | 'refusedRows' | 'undo'> {
  const started = events.find((event) => event.type === 'import.Started');
  const asked = events.find((event) => event.type === 'import.RevertAsked');
  const reverted = events.find((event) => event.type === 'import.Reverted');
  const kept = events.flatMap(({ type, data }) =>
    type === 'import.FactKept' ? [{ ...data, event: data.eventId }] : [],
  );
  return {
    digest: started?.data.digest ?? '',
    refusedRows: events
      .flatMap(({ type, data }) => (type === 'import.RowRefused' ? [data] : []))
      .slice(0, MOST_ITEMS),
    undo: asked && {
      ...{ by: asked.data.by, because: asked.data.because, isDone: reverted !== undefined },
      ...{ takenBack: reverted?.data.retracted ?? null, kept: kept.slice(0, MOST_ITEMS) },
    },
  };
}

export interface UndoShown extends UndoPreview {
  readonly lines: readonly UndoLine[];
}

/** What undoing an import would do now, with the first of its lines. Who may not undo it gets no answer. */
export async function readUndoPreview(
  ledger: Ledger,
  identity: Identity,
  importId: string,
): Promise<UndoShown | undefined> {
  if (!may(identity, 'import.revert', {})) return undefined;
  const lines: UndoLine[] = [];
  const preview = await previewUndo(ledger, importId, {
    line: async (line) => {
      if (lines.length < MOST_ITEMS) lines.push(line);
      await Promise.resolve();
    },
  });
  return isRefusal(preview) ? undefined : { ...preview, lines };
}

/** Of which state imports may be seen; undefined when of none. */
function sightOf(identity: Identity, state: string | undefined): { readonly state?: string } | undefined {
  const wanted = state ?? identity.state;
  if (may({ ...identity, roles: identity.roles.filter((role) => role === 'admin') }, 'import.read', {})) {
    return state === undefined ? {} : { state };
  }
  return wanted !== undefined && may(identity, 'import.read', { state: wanted })
    ? { state: wanted }
    : undefined;
}

function ordinalOf(cursor: string): number | undefined {
  const [ordinal, ...more] = partsOf(cursor) ?? [];
  return ordinal !== undefined && more.length === 0 && /^\d{1,15}$/.test(ordinal)
    ? Number(ordinal)
    : undefined;
}
