import type { Day } from '../../domain/values/day.ts';
import type { Within } from '../language/condition.ts';
import type { Attributes } from '../language/facts-vocabulary.ts';
import type { ListName } from '../language/lists.ts';
import {
  isInPeriod,
  type End,
  type Ends,
  type Situation,
  type ValuingWindow,
} from '../situation/situation.ts';
import { both, type Truth } from '../values/truth.ts';
import { compileMoment, type CompiledMoment, type Tools } from './moment.ts';
import { dayInWords } from './words.ts';

const NO_ATTRIBUTES: Attributes = {};

/** Compiles a span of days. Both ends belong to it. */
export function compileWindow(written: Within, list: ListName | undefined, tools: Tools): ValuingWindow {
  if (written === 'any_time') return ANY_TIME;
  if (written === 'period') return PERIOD;
  if (typeof written === 'string') {
    const [from, to] = NAMED[written];
    return compileWindow({ from, to }, list, tools);
  }
  const from = written.from === undefined ? undefined : compileMoment(written.from, list, tools);
  const to = written.to === undefined ? undefined : compileMoment(written.to, list, tools);
  const endsOf = (attributes: Attributes, situation: Situation): Ends => ({
    from: from === undefined ? 'open' : { day: from.at(attributes, situation) },
    to: to === undefined ? 'open' : { day: to.at(attributes, situation) },
  });
  return {
    contains: (day, attributes, situation) =>
      both(isSince(from, day, attributes, situation), isUntil(to, day, attributes, situation)),
    missing: (attributes, situation) =>
      [from, to].flatMap((end: CompiledMoment | undefined) => end?.missing(attributes, situation) ?? []),
    inWords: (situation) => inWords(endsOf(NO_ATTRIBUTES, situation)),
    ends: endsOf,
  };
}

const NAMED = {
  previous_period: ['previous_start', 'previous_end'],
  segment: ['segment_start', 'segment_end'],
} as const;

const ANY_TIME: ValuingWindow = {
  contains: () => true,
  missing: () => [],
  inWords: () => 'any time',
  ends: () => ({ from: 'open', to: 'open' }),
};

/** Most of what is looked for is looked for here, and both ends are always on record. */
const PERIOD: ValuingWindow = {
  contains: (day, _, situation) => isInPeriod(day, situation),
  missing: () => [],
  inWords: (situation) => inWords(periodOf(situation)),
  ends: (_, situation) => periodOf(situation),
};

function periodOf({ facts: { obligation } }: Situation): Ends {
  return { from: { day: obligation.startsOn }, to: { day: obligation.endsOn } };
}

type Limit = CompiledMoment | undefined;

function isSince(first: Limit, day: Day, attributes: Attributes, situation: Situation): Truth {
  if (first === undefined) return true;
  const limit = first.at(attributes, situation);
  if (limit === null) return false;
  return limit === undefined ? undefined : situation.clock.isInOrder(limit, day);
}

function isUntil(last: Limit, day: Day, attributes: Attributes, situation: Situation): Truth {
  if (last === undefined) return true;
  const limit = last.at(attributes, situation);
  if (limit === null) return false;
  return limit === undefined ? undefined : situation.clock.isInOrder(day, limit);
}

/** "1 July 2019 to 30 June 2024", "since 1 July 2019". Days that move with the day asked about stay unnamed. */
function inWords({ from, to }: Ends): string {
  const first = fixed(from);
  const last = fixed(to);
  if (first !== undefined && last !== undefined) return `${dayInWords(first)} to ${dayInWords(last)}`;
  if (first !== undefined) return `since ${dayInWords(first)}`;
  return last === undefined ? 'in which it is looked for' : `until ${dayInWords(last)}`;
}

/** The day of an end that neither is open nor moves with the day asked about. */
function fixed(end: End): Day | undefined {
  return end !== 'open' && typeof end.day === 'string' ? end.day : undefined;
}
