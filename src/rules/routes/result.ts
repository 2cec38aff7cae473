import type { NodeAnswer } from '../../domain/decision.ts';
import { addDays, daysBetween, type Day } from '../../domain/values/day.ts';
import {
  compileCondition,
  holdsFor,
  missingFor,
  momentFor,
  NO_ATTRIBUTES,
  TOOLS,
} from '../conditions/condition.ts';
import { compileMembers, type CompiledMembers } from '../conditions/members.ts';
import type { CompiledMoment } from '../conditions/moment.ts';
import type { Moment } from '../language/condition.ts';
import { resultsOf, type Result, type Route } from '../language/route.ts';
import type { At } from '../situation/clock.ts';
import type { Predicate } from '../situation/predicate.ts';
import type { Situation } from '../situation/situation.ts';
import { daysCovered } from './days-covered.ts';
import type { RouteResult, Span } from './route-answer.ts';
import { segmentsMet } from './segments-met.ts';
import { dayIn, isStill, known, NOTHING, type Found } from './shown-day.ts';
import { spanIn } from './span.ts';

type Written = Result;

export interface CompiledResult {
  readonly when: Predicate;
  readonly written: Written;
  readonly starts: CompiledMoment | undefined;
  /** Undefined where nothing is written, and for life. */
  readonly ends: CompiledMoment | undefined;
  readonly periodEnds: CompiledMoment | undefined;
  /** Acts whose days an extension adds. */
  readonly acts: CompiledMembers | undefined;
}

export function compileResults(route: Route): readonly CompiledResult[] {
  return resultsOf(route).map(({ when, ...written }) => ({
    when: compileCondition(when, undefined),
    ...compileResult(written, route.gives),
  }));
}

function compileResult(written: Written, gives: Route['gives']): Omit<CompiledResult, 'when'> {
  const compiled = (moment: Moment | undefined) =>
    moment === undefined ? undefined : momentFor(moment, undefined);
  const ends = lastDay(written);
  const act = written.adds_days_of?.act;
  return {
    written,
    starts: compiled(written.starts),
    ends: compiled(ends),
    periodEnds: compiled(gives === 'extension' ? periodEnd(written, ends) : undefined),
    acts: act === undefined ? undefined : compileMembers({ from: 'acts', where: { act } }, TOOLS),
  };
}

/** A term of years ends on the day before its anniversary. */
function lastDay({ starts, for: lasts, ends }: Written): Moment | undefined {
  if (ends !== undefined) return ends === 'never' ? undefined : ends;
  if (starts === undefined || lasts === undefined) return undefined;
  return { of: { of: starts, plus: lasts }, minus: { days: 1 } };
}

/** An extension never moves the end of the period to an earlier day. */
function periodEnd({ adds, adds_days_of }: Written, ends: Moment | undefined): Moment | undefined {
  if (adds !== undefined) return { of: 'period_end', plus: adds };
  if (ends !== undefined) return { latest_of: ['period_end', ends] };
  return adds_days_of === undefined ? undefined : 'period_end';
}

/** What a run finds of a result, with days that may move. */
export interface ResultFound extends Pick<
  RouteResult,
  'class' | 'status' | 'lasts' | 'nextIsShorterBy' | 'fields'
> {
  readonly startsOn: At | null;
  /** `never` is text that comes after every day. */
  readonly endsOn: At | null;
  readonly periodEndsOn: At | null;
  readonly missing: readonly string[];
}

const NO_RESULT: ResultFound = {
  ...{ class: null, status: null, startsOn: null, endsOn: null, periodEndsOn: null },
  ...{ lasts: null, nextIsShorterBy: null, fields: null, missing: [] },
};

/** What there is afterwards, and what keeps a day of it from being known. */
export function resultIn(
  results: readonly CompiledResult[],
  requirement: NodeAnswer | null,
  situation: Situation,
): ResultFound {
  const result = results.find(({ when }) => holdsFor(when, situation) !== false);
  if (result === undefined) return NO_RESULT;
  // Which it is cannot be said, so nothing of it can.
  if (holdsFor(result.when, situation) === undefined) {
    return { ...NO_RESULT, missing: missingFor(result.when, situation) };
  }
  const { written } = result;
  const starts = dayIn(result.starts, situation);
  const lasts = written.for === undefined ? NOTHING : spanIn(written.for, situation);
  const ends = dayIn(result.ends, situation);
  const periodEnds = periodEndIn(result, situation);
  return {
    ...{ class: written.class ?? null, status: written.status ?? null },
    startsOn: starts.value,
    lasts: lasts.value,
    endsOn: written.ends === 'never' || isStill(ends.value) ? 'never' : ends.value,
    periodEndsOn: periodEnds.value,
    nextIsShorterBy:
      written.next_is_shorter === true ? shorterBy(written, periodEnds.value, situation) : null,
    fields: written.fields === undefined ? null : segmentsMet(written.fields.met_in, requirement),
    missing: [starts, lasts, ends, periodEnds].flatMap(({ missing }) => missing),
  };
}

function periodEndIn({ periodEnds, acts, written }: CompiledResult, situation: Situation): Found<At> {
  const end = dayIn(periodEnds, situation);
  if (acts === undefined || end.value === null) return end;
  const days = daysOf(acts, situation);
  const most = written.adds_days_of?.at_most ?? Infinity;
  const value = days.value === null ? null : Math.min(days.value, most);
  if (value === null) return { ...NOTHING, missing: days.missing };
  const last = end.value;
  return known(typeof last === 'string' ? addDays(last, value) : (asOf: Day) => addDays(last(asOf), value));
}

/** Whole days of the period of which the acts speak. */
function daysOf(acts: CompiledMembers, situation: Situation): Found<number> {
  const { sure, open } = acts.find(NO_ATTRIBUTES, situation);
  const spans = sure.map(({ attributes: { from, until } }) => ({ from, until }));
  const missing = [
    ...(open.length > 0 ? acts.missing(NO_ATTRIBUTES, situation) : []),
    ...(spans.some(({ from }) => from === undefined) ? ['acts.from'] : []),
    ...(spans.some(({ until }) => until === undefined) ? ['acts.until'] : []),
  ];
  if (missing.length > 0) return { value: null, missing };
  const { startsOn, endsOn } = situation.facts.obligation;
  const days = spans.map(({ from, until }) => ({ from: String(from), until: String(until) }));
  return known(daysCovered({ from: startsOn, until: endsOn }, days));
}

/** Of an end that moves with the day asked about nobody can say it. */
function shorterBy({ adds }: Written, periodEndsOn: At | null, situation: Situation): Span | null {
  if (typeof periodEndsOn !== 'string') return null;
  if (adds !== undefined) return spanIn(adds, situation).value;
  return { years: 0, months: 0, days: daysBetween(situation.facts.obligation.endsOn, periodEndsOn) };
}
