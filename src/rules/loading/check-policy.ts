import type { Policy } from '../language/policy.ts';
import { isExact, parseRatio } from '../ratio.ts';
import { checkAttribute, checkCondition } from './check-conditions.ts';
import { checkReach } from './check-reach.ts';
import { checkSettings } from './check-settings.ts';
import { suggestion, type Slip } from './problem.ts';
import { usesOf, type Path, type Uses } from './uses.ts';

/** What a schema cannot see: names that refer to nothing, tests that make no sense, ids given twice. */
export function checkPolicy(policy: Policy): readonly Slip[] {
  const uses = usesOf(policy);
  const settings = policy.settings ?? {};
  return [
    ...checkCitations(policy, uses),
    ...checkSettings(policy, uses),
    ...uses.conditions.flatMap(({ condition, list, path }) =>
      checkCondition(condition, list, path, settings),
    ),
    ...uses.attributes.flatMap(({ attribute, list, path }) => checkAttribute(attribute, list, path)),
    ...uses.forces.flatMap(({ force, path }) => checkForce(force, path)),
    ...uses.nodes.flatMap(({ node, path }) => checkNode(node, path)),
    ...checkIds(policy, uses),
    ...checkRounding(policy),
    ...checkReach(policy),
  ];
}

function checkCitations({ citations }: Policy, { cites }: Uses): readonly Slip[] {
  const known = Object.keys(citations);
  const cited = new Set(cites.map(({ source }) => source));
  return [
    ...cites
      .filter(({ source }) => !known.includes(source))
      .map(({ source, path }) => ({
        path,
        what: `cites ${source}, which citations does not name`,
        remedy: suggestion(source, known),
      })),
    ...known
      .filter((source) => !cited.has(source))
      .map((source) => ({
        path: ['citations', source],
        what: 'is cited nowhere',
        remedy: 'Cite it where it is the source, or take it out.',
      })),
  ];
}

function checkForce({ since, before }: Uses['forces'][number]['force'], path: Path): readonly Slip[] {
  const empty =
    typeof since === 'string' && typeof before === 'string' && since !== 'unknown' && since >= before;
  if (!empty) return [];
  return [
    {
      path: [...path, 'before'],
      what: 'is not after since, so it is never in force',
      remedy: 'Give a later day.',
    },
  ];
}

function checkNode(node: Uses['nodes'][number]['node'], path: Path): readonly Slip[] {
  if (node.kind === 'at_least' && node.n > node.of.length) {
    return [
      {
        path: [...path, 'n'],
        what: `asks for more than the ${node.of.length} parts there are`,
        remedy: 'Lower it.',
      },
    ];
  }
  if (node.kind !== 'amount') return [];
  const shares = (node.of_which ?? []).length > 1;
  if (shares && node.counting === undefined) {
    const what = 'has several minimums and does not say how hours may serve them';
    return [{ path, what, remedy: 'Add counting: overlap, exclusive_split, exclusive_whole or a setting.' }];
  }
  if (!shares && node.counting !== undefined) {
    return [
      { path: [...path, 'counting'], what: 'says nothing without two minimums', remedy: 'Take it out.' },
    ];
  }
  return [];
}

function checkIds(policy: Policy, { nodes }: Uses): readonly Slip[] {
  const ofNodes = nodes.flatMap(({ node, path }) => [
    { id: node.id, path: [...path, 'id'] as Path },
    ...(node.kind === 'amount' ? (node.of_which ?? []) : []).map(({ id }, i) => ({
      id,
      path: [...path, 'of_which', i, 'id'] as Path,
    })),
  ]);
  const ofEntries = policy.credits.entries.map(({ id }, i) => ({
    id,
    path: ['credits', 'entries', i, 'id'] as Path,
  }));
  const ofFloors = (policy.credits.floors ?? []).map(({ id }, i) => ({
    id,
    path: ['credits', 'floors', i, 'id'] as Path,
  }));
  return [ofNodes, ofEntries, ofFloors].flatMap((group) =>
    group
      .filter(({ id }, place) => group.findIndex((other) => other.id === id) < place)
      .map(({ id, path }) => ({
        path,
        what: `is the id ${id} a second time`,
        remedy: 'Give it an id of its own.',
      })),
  );
}

/** A ratio that may fall between two hundredths needs a rounding somebody has answered for. */
function checkRounding({ rounding, credits }: Policy): readonly Slip[] {
  if (rounding !== undefined) return [];
  return credits.entries.flatMap(({ worth: { per_unit } }, i) => {
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
