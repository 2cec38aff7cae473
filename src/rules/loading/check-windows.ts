import { daysBetween, isDay } from '../../domain/values/day.ts';
import type { Moment, MomentVersion } from '../language/condition.ts';
import type { Length } from '../language/length.ts';
import type { Slip } from './problem.ts';
import type { Path, Uses } from './uses.ts';

/** The keys that name the two ends of a span. */
const ENDS = [
  ['from', 'to'],
  ['opens', 'closes'],
] as const;

/** A span that ends before it begins holds no day. It is told only where the file alone makes it certain. */
export function checkWindows({ moments }: Uses): readonly Slip[] {
  const byPath = new Map(moments.map(({ what, path }) => [keyOf(path), what]));
  return moments.flatMap(({ what, path }) => {
    const pair = ENDS.find(([, last]) => path.at(-1) === last);
    if (pair === undefined) return [];
    const [first, last] = pair;
    const begins = byPath.get(keyOf([...path.slice(0, -1), first]));
    if (begins === undefined) return [];
    const earliest = versionsOf(begins, []).map(({ day }) => day);
    return versionsOf(what, path)
      .filter(({ day }) => earliest.every((other) => isCertainlyAfter(other, day)))
      .map(({ at }) => ({
        path: at,
        what: `is before ${first}, so no day lies between`,
        remedy: `Write ${first} and ${last} in order.`,
      }));
  });
}

/** Every day that a moment may be, with its place; one alone where it has no versions. */
function versionsOf(
  moment: Moment,
  at: Path,
): readonly { readonly day: Exclude<Moment, readonly MomentVersion[]>; readonly at: Path }[] {
  if (typeof moment === 'string' || !isVersions(moment)) return [{ day: moment, at }];
  return moment.flatMap(({ is }, i) => versionsOf(is, [...at, i, 'is']));
}

function keyOf(path: Path): string {
  return path.map(String).join('/');
}

/** A day as so many days after another, or a number of days between two where months make it longer or shorter. */
interface Place {
  readonly after: string;
  readonly least: number;
  readonly most: number;
}

function isCertainlyAfter(a: Moment, b: Moment): boolean {
  const [one, other] = [placeOf(a), placeOf(b)];
  return one !== undefined && other !== undefined && one.after === other.after && one.least > other.most;
}

const EPOCH = '2000-01-01';
const SHORTEST_MONTH = 28;
const LONGEST_MONTH = 31;

/** Undefined where a day is found on record, or goes on to a recurring one. */
function placeOf(moment: Moment): Place | undefined {
  if (typeof moment === 'string') {
    if (!isDay(moment)) return { after: moment, least: 0, most: 0 };
    const days = daysBetween(EPOCH, moment);
    return { after: 'calendar', least: days, most: days };
  }
  if (isVersions(moment)) return undefined;
  const { of, plus, minus, ...others } = moment;
  if (of === undefined || Object.values(others).some((part) => part !== undefined)) return undefined;
  const from = placeOf(of);
  const added = lengthOf(plus);
  const taken = lengthOf(minus);
  if (from === undefined || added === undefined || taken === undefined) return undefined;
  const { after, least, most } = from;
  return { after, least: least + added.least - taken.most, most: most + added.most - taken.least };
}

function isVersions(moment: Exclude<Moment, string>): moment is readonly MomentVersion[] {
  return Array.isArray(moment);
}

function lengthOf({ years = 0, months = 0, days = 0 }: Length = {}): Omit<Place, 'after'> | undefined {
  if (typeof years !== 'number' || typeof months !== 'number' || typeof days !== 'number') return undefined;
  const all = years * 12 + months;
  return { least: all * SHORTEST_MONTH + days, most: all * LONGEST_MONTH + days };
}
