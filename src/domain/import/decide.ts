import { type Circumstances, dataOf, type Refusal, refuse } from '../decider.ts';
import type { ImportCommand } from './commands.ts';
import type { ImportEvent, RowRefused } from './events.ts';
import type { ImportState } from './evolve.ts';

/** The same content again, under whatever file name, is the same import. */
export function decide(
  command: ImportCommand,
  state: ImportState,
  _by: Circumstances,
): readonly ImportEvent[] | Refusal {
  if (command.type === 'Start') {
    return state.started === undefined ? [{ type: 'import.Started', data: dataOf(command) }] : [];
  }
  if (state.started === undefined) return refuse('import_unknown', 'This import was never started.');
  if (state.completed !== undefined) return [];
  switch (command.type) {
    case 'RefuseRows':
      return unknownRows(command.rows, state).map((data) => ({ type: 'import.RowRefused', data }));
    case 'Complete':
      return [{ type: 'import.Completed', data: dataOf(command) }];
  }
}

function unknownRows(rows: readonly RowRefused['data'][], state: ImportState): readonly RowRefused['data'][] {
  const known = new Set<number>();
  for (let at = state.refused; at !== undefined; at = at.before) known.add(at.row);
  return rows.filter(({ row }) => !known.has(row));
}
