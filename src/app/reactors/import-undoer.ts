import { carryOutUndo } from '../import/undo/carry-out-undo.ts';
import { idOf } from '../../domain/streams.ts';
import { isRefusal } from '../../domain/decider.ts';
import type { Reactor } from './reactor.ts';

/**
 * An import is undone once somebody has asked for it, however often the undoing is interrupted. While somebody's record
 * cannot be read, what is everybody else's is taken back; it is over once theirs is, too.
 */
export const importUndoer: Reactor = {
  name: 'import-undoer',
  types: ['import.RevertAsked'],
  follow: ({ stream, revision }) => [
    {
      name: 'undo',
      run: async (ledger, _request, bounds) => {
        const { signal, leaveOut } = bounds ?? {};
        const summary = await carryOutUndo(ledger, idOf(stream), { signal, leaveOut });
        return isRefusal(summary) ? summary : { stream, revision, events: [] };
      },
    },
  ],
};
