import { type Circumstances, dataOf, type Refusal, refuse } from '../decider.ts';
import { isPlainText, isSha256 } from '../values/identifiers.ts';
import type { ImportCommand } from './commands.ts';
import type { ImportEvent } from './events.ts';
import { type Chain, type ImportState, itemsOf } from './evolve.ts';

type Answer = readonly ImportEvent[] | Refusal;
type Command<T extends ImportCommand['type']> = Extract<ImportCommand, { type: T }>;

/** The same content again, under whatever file name, is the same import. */
export function decide(command: ImportCommand, state: ImportState, by: Circumstances): Answer {
  if (command.type === 'Start') {
    return state.started === undefined ? [{ type: 'import.Started', data: dataOf(command) }] : [];
  }
  if (state.started === undefined) return refuse('import_unknown', 'This import was never started.');
  switch (command.type) {
    case 'RefuseRows':
    case 'Complete':
      return record(command, state);
    case 'AskRevert':
      return askRevert(command, state, by);
    case 'KeepFacts':
    case 'FinishRevert':
      return revert(command, state);
  }
}

function record(command: Command<'RefuseRows' | 'Complete'>, state: ImportState): Answer {
  if (state.completed !== undefined) return [];
  if (state.revertAsked !== undefined) {
    return refuse('import_reverted', 'This import is being undone, so nothing more can come with it.');
  }
  if (command.type === 'Complete') return [{ type: 'import.Completed', data: dataOf(command) }];
  return unknownTo(state.refused, command.rows, ({ row }) => row).map((data) => ({
    type: 'import.RowRefused',
    data,
  }));
}

function askRevert(
  { because, preview }: Command<'AskRevert'>,
  state: ImportState,
  by: Circumstances,
): Answer {
  const asked = state.revertAsked;
  if (asked !== undefined) {
    if (asked.preview === preview && asked.because === because) return [];
    return state.reverted === undefined ? BEING_UNDONE : UNDONE_ALREADY;
  }
  if (!isSha256(preview)) return refuse('preview', 'The digest of a preview is 64 hexadecimal digits.');
  if (!isPlainText(because))
    return refuse('because', 'Say why the import is undone, in 1 to 400 characters.');
  return [{ type: 'import.RevertAsked', data: { by: by.actor, because, preview } }];
}

export const BEING_UNDONE = refuse(
  'revert_asked',
  'Somebody asked already that this import be undone, and that is under way.',
);

export const UNDONE_ALREADY = refuse(
  'already_undone',
  'This import was undone already: there is nothing left of it to undo.',
);

function revert(command: Command<'KeepFacts' | 'FinishRevert'>, state: ImportState): Answer {
  if (state.revertAsked === undefined) {
    return refuse('revert_not_asked', 'Nobody asked that this import be undone.');
  }
  if (state.reverted !== undefined) return [];
  if (command.type === 'FinishRevert') return [{ type: 'import.Reverted', data: dataOf(command) }];
  return unknownTo(state.kept, command.facts, ({ eventId }) => eventId).map((data) => ({
    type: 'import.FactKept',
    data,
  }));
}

/** Those of which the chain holds no key, each key once. */
function unknownTo<T, K>(
  known: Chain<K> | undefined,
  given: readonly T[],
  keyOf: (item: T) => K,
): readonly T[] {
  const seen = new Set(itemsOf(known));
  return given.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
}
