import { contradictory, testsOf } from './check-reach-implied.ts';
import { isMap, mapsOf, type Plain } from './check-reach-plain.ts';
import { common, forceOf, isEmpty, LAST, type Span } from './check-reach-spans.ts';
import type { Slip } from './problem.ts';
import type { Path } from './uses.ts';

/** What holds wherever a part is looked at: the days, and what is so of the obligation. */
interface Surroundings {
  readonly days: Span;
  readonly conditions: readonly Plain[];
  readonly settings: unknown;
}

/** Keys below which stand no parts of a requirement. */
const NO_PARTS = new Set(['for', 'where', 'when', 'among', 'cite', 'since', 'before', 'within', 'members']);

/**
 * Requirements, and versions within them, that are in force on no day the file answers for. Bounds are compared
 * with the selected day, which never lies before the file's `since`. Entries of credits are not: their bounds
 * are compared with the day of the item, which may.
 */
export function checkForces(file: Plain): readonly Slip[] {
  const answered = { from: String(file['since']), to: LAST };
  const everywhere = { days: answered, conditions: [], settings: file['settings'] };
  const under = (root: string) =>
    mapsOf(file[root]).flatMap((clause, i) => deadIn(clause, [root, i], everywhere));
  const parts = isMap(file['parts']) ? Object.entries(file['parts']) : [];
  return [
    ...under('require'),
    ...under('also_require'),
    ...parts.flatMap(([name, part]) => deadIn(part, ['parts', name], everywhere)),
  ];
}

function deadIn(part: unknown, path: Path, around: Surroundings): readonly Slip[] {
  if (Array.isArray(part)) return part.flatMap((each, i) => deadIn(each, [...path, i], around));
  if (!isMap(part)) return [];
  const slip = deadByDays(part, path, around) ?? deadByCondition(part, path, around);
  if (slip !== undefined) return [slip];
  const inside = within(part, around);
  return Object.entries(part).flatMap(([key, inner]) =>
    NO_PARTS.has(key) ? [] : deadIn(inner, [...path, key], inside),
  );
}

function deadByDays(part: Plain, path: Path, { days, settings }: Surroundings): Slip | undefined {
  if (part['keyed_by'] !== undefined) return undefined;
  const { may } = forceOf(part, settings);
  // A since that is not before before is a slip of its own.
  if (isEmpty(may) || !isEmpty(common(may, days))) return undefined;
  const ends = may.to <= days.from;
  return {
    path: [...path, ends ? 'before' : 'since'],
    what: ends
      ? `is not after ${days.from}, the first day on which this could be asked, so it never is`
      : `is not before ${days.to}, the day on which what stands around it ends, so this is never asked`,
    remedy: 'Take it out, or correct the days of the file or of the parts around it.',
  };
}

function deadByCondition(part: Plain, path: Path, { conditions }: Surroundings): Slip | undefined {
  const when = part['when'];
  if (!isMap(when) || conditions.length === 0 || !contradictory([...conditions, ofObligation(when)])) {
    return undefined;
  }
  const what = 'contradicts a condition around it, so it is never in force';
  return { path: [...path, 'when'], what, remedy: 'Take it out, or correct one of the two.' };
}

function within(part: Plain, { days, conditions, settings }: Surroundings): Surroundings {
  const comparable = part['keyed_by'] === undefined;
  return {
    days: comparable ? common(days, forceOf(part, settings).may) : days,
    conditions: [...conditions, ...[part['for'], part['when']].filter(isMap).map(ofObligation)],
    settings,
  };
}

/** Only what is asked of the obligation means the same in every part; members and segments change. */
function ofObligation(condition: Plain): Plain {
  const tests = Object.entries(testsOf(condition));
  return Object.fromEntries(tests.filter(([name]) => /^(?!item\.|segment\.).+\./.test(name)));
}
