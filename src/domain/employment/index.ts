import type { Decider } from '../decider.ts';
import type { EmploymentCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { EmploymentEvent } from './events.ts';
import { type EmploymentState, evolve, initial } from './evolve.ts';

export type { EmploymentCommand } from './commands.ts';
export { type EmploymentState, type Span, spansOf } from './evolve.ts';

export const employment: Decider<EmploymentCommand, EmploymentEvent, EmploymentState> = {
  initial,
  decide,
  evolve,
};
