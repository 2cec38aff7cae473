import type { Decider } from '../decider.ts';
import type { ProviderCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { ProviderEvent } from './events.ts';
import { evolve, initial, type ProviderState } from './evolve.ts';

export type { ProviderCommand } from './commands.ts';
export type { Approval, ProviderState } from './evolve.ts';

export const provider: Decider<ProviderCommand, ProviderEvent, ProviderState> = { initial, decide, evolve };
