import type { Decider } from '../decider.ts';
import type { CreditCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { CreditEvent } from './events.ts';
import { type CreditState, evolve, initial } from './evolve.ts';

export type { CreditCommand } from './commands.ts';
export type { CreditState } from './evolve.ts';

export const credit: Decider<CreditCommand, CreditEvent, CreditState> = { initial, decide, evolve };
