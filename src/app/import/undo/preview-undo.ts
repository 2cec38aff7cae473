import { createHash } from 'node:crypto';
import { NOT_FOUND, type Refusal } from '../../../domain/decider.ts';
import { BEING_UNDONE, UNDONE_ALREADY } from '../../../domain/import/index.ts';
import type { Ledger } from '../../log/ledger.ts';
import { importState } from '../run-log.ts';
import type { EducatorUndo } from './undo-educator.ts';
import { undoLines, type UndoLine } from './undo-lines.ts';
import { walkUndo } from './walk-undo.ts';

/** What undoing an import would do, before anything is done. */
export interface UndoPreview {
  readonly importId: string;
  readonly kind: string;
  readonly file: string;
  /** Whose records it concerns. */
  readonly educators: number;
  /** Events of the import that would be taken back, by themselves or with what they were done upon. */
  readonly takenBack: number;
  /** Events that would stay, each with its reason among the lines. */
  readonly kept: number;
  /** Acts of others that fall with what they were done upon. */
  readonly falls: number;
  /** Decisions that stand as they were made, and are put up for review. */
  readonly reviewed: number;
  /** Facts that a correction of this import had taken back, and which stand again. */
  readonly restored: number;
  /** Hex SHA-256 of all its lines: who asks for the undoing says with it what they saw. */
  readonly digest: string;
}

export interface PreviewSink {
  readonly begin?: (educators: number) => void;
  readonly line?: (line: UndoLine) => Promise<void>;
  readonly educator?: () => void;
}

/** Walks through everything the import recorded and tells line by line what would become of it. */
export async function previewUndo(
  ledger: Ledger,
  importId: string,
  sink: PreviewSink = {},
): Promise<UndoPreview | Refusal> {
  const { started, revertAsked, reverted } = await importState(ledger, importId);
  if (started === undefined) return NOT_FOUND;
  if (reverted !== undefined) return UNDONE_ALREADY;
  if (revertAsked !== undefined) return BEING_UNDONE;
  const hash = createHash('sha256');
  const counts = { educators: 0, takenBack: 0, kept: 0, falls: 0, reviewed: 0, restored: 0 };
  await walkUndo(
    ledger,
    { importId, asked: undefined },
    {
      ...(sink.begin === undefined ? {} : { begin: sink.begin }),
      work: (undo) => Promise.resolve(undo),
      emit: async (undo: EducatorUndo) => {
        counts.educators += 1;
        for (const line of undoLines(undo)) {
          hash.update(`${JSON.stringify(line)}\n`);
          counts[COUNTED_AS[line.becomes]] += 1;
          await sink.line?.(line);
        }
        sink.educator?.();
      },
    },
  );
  return { importId, kind: started.kind, file: started.file, ...counts, digest: hash.digest('hex') };
}

const COUNTED_AS = {
  taken_back: 'takenBack',
  kept: 'kept',
  falls: 'falls',
  reviewed: 'reviewed',
  restored: 'restored',
} as const satisfies Record<UndoLine['becomes'], string>;
