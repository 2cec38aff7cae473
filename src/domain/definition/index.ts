import type { Decider } from '../decider.ts';
import type { DefinitionCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { DefinitionEvent } from './events.ts';
import { type DefinitionState, evolve, initial } from './evolve.ts';

export type { DefinitionCommand } from './commands.ts';
export type { DefinitionState } from './evolve.ts';
export { definitionId, isDefinitionId, isSlug } from './ids.ts';
export { termsOf } from './terms-of.ts';

export const definition: Decider<DefinitionCommand, DefinitionEvent, DefinitionState> = {
  initial,
  decide,
  evolve,
};
