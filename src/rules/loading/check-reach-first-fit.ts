import { implied } from './check-reach-implied.ts';
import { alike, isMap, mapsOf, partsIn, type Plain } from './check-reach-plain.ts';
import { cover, forceOf, sameBounds } from './check-reach-spans.ts';
import type { Slip } from './problem.ts';
import type { Path } from './uses.ts';

/**
 * Keys that say what follows from an alternative, not whether it fits. Any other key that is not understood
 * here may keep an alternative from fitting, so it shadows only those that have the same.
 */
const CONSEQUENCES = new Set([
  ...['id', 'asks', 'cite', 'worth', 'counts_when', 'accept', 'tree', 'exempt', 'by'],
  ...['years', 'ends', 'ends_on', 'starts', 'opens_years_before_end', 'when_late', 'grace'],
  ...['value', 'because', 'acts', 'remedy', 'is'],
]);

const UNDERSTOOD = new Set(['for', 'where', 'when', 'since', 'before']);

/** Lists of which the first alternative that fits decides: an alternative no other lets through is dead text. */
export function checkFirstFit(file: Plain): readonly Slip[] {
  return partsIn(file).flatMap(({ value, path }) =>
    Array.isArray(value) && decidesByFirst(path) ? shadowedIn(mapsOf(value), path, file['settings']) : [],
  );
}

function decidesByFirst(path: Path): boolean {
  const [root, second] = path;
  if (path.length === 1) return root === 'require' || root === 'terms' || root === 'selected_by';
  if (root === 'answers') return path.length === 3 && path[2] === 'is';
  return root === 'credits' && (second === 'entries' ? path.length === 2 : path.at(-1) === 'counts_when');
}

function shadowedIn(alternatives: readonly Plain[], path: Path, settings: unknown): readonly Slip[] {
  return alternatives.flatMap((one, i) => {
    const by = shadow(alternatives.slice(0, i), one, settings);
    if (by === undefined) return [];
    const what = `is never reached: ${named(by, alternatives.indexOf(by))} above fits whenever it does`;
    return [{ path: [...path, i], what, remedy: 'Put the narrower one first, or take it out.' }];
  });
}

/** What keeps an alternative from ever deciding: one above it, or several that follow each other in time. */
function shadow(above: readonly Plain[], one: Plain, settings: unknown): Plain | undefined {
  const wider = above.filter((each) => fitsWhenever(each, one));
  const same = wider.find((each) => sameBounds(each, one));
  if (same !== undefined) return same;
  const spans = wider.map((each) => forceOf(each, settings).surely);
  return cover(spans, forceOf(one, settings).may) ? wider.at(-1) : undefined;
}

/** Whether, but for the days it is in force, an alternative fits wherever another does. */
function fitsWhenever(each: Plain, other: Plain): boolean {
  const opaque = Object.keys(each).filter((key) => !CONSEQUENCES.has(key) && !UNDERSTOOD.has(key));
  return (
    opaque.every((key) => alike(each[key], other[key])) &&
    alike(each['keyed_by'], other['keyed_by']) &&
    conditionsOf(each).every((condition) => implied(conditionsOf(other), condition))
  );
}

function conditionsOf({ for: whom, where, when }: Plain): readonly Plain[] {
  return [whom, where, when].filter(isMap);
}

function named({ id }: Plain, place: number): string {
  return typeof id === 'string' ? id : `number ${place + 1}`;
}
