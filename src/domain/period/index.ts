import type { Decider } from '../decider.ts';
import type { PeriodCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { PeriodEvent } from './events.ts';
import { evolve, initial, type PeriodState } from './evolve.ts';

export type { ConsequenceRead, PeriodCommand, RouteRead } from './commands.ts';
export { isByPerson, isHeldOpen, type PeriodState } from './evolve.ts';

export const period: Decider<PeriodCommand, PeriodEvent, PeriodState> = { initial, decide, evolve };
