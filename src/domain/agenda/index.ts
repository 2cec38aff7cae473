import type { Decider } from '../decider.ts';
import type { AgendaCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { AgendaEvent } from './events.ts';
import { type AgendaState, evolve, initial } from './evolve.ts';

export type { AgendaCommand } from './commands.ts';
export type { AgendaState } from './evolve.ts';

/** What happens on one day in one state: so that a day that begins looks at what it concerns, and at nothing else. */
export const agenda: Decider<AgendaCommand, AgendaEvent, AgendaState> = { initial, decide, evolve };
