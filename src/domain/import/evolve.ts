import type { Recorded } from '../decider.ts';
import type { Completed, ImportEvent, Started } from './events.ts';

export interface ImportState {
  readonly started: Started['data'] | undefined;
  /** Newest first; a linked list, so that folding many refused rows stays linear. */
  readonly refused: RefusedRows | undefined;
  readonly completed: Completed['data'] | undefined;
}

export interface RefusedRows {
  readonly row: number;
  readonly before: RefusedRows | undefined;
}

export const initial: ImportState = { started: undefined, refused: undefined, completed: undefined };

export function evolve(state: ImportState, event: Recorded<ImportEvent>): ImportState {
  switch (event.type) {
    case 'import.Started':
      return { ...state, started: event.data };
    case 'import.RowRefused':
      return { ...state, refused: { row: event.data.row, before: state.refused } };
    case 'import.Completed':
      return { ...state, completed: event.data };
  }
}
