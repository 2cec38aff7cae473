import { type Refusal, refuse } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import type { AgendaCommand } from './commands.ts';
import type { AgendaEvent } from './events.ts';
import type { AgendaState } from './evolve.ts';

export function decide(
  { record, act }: AgendaCommand,
  { records }: AgendaState,
): readonly AgendaEvent[] | Refusal {
  if (records.has(record)) return [];
  return isPlainText(record, 300)
    ? [{ type: 'agenda.Entered', data: { record, act } }]
    : refuse('record', 'Name the record by its stream, as credential-1.');
}
