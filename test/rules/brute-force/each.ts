import type { Within } from '../../../src/rules/language/condition.ts';
import type { NodeOf } from '../../../src/rules/language/node.ts';
import { lastDayOfSchoolYear, plusDays, plusYears } from './calendar.ts';
import { holds } from './conditions.ts';
import { type Choose, decided } from './every-way.ts';
import type { Found } from './found.ts';
import { BEGINNING, ENDING, ends, keyOf, membersOf } from './members.ts';
import { atLeast, found } from './requirement.ts';
import type { Rec } from './records.ts';
import { and } from './truth.ts';
import type { Segment, World } from './world.ts';
import { valueNamed } from './values.ts';

type Each = NodeOf<'each'>;

/** The same requirement for every segment, or for so many of them. */
export function each(node: Each, world: World, choose: Choose): Found | undefined {
  const all = segments(node, world, choose);
  const children = all.flatMap((segment) => found(node.of, { ...world, segment }, choose) ?? []);
  const truths = children.map(({ truth }) => truth);
  // Without a segment there are too few; where nothing is asked of any, nothing is asked.
  if (node.at_least === undefined || all.length > 0) {
    if (children.length === 0) return undefined;
  }
  const quorum = node.at_least;
  return { id: node.id, truth: quorum === undefined ? and(truths) : atLeast(quorum, truths), children };
}

function segments({ over }: Each, world: World, choose: Choose): readonly Segment[] {
  if (over.years_from !== undefined) {
    return yearsIn(over.years_from, over.within ?? 'period', world).filter((segment) =>
      decided(holds(over.where, { ...world, segment }), choose),
    );
  }
  if (over.values_of !== undefined) {
    const { start, end } = spanOf(over.within ?? 'period', world);
    const values = valueNamed(over.values_of, world);
    if (values === undefined) return [];
    return (Array.isArray(values) ? (values as readonly string[]) : [values])
      .map((value): Segment => ({ value, start, end }))
      .filter((segment) => decided(holds(over.where, { ...world, segment }), choose));
  }
  if (over.list === undefined) throw new RangeError('each goes through nothing');
  const { list: from, where, within, distinct } = over;
  const records = membersOf({ from, where, within: within ?? 'period' }, world)
    .filter(({ isSure }) => isSure || choose([true, false]))
    .map(({ record }) => record);
  const keys = records.map(({ id, attributes }) =>
    distinct === undefined ? id : (keyOf(attributes[distinct]) ?? id),
  );
  return records
    .filter((_, i) => keys.indexOf(keys[i] ?? '') === i)
    .map((record) => ({
      record,
      value: yearOf(record),
      ...daysOf(record, spanOf(within ?? 'period', world), world),
    }));
}

/** What of these lists lasts, from one day until another. */
const LASTING: Readonly<Record<string, readonly [from: string, until: string]>> = {
  ...{ boards: ['certified_on', 'valid_until'], licenses: ['valid_from', 'expires_on'] },
  ...{ endorsements: ['added_on', 'valid_until'], awards: ['awarded_on', 'valid_until'] },
  ...{ roles: ['designated_on', 'valid_until'], foreign: ['issued_on', 'valid_until'] },
  ...{ acts: ['from', 'until'], employment: ['from', 'until'], statuses: ['from', 'until'] },
  ...{ orders: ['from', 'until'], periods: ['starts_on', 'ends_on'] },
};

function yearOf({ list, attributes: { school_year: year } }: Rec): string | undefined {
  return (list === 'service' || list === 'evaluations') && typeof year === 'string' ? year : undefined;
}

/** The days a record speaks of: its school year, or as long as it lasts; else those in which it was looked for. */
function daysOf(record: Rec, window: Days, world: World): Days {
  const year = yearOf(record);
  if (year !== undefined) return { start: `${year.slice(0, 4)}-07-01`, end: lastDayOfSchoolYear(year) };
  const [from = '', until = ''] = LASTING[record.list] ?? [];
  const day = (name: string) => {
    const value = record.attributes[name];
    return typeof value === 'string' ? value : undefined;
  };
  const { startsOn, endsOn } = world.facts.obligation;
  return { start: day(from) ?? window.start ?? startsOn, end: day(until) ?? window.end ?? endsOn };
}

type Days = Pick<Segment, 'start' | 'end'>;

function spanOf(within: Within, world: World) {
  const { from, to } = ends(within, world);
  return {
    start: typeof from === 'string' && from !== BEGINNING ? from : undefined,
    end: typeof to === 'string' && to !== ENDING ? to : undefined,
  };
}

/** The day of the year; that of 28 February stands for that of a leap year. */
export function beginOf(written: string, { facts: { obligation, license } }: World): string {
  const own = new Map([
    ['period_start', obligation.startsOn],
    ['term_start', license.validFrom],
    ['issue', license.issuedOn],
  ]);
  return (own.get(written)?.slice(5) ?? written).replace('02-29', '02-28');
}

/** The years that begin on a day of the year, as far as they lie in a span; without an end up to the day asked about. */
export function yearsIn(written: string, within: Within, world: World): readonly Segment[] {
  const begin = beginOf(written, world);
  const { start, end } = spanOf(within, world);
  if (start === undefined) return [];
  const all: Segment[] = [];
  const first = `${start.slice(0, 4)}-${begin}`;
  const last = end ?? world.asOf;
  if (start > last) return [];
  for (let from = first > start ? plusYears(first, -1) : first; from <= last; from = plusYears(from, 1)) {
    const to = plusDays(plusYears(from, 1), -1);
    all.push({
      value: begin === '01-01' ? from.slice(0, 4) : `${from.slice(0, 4)}-${to.slice(2, 4)}`,
      start: from < start ? start : from,
      end: end !== undefined && end < to ? end : to,
    });
  }
  return all;
}
