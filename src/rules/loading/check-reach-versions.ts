import { implied } from './check-reach-implied.ts';
import { alike, isMap, mapsOf, partsIn, type Plain } from './check-reach-plain.ts';
import { common, cover, FIRST, forceOf, isEmpty, LAST, sameBounds, type Span } from './check-reach-spans.ts';
import type { Slip } from './problem.ts';
import type { Path } from './uses.ts';

/** Versions of one amount or day: each must be reached on some day, and no two may stand on the same day. */
export function checkVersions(file: Plain): readonly Slip[] {
  return partsIn(file).flatMap(({ value, path }) => {
    if (!isListOfVersions(value) || path.at(-1) === 'day') return [];
    const versions = mapsOf(value);
    return versions.flatMap((version, i) => {
      const above = versions.slice(0, i);
      return [
        ...unreached(version, above, [...path, i], file['settings']),
        ...above.flatMap((earlier, j) => overlap(earlier, j, version, [...path, i], file['settings'])),
      ].slice(0, 1);
    });
  });
}

function isListOfVersions(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => isMap(each) && isVersion(each));
}

/**
 * `is` stands also in answers, which have an id, beside `for_each`, and in conditions that compare figures, beside
 * bounds (or days, below `day`).
 */
function isVersion({ is, id, for_each, for_each_year, at_least, at_most }: Plain): boolean {
  return (
    is !== undefined &&
    id === undefined &&
    [for_each, for_each_year, at_least, at_most].every((part) => part === undefined)
  );
}

function unreached(version: Plain, above: readonly Plain[], path: Path, settings: unknown): readonly Slip[] {
  const wider = above.filter(
    (earlier) => sameDay(earlier, version) && implied(conditionOf(version), conditionOf(earlier)[0] ?? {}),
  );
  const spans = wider.map((earlier) => forceOf(earlier, settings).surely);
  const hidden = wider.some((earlier) => sameBounds(earlier, version));
  if (!hidden && !cover(spans, forceOf(version, settings).may)) return [];
  const what = 'is never reached: on each of its days a version above it is in force';
  return [{ path, what, remedy: 'End the one above with before, or take this one out.' }];
}

function overlap(
  earlier: Plain,
  place: number,
  version: Plain,
  path: Path,
  settings: unknown,
): readonly Slip[] {
  if (!sameDay(earlier, version) || !alike(conditionOf(earlier), conditionOf(version))) return [];
  // Written without days it says what holds otherwise, and claims no days of its own.
  if (version['since'] === undefined && version['before'] === undefined) return [];
  const [a, b] = [forceOf(earlier, settings).surely, forceOf(version, settings).surely];
  const both = common(a, b);
  if (isEmpty(a) || isEmpty(b) || isEmpty(both)) return [];
  const what = `is in force ${inWords(both)} together with version ${place + 1}`;
  return [{ path, what, remedy: remedyFor(a, b, place) }];
}

/** The version that begins first ends where the other begins. */
function remedyFor(a: Span, b: Span, place: number): string {
  if (a.from < b.from) return `Give version ${place + 1} before: ${b.from}.`;
  if (b.from < a.from) return `Give this one before: ${a.from}.`;
  return `Give this one since: ${a.to}.`;
}

function inWords({ from, to }: Span): string {
  if (from === FIRST) return to === LAST ? 'always' : `until ${to}`;
  return to === LAST ? `from ${from} on` : `from ${from} until ${to}`;
}

/** Only bounds on the same day can be compared. */
function sameDay(a: Plain, b: Plain): boolean {
  return alike(a['keyed_by'], b['keyed_by']);
}

function conditionOf({ when }: Plain): readonly Plain[] {
  return isMap(when) ? [when] : [];
}
