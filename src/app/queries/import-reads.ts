import type { Window } from './page.ts';

/** Imports of one state's rows, of one kind, or one import; newest first. */
export interface ImportsQuestion {
  readonly id?: string;
  readonly state?: string;
  readonly kind?: string;
  readonly undone?: boolean;
  readonly window: Window<number>;
}

export interface ImportRow {
  readonly id: string;
  readonly ordinal: number;
  readonly kind: string;
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly rows: number | null;
  readonly accepted: number | null;
  readonly refused: number | null;
  readonly corrected: number | null;
  readonly undoAskedAt: number | null;
  readonly undoneAt: number | null;
  readonly takenBack: number | null;
  readonly kept: number | null;
}

export interface ImportedCount {
  readonly state: string | null;
  readonly type: string;
  readonly count: number;
}
