import type { Decider } from '../decider.ts';
import type { SpendingCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { SpendingEvent } from './events.ts';
import { evolve, initial, type SpendingState } from './evolve.ts';

export type { SpendingCommand } from './commands.ts';
export type { Reservation, SpendingState } from './evolve.ts';

export const spending: Decider<SpendingCommand, SpendingEvent, SpendingState> = { initial, decide, evolve };
