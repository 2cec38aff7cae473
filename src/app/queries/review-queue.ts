import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { isDay } from '../../domain/values/day.ts';
import { type Identity, may, type Role } from '../access.ts';
import { todayIn } from '../clock.ts';
import type { Ledger } from '../log/ledger.ts';
import {
  AWAITED_KINDS,
  type AwaitedAct,
  type AwaitedCount,
  type AwaitedFilter,
  type AwaitedKind,
  type AwaitedPlace,
  type AwaitedSort,
  MAY_ACT,
  type QueueSight,
} from './awaited-acts.ts';
import { type Page, type PageAsk, partsOf, windowOf } from './page.ts';
import type { ReadModels } from './read-models.ts';

export interface QueueAsk {
  readonly filter: AwaitedFilter;
  readonly sort: AwaitedSort;
  readonly page: PageAsk;
}

interface Source {
  readonly ledger: Ledger;
  readonly reads: Pick<ReadModels, 'reviewQueue' | 'reviewCounts'>;
}

/** What awaits the caller, or those whose work they audit. Undefined where nothing ever does. */
export async function reviewQueue(
  { ledger, reads }: Source,
  identity: Identity,
  { filter, sort, page }: QueueAsk,
): Promise<Page<AwaitedAct> | Refusal | undefined> {
  const sight = sightOf(identity);
  if (sight === undefined) return undefined;
  const window = windowOf(page, (cursor) => placeOf(cursor, sort));
  if (isRefusal(window)) return window;
  return reads.reviewQueue({ sight, filter, sort, window, today: todayIn(ledger.clock, identity.state) });
}

/** How much of what awaits the caller, by kind. */
export async function reviewCounts(
  { ledger, reads }: Source,
  identity: Identity,
): Promise<readonly AwaitedCount[] | undefined> {
  const sight = sightOf(identity);
  return sight && reads.reviewCounts(sight, todayIn(ledger.clock, identity.state));
}

/** Each sees what they may act upon, and auditors what their agency may. */
function sightOf(identity: Identity): QueueSight | undefined {
  const { state, employer, issuer, educator: self } = identity;
  const sees = (role: Role, of: object) =>
    may({ ...identity, roles: only(identity, role) }, 'queue.read', of);
  const kindsOf = (roles: readonly Role[]) =>
    AWAITED_KINDS.filter((kind) => roles.some((role) => acts(role, kind)));
  const ofState = sees('agency', { state }) || sees('auditor', { state }) ? kindsOf(['agency']) : [];
  const ofEmployer = employer !== undefined && sees('district', { employers: [employer] });
  const reviewing = (['assessor', 'approver'] as const).filter((role) => sees(role, { issuer }));
  const sight = {
    ofState: { of: state, kinds: ofState },
    ofEmployer: { of: employer, kinds: ofEmployer ? kindsOf(['district']) : [] },
    ofIssuer: { of: issuer, kinds: kindsOf(reviewing) },
    self,
    subject: identity.subject,
    approves: reviewing.includes('approver'),
  };
  const kinds = [sight.ofState, sight.ofEmployer, sight.ofIssuer].flatMap((one) => one.kinds);
  return kinds.length > 0 ? sight : undefined;
}

function only({ roles }: Identity, wanted: Role): readonly Role[] {
  return roles.filter((role) => role === wanted);
}

function acts(role: Role, kind: AwaitedKind): boolean {
  const roles: readonly Role[] = MAY_ACT[kind];
  return roles.includes(role);
}

/** A cursor names its order: in another one it would point to nowhere in particular. */
export function partsOfAwaited({ by, direction }: AwaitedSort, { day, ordinal }: AwaitedPlace) {
  return [by, direction, day, String(ordinal)];
}

function placeOf(cursor: string, sort: AwaitedSort): AwaitedPlace | undefined {
  const [by, direction, day, ordinal, ...more] = partsOf(cursor) ?? [];
  if (by !== sort.by || direction !== sort.direction || more.length > 0) return undefined;
  if (day === undefined || ordinal === undefined || !/^\d{1,15}$/.test(ordinal)) return undefined;
  return isDay(day) || day === 'infinity' ? { day, ordinal: Number(ordinal) } : undefined;
}
