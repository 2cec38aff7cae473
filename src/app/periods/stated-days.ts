import { isRefusal } from '../../domain/decider.ts';
import type { Facts, FurtherFact } from '../../domain/facts.ts';
import { addDays, type Day } from '../../domain/values/day.ts';
import { extendedEnd, nextTerm } from '../../rules/index.ts';
import type { PolicyInForce } from '../standing/policy-book.ts';

/** What the days of a period hold already of what the law gives by itself. */
export interface StatedDays {
  /** As acts, which the rules do not give a second time. */
  readonly acts: readonly FurtherFact[];
  /** Whether its days are longer than the law's and no acts of the law explain by how much. */
  readonly isUnexplained: boolean;
  /** The first day on which this changes though nothing happens. */
  readonly holdsUntil: Day | null;
}

const NOTHING: StatedDays = { acts: [], isUnexplained: false, holdsUntil: null };

/**
 * The days of a term that came in with its license were stated by the agency, and may be those the law gives with some
 * of its extensions: where their last day is one to which the law comes, from the plain length of a term on, the
 * extensions up to it are in them. Where somebody recorded which ones are, that holds.
 */
export function statedDays(law: PolicyInForce, facts: Facts, today: Day): StatedDays {
  const { policy, settings } = law;
  if (!policy.routes.some(givesMore) || saysItself(law, facts)) return NOTHING;
  const { moves = [] } = facts.obligation;
  const stated = moves[0]?.from ?? facts.obligation.endsOn;
  const plain = plainEnd(law, facts);
  if (plain === undefined || stated <= plain) return NOTHING;
  const { steps, holdsUntil } = extendedEnd(policy, settings, endingOn(facts, plain), today);
  const last = steps.findIndex(({ to }) => to === stated);
  const held = steps.slice(0, last + 1).map(({ route, on }) => ({
    eventId: facts.obligation.eventId,
    attributes: { act: route, on: on ?? today, by: 'statute' },
  }));
  return { acts: held, isUnexplained: last < 0, holdsUntil };
}

/** The facts with these as acts, so that what the days hold is not offered once more. */
export function withHeld(facts: Facts, { acts }: Pick<StatedDays, 'acts'>): Facts {
  if (acts.length === 0) return facts;
  return { ...facts, further: { ...facts.further, acts: [...(facts.further?.acts ?? []), ...acts] } };
}

type Route = PolicyInForce['policy']['routes'][number];

function isExtension({ written: { gives } }: Route): boolean {
  return gives === 'extension';
}

function givesMore(route: Route): boolean {
  return isExtension(route) && route.written.starts_by?.includes('statute') === true;
}

/** Whether an extension is an act on record, other than by what the ledger itself recorded of the period. */
function saysItself({ policy }: PolicyInForce, { obligation, further }: Facts): boolean {
  const routes = new Set<unknown>(policy.routes.filter(isExtension).map(({ written }) => written.id));
  const own = ownEvents(obligation);
  return (further?.acts ?? []).some(
    ({ eventId, attributes }) => routes.has(attributes['act']) && !own.has(eventId),
  );
}

function ownEvents({ moves = [] }: Facts['obligation']): ReadonlySet<string> {
  return new Set(moves.map(({ eventId }) => eventId));
}

/** The last day of a term that begins with the period, without any extension; undefined where the law does not say it. */
function plainEnd({ policy, settings }: PolicyInForce, facts: Facts): Day | undefined {
  const before = addDays(facts.obligation.startsOn, -1);
  const { completedOn: _, ...owed } = facts.obligation;
  const obligation = { ...owed, endsOn: before, appliedOn: before };
  const term = nextTerm(policy, settings, { ...facts, obligation }, before);
  return isRefusal(term) || term.expiresOn === null ? undefined : term.expiresOn;
}

/** The facts as if the period ended on a day and nothing had moved that. */
function endingOn(facts: Facts, endsOn: Day): Facts {
  const { obligation, license, further } = facts;
  const own = ownEvents(obligation);
  const acts = (further?.acts ?? []).filter(({ eventId }) => !own.has(eventId));
  const isOwed = license.validFrom === obligation.startsOn;
  return {
    ...facts,
    obligation: { ...obligation, endsOn, moves: [] },
    license: isOwed ? { ...license, expiresOn: endsOn } : license,
    further: { ...further, acts },
  };
}
