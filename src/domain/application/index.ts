import type { Decider } from '../decider.ts';
import type { ApplicationCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { ApplicationEvent } from './events.ts';
import { type ApplicationState, evolve, initial } from './evolve.ts';

export type { ApplicationCommand } from './commands.ts';
export type { ApplicationState, ApplicationStatus } from './evolve.ts';

/** A license, or a field upon one, is applied for and answered. */
export const application: Decider<ApplicationCommand, ApplicationEvent, ApplicationState> = {
  initial,
  decide,
  evolve,
};
