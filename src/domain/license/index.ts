import type { Decider } from '../decider.ts';
import type { LicenseCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { LicenseEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { initial, type LicenseState } from './state.ts';

export type { LicenseCommand } from './commands.ts';
export { noneProposed } from './decide-lapse.ts';
export { renewedSince } from './problems.ts';
export type { LicenseState } from './state.ts';

export const license: Decider<LicenseCommand, LicenseEvent, LicenseState> = { initial, decide, evolve };
export { byFirstDay, endStated } from './evolve-status.ts';
