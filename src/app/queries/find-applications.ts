import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { type Identity, may } from '../access.ts';
import { type Page, type PageAsk, partsOf, windowOf } from './page.ts';
import type { ApplicationFilter, ApplicationRow, ApplicationsQuestion, ReadModels } from './read-models.ts';

type Direction = ApplicationsQuestion['direction'];

export interface ApplicationsAsk {
  readonly filter: ApplicationFilter;
  readonly direction: Direction;
  readonly page: PageAsk;
}

/**
 * Applications of a state, for whoever decides there, or one's own: of a state when one is named or the caller works
 * for one, else the caller's. Undefined where they are not the caller's to see.
 */
export async function findApplications(
  { applications }: Pick<ReadModels, 'applications'>,
  identity: Identity,
  { filter, direction, page }: ApplicationsAsk,
): Promise<Page<ApplicationRow> | Refusal | undefined> {
  const sight = sightOf(identity, filter);
  if (sight === undefined) return undefined;
  const window = windowOf(page, (cursor) => placeOf(cursor, direction));
  return isRefusal(window) ? window : applications({ filter: { ...filter, ...sight }, direction, window });
}

function sightOf(identity: Identity, filter: ApplicationFilter): Partial<ApplicationFilter> | undefined {
  const state = filter.state ?? identity.state;
  if (state !== undefined && may(identity, 'license.application_read', { state })) return { state };
  const educator = filter.educator ?? identity.educator;
  return educator !== undefined && may(identity, 'license.application_read', { educator })
    ? { educator }
    : undefined;
}

export function partsOfApplication(direction: Direction, ordinal: number) {
  return [direction, String(ordinal)];
}

/** A cursor names its order: in the other one it would point to nowhere in particular. */
function placeOf(cursor: string, asked: Direction): number | undefined {
  const [direction, ordinal, ...more] = partsOf(cursor) ?? [];
  if (direction !== asked || ordinal === undefined || more.length > 0) return undefined;
  return /^\d{1,15}$/.test(ordinal) ? Number(ordinal) : undefined;
}
