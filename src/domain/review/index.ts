import type { Decider } from '../decider.ts';
import type { ReviewCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { ReviewEvent } from './events.ts';
import { evolve, initial, type ReviewState } from './evolve.ts';

export type { ReviewCommand } from './commands.ts';
export type { ReviewState } from './evolve.ts';

export const review: Decider<ReviewCommand, ReviewEvent, ReviewState> = { initial, decide, evolve };
