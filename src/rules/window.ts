import type { Day } from '../domain/values/day.ts';
import { onDay, type At } from './clock.ts';
import type { Attributes } from './facts-vocabulary.ts';
import type { Within } from './language/condition.ts';
import type { ListName } from './lists.ts';
import { compileMoment, type CompiledMoment, type Found, type Tools } from './moment.ts';
import type { Situation, ValuingWindow } from './situation.ts';
import { both, type Truth } from './truth.ts';
import { dayInWords } from './words.ts';

/** First and last day of a span; an end that is left out is open, one that does not exist holds nothing. */
interface Ends {
  readonly from: Found | 'open';
  readonly to: Found | 'open';
}

const NO_ATTRIBUTES: Attributes = {};

/** Compiles a span of days. Both ends belong to it. */
export function compileWindow(written: Within, list: ListName | undefined, tools: Tools): ValuingWindow {
  if (written === 'any_time') return ANY_TIME;
  if (typeof written === 'string') {
    const [from, to] = NAMED[written];
    return compileWindow({ from, to }, list, tools);
  }
  const from = written.from === undefined ? undefined : compileMoment(written.from, list, tools);
  const to = written.to === undefined ? undefined : compileMoment(written.to, list, tools);
  const endsOf = (attributes: Attributes, situation: Situation): Ends => ({
    from: from === undefined ? 'open' : from.at(attributes, situation),
    to: to === undefined ? 'open' : to.at(attributes, situation),
  });
  return {
    contains: (day, attributes, situation) => {
      const ends = endsOf(attributes, situation);
      return both(
        inOrder(ends.from, (limit) => situation.clock.isInOrder(limit, day)),
        inOrder(ends.to, (limit) => situation.clock.isInOrder(day, limit)),
      );
    },
    missing: (attributes, situation) =>
      [from, to].flatMap((end: CompiledMoment | undefined) => end?.missing(attributes, situation) ?? []),
    inWords: (situation) => inWords(endsOf(NO_ATTRIBUTES, situation)),
  };
}

const NAMED = {
  period: ['period_start', 'period_end'],
  previous_period: ['previous_start', 'previous_end'],
  segment: ['segment_start', 'segment_end'],
} as const;

const ANY_TIME: ValuingWindow = { contains: () => true, missing: () => [], inWords: () => 'any time' };

function inOrder(end: Found | 'open', holds: (limit: At) => boolean): Truth {
  if (end === 'open') return true;
  if (end === null) return false;
  return end === undefined ? undefined : holds(end);
}

/** "1 July 2019 to 30 June 2024", "since 1 July 2019". Days that move with the day asked about stay unnamed. */
function inWords({ from, to }: Ends): string {
  const first = fixed(from);
  const last = fixed(to);
  if (first !== undefined && last !== undefined) return `${dayInWords(first)} to ${dayInWords(last)}`;
  if (first !== undefined) return `since ${dayInWords(first)}`;
  return last === undefined ? 'in which it is looked for' : `until ${dayInWords(last)}`;
}

function fixed(end: Ends['from']): Day | undefined {
  return typeof end === 'string' && end !== 'open' ? onDay(end, end) : undefined;
}
