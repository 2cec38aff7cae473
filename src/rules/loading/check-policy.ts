import { isDay } from '../../domain/values/day.ts';
import type { Policy } from '../language/policy.ts';
import { isExact, parseRatio } from '../values/ratio.ts';
import { checkCitations } from './check-citations.ts';
import { checkConditions } from './check-conditions.ts';
import { checkExtensions } from './check-extensions.ts';
import { checkMet } from './check-met.ts';
import { checkNames } from './check-names.ts';
import { checkNode } from './check-nodes.ts';
import { checkSelection } from './check-selection.ts';
import { checkSettings } from './check-settings.ts';
import { checkShares } from './check-shares.ts';
import { checkUnits } from './check-units.ts';
import { checkWindows } from './check-windows.ts';
import { suggestion, type Slip } from './problem.ts';
import type { Path, Uses } from './uses.ts';
import { usesOf } from './walk/policy.ts';

/**
 * What a schema cannot see: names that refer to nothing, tests that make no sense, ids given twice. `taking` are parts
 * that were written in where they are used, for `takes` something.
 */
export function checkSense(policy: Policy, taking: readonly string[] = []): readonly Slip[] {
  const uses = usesOf(policy);
  return [
    ...checkCitations(policy, uses),
    ...checkNames(policy, uses),
    ...checkMet(policy, uses, taking),
    ...checkSettings(policy, uses),
    ...checkSelection(uses),
    ...checkConditions(policy, uses),
    ...uses.forces.flatMap(({ what, path }) => checkForce(what, path)),
    ...uses.nodes.flatMap(({ node, path }) => checkNode(node, path)),
    ...checkFigures(uses),
    ...checkShares(policy, uses),
    ...checkWindows(uses),
    ...checkUnits(policy, uses),
    ...checkExtensions(policy),
    ...checkCredits(policy, uses),
    ...checkSpared(policy, uses),
    ...checkRounding(policy),
  ];
}

function checkForce({ since, before }: Uses['forces'][number]['what'], path: Path): readonly Slip[] {
  const empty = isPlainDay(since) && isPlainDay(before) && since >= before;
  if (!empty) return [];
  return [
    {
      path: [...path, 'before'],
      what: 'is not after since, so it is never in force',
      remedy: 'Give a later day.',
    },
  ];
}

function isPlainDay(written: unknown): written is string {
  return typeof written === 'string' && isDay(written);
}

/** Keys below which something is asked of the record, and not how much. */
const ASKING: Path = ['where', 'when', 'since', 'before'];

/** `required` is what an amount asks in all: only its own minimums and caps can refer to it. */
function checkFigures({ figures, nodes }: Uses): readonly Slip[] {
  const spreads = nodes.filter(({ node }) => node.kind === 'spread').map(({ path }) => path);
  const isInSpread = (path: Path) => spreads.some((spread) => spread.every((key, i) => key === path[i]));
  return figures.flatMap(({ what, path }) => {
    if (typeof what !== 'object' || Array.isArray(what) || !('of' in what) || what.of !== 'required')
      return [];
    const around = path.slice(path.findLastIndex((key) => key === 'of_which' || key === 'caps') + 1);
    const isInAmount = around.length < path.length && !isInSpread(path);
    if (isInAmount && !around.some((key) => ASKING.includes(key))) return [];
    return [
      {
        path: [...path, 'of'],
        what: 'refers to what an amount requires, and stands in none',
        remedy: 'Name a figure.',
      },
    ];
  });
}

/** What counts credits needs the section that says what counts. */
function checkCredits({ credits }: Policy, { nodes }: Uses): readonly Slip[] {
  if (credits !== undefined) return [];
  return nodes
    .filter(({ node }) => node.kind === 'amount' || node.kind === 'spread')
    .map(({ path }) => ({
      path,
      what: 'counts credits, and the file has no credits section',
      remedy: 'Add credits.',
    }));
}

/** An amount can be spared only from caps that are there. */
function checkSpared({ credits }: Policy, { nodes }: Uses): readonly Slip[] {
  const caps = (credits?.caps ?? []).map(({ id }) => id);
  return nodes.flatMap(({ node, path }) => {
    if (node.kind !== 'amount' || node.spared === undefined) return [];
    const at = [...path, 'spared', 'from'];
    const { from } = node.spared;
    const none = { path: at, what: 'spares from caps, and credits has none', remedy: 'Take spared out.' };
    if (from === 'all') return caps.length > 0 ? [] : [none];
    return from.flatMap((id, i) =>
      caps.includes(id)
        ? []
        : [
            {
              path: [...at, i],
              what: `names ${id}, which credits.caps does not declare`,
              remedy: suggestion(id, caps),
            },
          ],
    );
  });
}

/** A ratio that may fall between two hundredths needs a rounding somebody has answered for. */
function checkRounding({ rounding, credits }: Policy): readonly Slip[] {
  if (rounding !== undefined) return [];
  return (credits?.entries ?? []).flatMap(({ worth: { per_unit } }, i) => {
    const ratio = per_unit === undefined ? undefined : parseRatio(per_unit);
    if (ratio === undefined || isExact(ratio)) return [];
    const what = 'may fall between two hundredths, and the file states no rounding';
    return [
      {
        path: ['credits', 'entries', i, 'worth', 'per_unit'],
        what,
        remedy: 'Add rounding at the top level.',
      },
    ];
  });
}
