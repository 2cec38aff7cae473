import type { Decider } from '../decider.ts';
import type { ImportCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { ImportEvent } from './events.ts';
import { type ImportState, evolve, initial } from './evolve.ts';

export type { ImportCommand } from './commands.ts';
export { BEING_UNDONE, UNDONE_ALREADY } from './decide.ts';
export type { ImportState } from './evolve.ts';

export const importing: Decider<ImportCommand, ImportEvent, ImportState> = { initial, decide, evolve };
