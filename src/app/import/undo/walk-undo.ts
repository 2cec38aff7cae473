import { type LeaveOut, orLeftOut } from '../../log/leave-out.ts';
import type { Ledger } from '../../log/ledger.ts';
import { openEvents } from '../../log/open-events.ts';
import { inLanes } from '../lanes.ts';
import { educatorsOfImport } from './imported-events.ts';
import { type EducatorUndo, type Undoing, undoOf } from './undo-educator.ts';

/** Educators read at a time, and held at most. */
const LANES = 8;
const AHEAD = 64;

export interface UndoWalk<T> {
  /** Told how many educators there are, before the first of them. */
  readonly begin?: (educators: number) => void;
  readonly work: (undo: EducatorUndo) => Promise<T>;
  /** Gets each answer, in the order of the educators' ids. */
  readonly emit: (answer: T) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  /** Hears whose record cannot be read, while the others are walked through. */
  readonly leaveOut?: LeaveOut | undefined;
}

/** Finds out, educator by educator, what undoing an import does to the record as it is now. */
export async function walkUndo<T>(
  ledger: Ledger,
  undoing: Undoing,
  { begin, work, emit, signal, leaveOut }: UndoWalk<T>,
): Promise<void> {
  const educators = await educatorsOfImport(ledger, undoing.importId);
  begin?.(educators.length);
  await inLanes(each(educators, signal), {
    ...{ lanes: LANES, ahead: AHEAD, keyOf: (educator: string) => educator },
    work: (educator) =>
      orLeftOut(educator, leaveOut, async () => {
        const { events } = await ledger.log.readEducator(educator);
        const opened = await openEvents(events, ledger.vault, NOTHING_PERSONAL);
        return { answer: await work(undoOf(educator, opened, undoing)) };
      }),
    emit: async (done) => {
      if (done !== undefined) await emit(done.answer);
    },
  });
}

/** What is personal plays no part in it, and stays sealed. */
const NOTHING_PERSONAL: ReadonlySet<string> = new Set();

async function* each(educators: readonly string[], signal: AbortSignal | undefined): AsyncGenerator<string> {
  for (const educator of educators) {
    signal?.throwIfAborted();
    yield await Promise.resolve(educator);
  }
}
