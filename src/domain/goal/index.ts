import type { Decider } from '../decider.ts';
import type { GoalCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { GoalEvent } from './events.ts';
import { evolve, type GoalState, initial } from './evolve.ts';

export type { GoalCommand } from './commands.ts';
export type { GoalOutcome, GoalSource } from './events.ts';
export type { GoalState } from './evolve.ts';

export const goal: Decider<GoalCommand, GoalEvent, GoalState> = { initial, decide, evolve };
