import type { Recorded } from '../decider.ts';
import type { AgendaEvent } from './events.ts';

export interface AgendaState {
  /** The records concerned, each once. */
  readonly records: ReadonlySet<string>;
}

export const initial: AgendaState = { records: new Set() };

export function evolve({ records }: AgendaState, event: Recorded<AgendaEvent>): AgendaState {
  return { records: new Set([...records, event.data.record]) };
}
