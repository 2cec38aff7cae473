import type { Condition } from '../language/condition.ts';
import type { Slip } from './problem.ts';
import type { Context, Path, Uses } from './uses.ts';

/** Known only of what counts already, so nothing that decides whether it counts can ask it. */
const COUNTED = ['entry', 'worth'];

/** Keys below which members of a list are looked at as they are recorded. */
const AS_RECORDED = [
  'entries',
  'carry_over',
  'used_once',
  'recorded',
  'count',
  'total',
  'for_each',
  'latest',
];

/** Requirements that look at members of a list as they are recorded. */
const OF_RECORDS = ['count', 'each'];

export function checkCounted(
  condition: Condition,
  { list }: Context,
  path: Path,
  nodes: Uses['nodes'],
): readonly Slip[] {
  const asked = COUNTED.filter((name) => condition[name] !== undefined);
  if (list !== 'credits' || asked.length === 0) return [];
  const [around] = nodes
    .filter((one) => one.path.every((key, i) => key === path[i]))
    .sort((a, b) => b.path.length - a.path.length);
  const isOfRecords =
    path.some((key) => AS_RECORDED.includes(String(key))) ||
    (around !== undefined && OF_RECORDS.includes(around.node.kind));
  if (!isOfRecords) return [];
  return asked.map((name) => ({
    path: [...path, name],
    what: `asks ${name}, which is known only of what counts`,
    remedy: 'Ask it in a floor, a cap, an amount or its minimums.',
  }));
}

export function checkSummed(name: string, { list }: Context, path: Path): readonly Slip[] {
  const isSummed = path.at(-1) === 'attribute' || path.at(-1) === 'sum';
  if (list !== 'credits' || !COUNTED.includes(name) || !isSummed) return [];
  const what = `sums ${name}, which is known only of what counts`;
  return [{ path, what, remedy: 'Ask for an amount, which sums what counts.' }];
}
