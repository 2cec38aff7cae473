import type { Decider } from '../decider.ts';
import type { EmployerCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { EmployerEvent } from './events.ts';
import { type EmployerState, evolve, initial } from './evolve.ts';

export type { EmployerCommand } from './commands.ts';
export { type EmployerState, settingOn } from './evolve.ts';

export const employer: Decider<EmployerCommand, EmployerEvent, EmployerState> = { initial, decide, evolve };
