import { compileCondition, NO_ATTRIBUTES, windowFor } from '../conditions/condition.ts';
import { readerOf } from '../conditions/reader.ts';
import { missingAttributes } from '../conditions/words.ts';
import type { YearBegin } from '../language/moment.ts';
import type { Segments } from '../language/node.ts';
import type { Segment, Situation, ValuingWindow } from '../situation/situation.ts';
import type { Finding } from '../situation/valued.ts';
import type { DoubtfulSegment } from './doubtful-segment.ts';
import { compileListed } from './segment-members.ts';
import { yearsIn } from './segment-years.ts';
import { dayAt, spanOfWindow } from './spans.ts';
import { beginOfYear } from './years.ts';

/** Why it cannot be said which segments there are. */
interface Unknown {
  readonly unknown: readonly Finding[];
}

export type FoundSegments = readonly DoubtfulSegment[] | Unknown;

/** Compiles what `each` goes through: members of a list, years, or values of an attribute. */
export function compileSegments(
  over: Segments,
  cites: readonly string[],
): (situation: Situation) => FoundSegments {
  const { list, years_from, values_of, where, within = 'period' } = over;
  if (list !== undefined) return compileListed({ ...over, list }, cites);
  const window = windowFor(within, undefined);
  const find =
    years_from === undefined ? compileValues(values_of ?? '', cites) : compileYears(years_from, cites);
  const condition = compileCondition(where, undefined);
  return (situation) => {
    const { from, to } = window.ends(NO_ATTRIBUTES, situation);
    if ([from, to].some((end) => end !== 'open' && end.day === null)) return [];
    const names = window.missing(NO_ATTRIBUTES, situation);
    if (names.length > 0) return { unknown: missingAttributes(names, undefined, cites) };
    const segments = find(window, situation);
    if ('unknown' in segments) return segments;
    return segments.flatMap((segment) => {
      const inside = situation.fromSegment(segment);
      const isOne = condition.holds(NO_ATTRIBUTES, inside);
      if (isOne === false) return [];
      const lacks = isOne === undefined ? condition.missing(NO_ATTRIBUTES, inside) : [];
      return [{ segment, doubt: missingAttributes(lacks, undefined, cites) }];
    });
  };
}

type Find = (window: ValuingWindow, situation: Situation) => readonly Segment[] | Unknown;

function compileYears(begins: YearBegin, cites: readonly string[]): Find {
  return (window, situation) => {
    const { from, to } = window.ends(NO_ATTRIBUTES, situation);
    const first = dayAt(from);
    if (first === undefined) return { unknown: [{ ...NO_FIRST_YEAR, cites }] };
    return yearsIn(first, dayAt(to), beginOfYear(begins, situation.facts), situation.clock);
  };
}

const NO_FIRST_YEAR = {
  code: 'not_encoded',
  because: () => 'The rules as written here do not say which year is the first.',
};

/** A segment for each value, as long as the window, and due when what is around it is due. */
function compileValues(attribute: string, cites: readonly string[]): Find {
  const read = readerOf(attribute, undefined);
  return (window, situation) => {
    const found = read(NO_ATTRIBUTES, situation);
    if (found === undefined) return { unknown: missingAttributes([attribute], undefined, cites) };
    const span = spanOfWindow(window, situation);
    const values = new Set(typeof found === 'object' ? found : [String(found)]);
    return [...values].map((value) => ({
      ...{ ...span, attributes: { value }, deadline: situation.segment?.deadline },
    }));
  };
}
