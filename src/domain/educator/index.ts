import type { Decider } from '../decider.ts';
import type { EducatorCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { EducatorEvent } from './events.ts';
import { type EducatorState, evolve, initial } from './evolve.ts';

export type { EducatorCommand } from './commands.ts';
export type { EducatorState } from './evolve.ts';

export const educator: Decider<EducatorCommand, EducatorEvent, EducatorState> = { initial, decide, evolve };
