import { addDays, addMonths, addYears, type Day } from '../../domain/values/day.ts';
import type { Condition, Moment, MomentObject, MomentVersion } from '../language/condition.ts';
import { ITEM_DAY, SETTING_PREFIX, type Attributes } from '../language/facts-vocabulary.ts';
import type { Figure } from '../language/figure.ts';
import type { ListName } from '../language/lists.ts';
import type { Anchor, Duration } from '../language/moment.ts';
import { ANCHORS } from '../language/moment.ts';
import type { Found } from '../situation/clock.ts';
import { onDay, TODAY, type At } from '../situation/clock.ts';
import { viewFrom, type Situation } from '../situation/situation.ts';
import type { Truth } from '../values/truth.ts';
import { compileLength } from './length.ts';
import { nearest, needsBirthMonth, SIDES } from './recurring.ts';
import type { AskedFigure } from './told-figures.ts';

export interface CompiledMoment {
  readonly at: (attributes: Attributes, situation: Situation) => Found;
  /** What keeps it from being known; empty when it is known, or known not to exist. */
  readonly missing: (attributes: Attributes, situation: Situation) => readonly string[];
}

/** How conditions are compiled; handed in, since conditions compare moments. */
export interface Tools {
  readonly condition: (
    written: Condition | undefined,
    list: ListName | undefined,
  ) => {
    readonly holds: (attributes: Attributes, situation: Situation) => Truth;
    readonly missing: (attributes: Attributes, situation: Situation) => readonly string[];
  };
  readonly reader: (
    name: string,
    list: ListName | undefined,
  ) => (attributes: Attributes, situation: Situation) => unknown;
  readonly figure: (written: Figure, list: ListName | undefined) => AskedFigure;
  readonly versions: (written: readonly MomentVersion[], list: ListName | undefined) => CompiledMoment;
}

const NOTHING_MISSING = () => [];

export function compileMoment(written: Moment, list: ListName | undefined, tools: Tools): CompiledMoment {
  if (typeof written === 'string') return compileWord(written);
  if (isVersions(written)) return tools.versions(written, list);
  const { of, latest_of, earliest_of, latest, earliest, attribute, setting } = written;
  if (of !== undefined) return compileMoved(of, written, list, tools);
  const several = latest_of ?? earliest_of;
  if (several !== undefined) {
    const parts = several.map((one) => compileMoment(one, list, tools));
    return outermost(parts, latest_of !== undefined);
  }
  const from = latest ?? earliest;
  if (from !== undefined) return compileInList(from, written, latest !== undefined, tools);
  if (setting !== undefined) {
    return {
      at: (_, situation) => situation.setting(setting),
      missing: (_, situation) => (situation.setting(setting) === undefined ? [SETTING_PREFIX + setting] : []),
    };
  }
  return compileAttribute(attribute ?? '', list, tools);
}

function isVersions(written: Exclude<Moment, string>): written is readonly MomentVersion[] {
  return Array.isArray(written);
}

function compileWord(written: string): CompiledMoment {
  const anchor = ANCHORS.find((one) => one === written);
  if (anchor === undefined) return { at: () => written, missing: NOTHING_MISSING };
  return { at: (attributes, situation) => anchored(anchor, attributes, situation), missing: NOTHING_MISSING };
}

function anchored(anchor: Anchor, attributes: Attributes, situation: Situation): Found {
  const { facts, segment } = situation;
  const { obligation, license } = facts;
  switch (anchor) {
    case 'period_start':
      return obligation.startsOn;
    case 'period_end':
      return obligation.endsOn;
    case 'previous_start':
      return facts.previous?.startsOn ?? null;
    case 'previous_end':
      return facts.previous?.endsOn ?? null;
    case 'previous_completion':
      return facts.previous?.completedOn ?? null;
    case 'issue':
      return license.issuedOn;
    case 'term_start':
      return license.validFrom;
    case 'term_end':
      return license.expiresOn;
    case 'application':
      return situation.dayBy('application');
    case 'completion':
      return obligation.completedOn ?? null;
    case 'selected':
      return situation.selectedOn();
    case 'as_of':
      return TODAY;
    case 'segment_start':
      return segment?.startsOn ?? null;
    case 'segment_end':
      return segment?.endsOn ?? null;
    case 'item': {
      // The member a condition on other records stands within; where it stands within none, the member itself.
      const day = situation.item?.[ITEM_DAY] ?? attributes[ITEM_DAY];
      return typeof day === 'string' ? day : null;
    }
  }
}

function compileAttribute(name: string, list: ListName | undefined, tools: Tools): CompiledMoment {
  const read = tools.reader(name, list);
  return {
    at: (attributes, situation) => {
      const day = read(attributes, situation);
      return typeof day === 'string' ? day : undefined;
    },
    missing: (attributes, situation) => (read(attributes, situation) === undefined ? [name] : []),
  };
}

