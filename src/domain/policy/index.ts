import type { Decider } from '../decider.ts';
import type { PolicyCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { PolicyEvent } from './events.ts';
import { type PolicyState, evolve, initial } from './evolve.ts';

export type { PolicyCommand } from './commands.ts';
export type { PolicyState } from './evolve.ts';

export const policy: Decider<PolicyCommand, PolicyEvent, PolicyState> = { initial, decide, evolve };
