import type { Moment } from '../language/condition.ts';
import { SEGMENT_PREFIX } from '../language/facts-vocabulary.ts';
import type { Policy } from '../language/policy.ts';
import { resultsOf } from '../language/route.ts';
import { suggestion, type Slip } from './problem.ts';
import type { Path, Uses } from './uses.ts';

/** Names that refer to something else in the file: acts, parts, routes, and ids that must differ. */
export function checkNames(policy: Policy, uses: Uses): readonly Slip[] {
  return [
    ...uses.acts.flatMap(({ act, path }) =>
      declared(act, [...Object.keys(policy.acts ?? {}), 'plan_approval'], 'acts', path),
    ),
    ...checkParts(policy, uses),
    ...checkUnused(policy, uses),
    ...(policy.audits ?? []).flatMap(({ when_missing }, i) =>
      when_missing === undefined
        ? []
        : declared(
            when_missing,
            (policy.routes ?? []).map(({ id }) => id),
            'routes',
            ['audits', i, 'when_missing'],
          ),
    ),
    ...(policy.routes ?? []).flatMap((route, i) =>
      resultsOf(route).flatMap(({ fields }, place) =>
        fields === undefined
          ? []
          : declared(
              fields.met_in,
              uses.nodes.filter(({ node }) => node.kind === 'each').map(({ node }) => node.id),
              'the requirements of kind each',
              ['routes', i, 'result', ...(Array.isArray(route.result) ? [place] : []), 'fields', 'met_in'],
            ),
      ),
    ),
    ...(policy.routes ?? []).flatMap(checkResults),
    ...checkIds(uses),
    ...checkAnchors(uses),
  ];
}

/** Of several results the first that fits is taken, so one that fits everybody stands last. */
function checkResults(route: NonNullable<Policy['routes']>[number], i: number): readonly Slip[] {
  const always = resultsOf(route).findIndex(({ when }) => when === undefined);
  if (always < 0 || always === resultsOf(route).length - 1) return [];
  return [
    {
      path: ['routes', i, 'result', always + 1],
      what: 'is never reached: the one above it, without when, fits whenever it does',
      remedy: 'Put the narrower one first, or take it out.',
    },
  ];
}

function declared(name: string, known: readonly string[], where: string, path: Path): readonly Slip[] {
  if (known.includes(name)) return [];
  return [
    {
      path,
      what: `names ${name}, which ${where} ${where.startsWith('the ') ? 'do' : 'does'} not declare`,
      remedy: suggestion(name, known),
    },
  ];
}

function checkParts({ parts = {} }: Policy, uses: Uses): readonly Slip[] {
  return uses.parts.flatMap(({ part, path }) => declared(part, Object.keys(parts), 'parts', path));
}

/** What is declared and used nowhere is a slip of the pen, or was left behind. */
function checkUnused(policy: Policy, uses: Uses): readonly Slip[] {
  const { acts, measures, lists, ...using } = policy;
  const text = (acts ?? measures ?? lists) ? JSON.stringify(using) : '';
  const unused = (section: 'acts' | 'measures' | 'lists') =>
    Object.keys(policy[section] ?? {})
      .filter((name) => !text.includes(`"${name}"`))
      .map((name) => ({ path: [section, name], what: 'is used nowhere', remedy: 'Use it, or take it out.' }));
  const parts = new Set([
    ...uses.parts.map(({ part }) => part),
    ...uses.met.map(({ requirement }) => requirement),
  ]);
  return [
    ...unused('acts'),
    ...unused('measures'),
    ...unused('lists'),
    ...Object.keys(policy.parts ?? {})
      .filter((part) => !parts.has(part))
      .map((part) => ({ path: ['parts', part], what: 'is used nowhere', remedy: 'Use it, or take it out.' })),
  ];
}

function checkIds({ ids }: Uses): readonly Slip[] {
  const seen = new Set<string>();
  return ids.flatMap(({ kind, id, path }) => {
    const key = `${kind} ${id}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ path, what: `is the id ${id} a second time`, remedy: 'Give it an id of its own.' }];
  });
}

/** A segment exists inside `each` and in figures for each year, or where a requirement is written to be used there. */
function checkAnchors({ moments, conditions, attributes, nodes, figures }: Uses): readonly Slip[] {
  const around = [
    ...nodes.flatMap(({ node, path }) =>
      node.kind === 'each'
        ? [
            [...path, 'of'],
            [...path, 'over'],
          ]
        : [],
    ),
    ...figures.flatMap(({ what, path }) =>
      typeof what === 'object' && 'for_each_year' in what
        ? [
            [...path, 'is'],
            [...path, 'where'],
          ]
        : [],
    ),
    ['parts'],
  ];
  const isInSegment = (path: Path) => around.some((outer) => outer.every((key, i) => key === path[i]));
  const outside = (path: Path): Slip => ({
    path,
    what: 'speaks of a segment, and there is none here',
    remedy: 'Use it inside a requirement of kind each, or a figure for each year.',
  });
  const speaks = (name: string) => name.startsWith(SEGMENT_PREFIX);
  return [
    ...moments.flatMap(({ what, context, path }) => {
      if (isAnchor(what, 'item') && context.list === undefined && context.outer === undefined) {
        return [
          {
            path,
            what: 'is the day of an item, and there is none here',
            remedy: 'Use it where members of a list are looked at.',
          },
        ];
      }
      const ofSegment = isAnchor(what, 'segment_start') || isAnchor(what, 'segment_end');
      return ofSegment && !isInSegment(path) ? [outside(path)] : [];
    }),
    ...conditions.flatMap(({ what, path }) =>
      Object.keys(what)
        .filter((name) => speaks(name) && !isInSegment(path))
        .map((name) => outside([...path, name])),
    ),
    ...attributes
      .filter(({ what, path }) => speaks(what) && !isInSegment(path))
      .map(({ path }) => outside(path)),
  ];
}

function isAnchor(moment: Moment, anchor: string): boolean {
  return moment === anchor;
}
