import type { Decider } from '../decider.ts';
import type { StatuteCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { StatuteEvent } from './events.ts';
import { evolve, initial, type StatuteState } from './evolve.ts';

export type { StatuteCommand } from './commands.ts';
export type { Run, StatuteState } from './evolve.ts';

export const statute: Decider<StatuteCommand, StatuteEvent, StatuteState> = { initial, decide, evolve };
