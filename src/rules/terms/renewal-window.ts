import { isRefusal } from '../../domain/decider.ts';
import type { Facts } from '../../domain/facts.ts';
import { addDays, addYears, type Day } from '../../domain/values/day.ts';
import { sameData } from '../../domain/values/same-data.ts';
import { NO_ATTRIBUTES } from '../conditions/condition.ts';
import type { Settings } from '../evaluation/evaluate.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import type { RouteAnswer } from '../routes/route-answer.ts';
import { routeOn } from '../routes/routes-of.ts';
import { matterOf, situationOf, type Matter } from '../settings/run-situation.ts';
import { explore } from '../settings/settings.ts';
import { UnderValues } from '../settings/under-values.ts';
import { clockAt } from '../situation/clock.ts';
import type { Situation } from '../situation/situation.ts';
import { sorted } from '../values/sorted.ts';
import { clauseIn, unconfirmed } from './term-clause.ts';
import { nextTerm } from './term.ts';

/** Whether a renewal may be applied for on a day. */
export type RenewalTiming = 'not_yet' | 'in_time' | 'late' | 'closed' | 'unknown';

/** From when to when a renewal may be applied for. */
export interface RenewalWindow {
  /** Null where the law names no first day, or it is not known; then `codes` say why. */
  readonly opensOn: Day | null;
  /** The last day on which it is in time, days of grace included. */
  readonly closesOn: Day | null;
  /** Whether the law says how a license runs that is renewed later; null where that is not known. */
  readonly late: boolean | null;
  readonly timing: RenewalTiming;
  /** Keys of the policy's citations. */
  readonly cites: readonly string[];
  /** What keeps more from being said. */
  readonly codes: readonly string[];
  readonly missing: readonly string[];
}

/**
 * The first and the last day on which the renewal for a period may be applied for, from the clause of the term and,
 * where that names none, from the route that gives the renewal. Pure, as `evaluate` is.
 */
export function renewalWindow(
  policy: CompiledPolicy,
  settings: Settings,
  facts: Facts,
  asOf: Day,
): RenewalWindow {
  const next = nextTerm(policy, settings, facts, asOf);
  if (isRefusal(next) && next.refused === 'renewals_used_up') {
    return { ...UNKNOWN, timing: 'closed', codes: [next.refused], missing: [next.because] };
  }
  const matter = matterOf(policy, facts);
  const term = byTerm(matter, settings);
  const route = routeToRenewal(matter, settings, asOf);
  if (route === undefined) return { ...term, timing: timingOn(asOf, term) };
  const days = {
    opensOn: term.opensOn ?? route.opensOn,
    closesOn: route.closesOn ?? term.closesOn,
    late: term.late,
  };
  // Of what the route requires nothing is told here: only what keeps its days from being known.
  const isKnown = days.closesOn !== null && days.opensOn !== null;
  return {
    ...days,
    timing: timingOn(asOf, days),
    cites: sorted([...new Set([...term.cites, ...route.cites])]),
    codes: isKnown ? [] : term.codes,
    missing: isKnown ? [] : term.missing,
  };
}

/** The first day on which the law of the term takes an application, or null where it names none. */
export function earliestRenewal(policy: CompiledPolicy, settings: Settings, facts: Facts): Day | null {
  const { branches, cutOff } = exploreSpans(matterOf(policy, facts), settings);
  const [first, ...others] = branches.map(({ answer }) => answer.opensOn);
  return first !== undefined && !cutOff && others.every((day) => day === first) ? first : null;
}

type Days = Pick<RenewalWindow, 'opensOn' | 'closesOn' | 'late'>;
type Known = Omit<RenewalWindow, 'timing'>;

const UNKNOWN = { opensOn: null, closesOn: null, late: null, cites: [] } as const;

/** A law that names no first day takes an application on any. */
function timingOn(asOf: Day, { opensOn, closesOn, late }: Days): RenewalTiming {
  if (opensOn !== null && asOf < opensOn) return 'not_yet';
  if (closesOn === null) return 'unknown';
  if (asOf <= closesOn) return 'in_time';
  if (late === null) return 'unknown';
  return late ? 'late' : 'closed';
}

function byTerm(matter: Matter, settings: Settings): Known {
  const { policy } = matter;
  const { branches, cutOff } = exploreSpans(matter, settings);
  const [first, ...others] = branches;
  if (!cutOff && others.every(({ answer }) => sameData(answer, first.answer))) return first.answer;
  const under = new UnderValues(policy, branches);
  const { refused, because } = unconfirmed(policy, cutOff ? under.assumed() : under.turnsOn(sameData));
  return { ...UNKNOWN, codes: [refused], missing: [because] };
}

function exploreSpans(matter: Matter, settings: Settings) {
  const { policy, facts } = matter;
  return explore(policy, settings, (read) =>
    spanIn(policy, situationOf(matter, clockAt(facts.obligation.endsOn), read)),
  );
}

function spanIn(policy: CompiledPolicy, situation: Situation): Known {
  const term = clauseIn(policy, situation);
  if ('refused' in term) return { ...UNKNOWN, codes: [term.refused], missing: [term.because] };
  const { opens, inTime, written, startsLate } = term;
  const { endsOn } = situation.facts.obligation;
  const years = written.opens_years_before_end;
  const before = years === undefined ? null : addDays(addYears(endsOn, -years), 1);
  return {
    opensOn: fixed(opens?.at(NO_ATTRIBUTES, situation)) ?? before,
    closesOn: fixed(inTime.at(NO_ATTRIBUTES, situation)),
    late: startsLate !== undefined,
    cites: Object.keys(written.cite),
    codes: [],
    missing: [],
  };
}

/** A day that does not move with the day asked about. */
function fixed(day: unknown): Day | null {
  return typeof day === 'string' ? day : null;
}

function routeToRenewal(
  matter: Matter,
  settings: Settings,
  asOf: Day,
): Omit<RouteAnswer, 'holdsUntil'> | undefined {
  for (const route of matter.policy.routes) {
    if (route.written.gives !== 'renewal') continue;
    const { answer } = routeOn(route, matter, settings, asOf);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
