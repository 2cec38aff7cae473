import type { Refusal } from '../../domain/decider.ts';
import type { Recording } from '../executing/execute.ts';
import { askUndo, type UndoAsk } from '../import/undo/ask-undo.ts';
import type { Ledger } from '../log/ledger.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

/** Asks that an import be undone; a reactor does it. */
export async function askRevert(ledger: Ledger, caller: Caller, ask: UndoAsk): Promise<Recording | Refusal> {
  return forbidden(caller, 'import.revert', {}) ?? askUndo(ledger, ask, requestOf(caller));
}
