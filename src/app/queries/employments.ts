import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { type Day, isDay } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import { type Clock, todayIn } from '../clock.ts';
import type {
  EmployerFilter,
  EmployerPlace,
  EmployerRow,
  EmployerSort,
  EmploymentFilter,
  EmploymentPlace,
  EmploymentReads,
  EmploymentRow,
  EmploymentSort,
} from './employment-reads.ts';
import { type Page, type PageAsk, partsOf, windowOf } from './page.ts';

export interface EmploymentsAsk {
  readonly filter: EmploymentFilter;
  readonly sort: EmploymentSort;
  readonly page: PageAsk;
}

export interface EmployersAsk {
  readonly filter: EmployerFilter;
  /** Today in the state when not given; in UTC where there is none. */
  readonly asOf?: Day;
  readonly sort: EmployerSort;
  readonly page: PageAsk;
}

interface Source {
  readonly reads: EmploymentReads;
  readonly clock: Clock;
}

/** Assignments in a state, at the caller's employer, or one's own. Undefined when they are not the caller's to see. */
export async function findEmployments(
  { reads, clock }: Source,
  identity: Identity,
  { filter, sort, page }: EmploymentsAsk,
): Promise<Page<EmploymentRow> | Refusal | undefined> {
  const seen = seenBy(identity, filter);
  if (seen === undefined) return undefined;
  const window = windowOf(page, (cursor) => placeOf(cursor, sort));
  if (isRefusal(window)) return window;
  return reads.employments({ filter: seen, sort, window, day: seen.on ?? todayIn(clock, seen.state) });
}

function seenBy(identity: Identity, filter: EmploymentFilter): EmploymentFilter | undefined {
  const state = filter.state ?? identity.state;
  if (state !== undefined && may(identity, 'employment.read', { state })) return { ...filter, state };
  const employer = filter.employer ?? identity.employer;
  if (employer !== undefined && may(identity, 'employment.read', { employers: [employer] })) {
    return { ...filter, employer };
  }
  const educator = filter.educator ?? identity.educator;
  const isTheirs = educator !== undefined && may(identity, 'employment.read', { educator });
  return isTheirs ? { ...filter, educator } : undefined;
}

/** The register of employers: everybody signed in may read it. */
export async function findEmployers(
  { reads, clock }: Source,
  { filter, asOf, sort, page }: EmployersAsk,
): Promise<Page<EmployerRow> | Refusal> {
  const window = windowOf(page, (cursor) => employerPlaceOf(cursor, sort));
  if (isRefusal(window)) return window;
  return reads.employers({ filter, sort, window, day: asOf ?? todayIn(clock, filter.state) });
}

/** A cursor names its order: in another one it would point to nowhere in particular. */
export function partsOfPlace(
  { by, direction }: { readonly by: string; readonly direction: string },
  value: string,
  id: string,
) {
  return [by, direction, value, id];
}

function partsIn(cursor: string, sort: EmploymentSort | EmployerSort) {
  const [by, direction, value, id, ...more] = partsOf(cursor) ?? [];
  const isOurs = by === sort.by && direction === sort.direction && more.length === 0;
  return isOurs && value !== undefined && id !== undefined ? { value, id } : undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function placeOf(cursor: string, sort: EmploymentSort): EmploymentPlace | undefined {
  const parts = partsIn(cursor, sort);
  if (parts === undefined || !UUID.test(parts.id)) return undefined;
  if (sort.by === 'from' && !isDay(parts.value)) return undefined;
  return { value: parts.value, event: parts.id };
}

function employerPlaceOf(cursor: string, sort: EmployerSort): EmployerPlace | undefined {
  const parts = partsIn(cursor, sort);
  return parts === undefined ? undefined : { value: parts.value, stream: parts.id };
}
