import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { isDay } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import type { DecisionFilter, DecisionMade, DecisionPlace, DecisionsQuestion } from './decisions-made.ts';
import { type Page, type PageAsk, partsOf, windowOf } from './page.ts';
import type { ReadModels } from './read-models.ts';

type Direction = DecisionsQuestion['direction'];

export interface DecisionsAsk {
  readonly filter: Omit<DecisionFilter, 'state'> & {
    /** The caller's own when not given. */
    readonly state?: string;
  };
  readonly direction: Direction;
  readonly page: PageAsk;
}

/** What was decided in a state, with why. Undefined when it is not the caller's to see. */
export async function findDecisions(
  reads: Pick<ReadModels, 'decisions'>,
  identity: Identity,
  { filter, direction, page }: DecisionsAsk,
): Promise<Page<DecisionMade> | Refusal | undefined> {
  const state = filter.state ?? identity.state;
  if (state === undefined || !may(identity, 'license.search', { state })) return undefined;
  const window = windowOf(page, (cursor) => placeOf(cursor, direction));
  if (isRefusal(window)) return window;
  return reads.decisions({ filter: { ...filter, state }, direction, window });
}

export function partsOfDecision(direction: Direction, { day, ordinal }: DecisionPlace) {
  return [direction, day, String(ordinal)];
}

/** A cursor names its order: in the other one it would point to nowhere in particular. */
function placeOf(cursor: string, asked: Direction): DecisionPlace | undefined {
  const [direction, day, ordinal, ...more] = partsOf(cursor) ?? [];
  if (direction !== asked || day === undefined || ordinal === undefined || more.length > 0) return undefined;
  return isDay(day) && /^\d{1,15}$/.test(ordinal) ? { day, ordinal: Number(ordinal) } : undefined;
}
