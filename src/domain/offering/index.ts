import type { Decider } from '../decider.ts';
import type { OfferingCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { OfferingEvent } from './events.ts';
import { evolve, initial, type OfferingState } from './evolve.ts';

export type { OfferingCommand } from './commands.ts';
export type { OfferingState } from './evolve.ts';
export { catalogueOfOffering, offeringId, stateOfCatalogue } from './ids.ts';
export type { OfferingTerms } from './events.ts';

export const offering: Decider<OfferingCommand, OfferingEvent, OfferingState> = { initial, decide, evolve };