/** A day moved by years, months and days, then to the nearest recurring day. */
function compileMoved(
  of: Moment,
  written: MomentObject,
  list: ListName | undefined,
  tools: Tools,
): CompiledMoment {
  const base = compileMoment(of, list, tools);
  const { plus, minus } = written;
  const side = SIDES.find((one) => written[one] !== undefined);
  const recurring = side && written[side];
  const byBirthMonth = recurring !== undefined && needsBirthMonth(recurring);
  const added = compileLength(plus, list, tools.figure);
  const taken = compileLength(minus, list, tools.figure);
  return {
    at: (attributes, situation) => {
      const from = base.at(attributes, situation);
      if (from === null || from === undefined) return from;
      const more = added.in(attributes, situation);
      const fewer = taken.in(attributes, situation);
      if (more === undefined || fewer === undefined) return undefined;
      if (byBirthMonth && situation.facts.birthMonth === undefined) return undefined;
      const month = situation.facts.birthMonth ?? 1;
      const move = (day: Day): Day => {
        const moved = movedBy(movedBy(day, more, 1, situation), fewer, -1, situation);
        return side === undefined || recurring === undefined ? moved : nearest(moved, side, recurring, month);
      };
      return typeof from === 'string' ? move(from) : (asOf) => move(from(asOf));
    },
    missing: (attributes, situation) => [
      ...base.missing(attributes, situation),
      ...added.missing(attributes, situation),
      ...taken.missing(attributes, situation),
      ...(byBirthMonth && situation.facts.birthMonth === undefined ? [BIRTH_MONTH] : []),
    ],
  };
}

const BIRTH_MONTH = 'educator.birth_month';

/** Years, then months, then days. */
export function movedBy(
  day: Day,
  by: Duration | undefined,
  sign: 1 | -1,
  { setting }: Pick<Situation, 'setting'>,
): Day {
  if (by === undefined) return day;
  const number = (part: Duration['years']) =>
    sign * (typeof part === 'object' ? Number(setting(part.setting)) : (part ?? 0));
  const years = number(by.years);
  const months = number(by.months);
  const days = number(by.days);
  const inYear = years === 0 ? day : addYears(day, years);
  const inMonth = months === 0 ? inYear : addMonths(inYear, months);
  return days === 0 ? inMonth : addDays(inMonth, days);
}

/** The last, or the first, of several days; what does not exist is passed over. */
function outermost(parts: readonly CompiledMoment[], latest: boolean): CompiledMoment {
  return {
    at: (attributes, situation) => {
      const found = parts.map(({ at }) => at(attributes, situation));
      if (found.includes(undefined)) return undefined;
      const days = found.filter((one): one is At => one !== null && one !== undefined);
      const [first, ...others] = days;
      if (first === undefined) return null;
      if (others.length === 0) return first;
      const choose = (asOf: Day): Day => {
        const sorted = days.map((day) => onDay(day, asOf)).sort();
        return (latest ? sorted.at(-1) : sorted[0]) ?? asOf;
      };
      return days.every((day) => typeof day === 'string') ? choose('') : choose;
    },
    missing: (attributes, situation) => parts.flatMap(({ missing }) => missing(attributes, situation)),
  };
}

/** The last, or first, day that members of a list have in an attribute. */
function compileInList(
  from: ListName,
  { attribute = '', where }: MomentObject,
  latest: boolean,
  tools: Tools,
): CompiledMoment {
  const condition = tools.condition(where, from);
  const seenFrom = viewFrom(where);
  const membersOf = (attributes: Attributes, situation: Situation) => {
    const inner = seenFrom(attributes, situation);
    return situation
      .list(from)
      .filter(({ day }) => situation.clock.hasCome(day))
      .map((item) => ({ item, isMember: condition.holds(item.attributes, inner), inner }))
      .filter(({ isMember }) => isMember !== false);
  };
  const isOpen = (day: unknown, isMember: Truth) => isMember === undefined || day === undefined;
  return {
    at: (attributes, situation) => {
      const members = membersOf(attributes, situation);
      if (members.some(({ item, isMember }) => isOpen(item.attributes[attribute], isMember)))
        return undefined;
      const days = members.map(({ item }) => String(item.attributes[attribute])).sort();
      return (latest ? days.at(-1) : days[0]) ?? null;
    },
    missing: (attributes, situation) =>
      membersOf(attributes, situation).flatMap(({ item, isMember, inner }) => [
        ...(isMember === undefined ? condition.missing(item.attributes, inner) : []),
        ...(item.attributes[attribute] === undefined ? [`${from}.${attribute}`] : []),
      ]),
  };
}
