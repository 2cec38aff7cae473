import { LISTS } from '../language/lists.ts';
import type { Node, NodeOf, Segments } from '../language/node.ts';
import { suggestion, type Slip } from './problem.ts';
import type { Path } from './uses.ts';

/** What one requirement says that makes no sense by itself, whatever stands around it. */
export function checkNode(node: Node, path: Path): readonly Slip[] {
  switch (node.kind) {
    case 'at_least':
      return tooMany(node.n, node.of.length, [...path, 'n']);
    case 'stack':
      return [...tooMany(node.n, node.of.length, [...path, 'n']), ...checkStack(node, path)];
    case 'count':
      return [...unbounded(node, path), ...checkCount(node, path)];
    case 'compare':
      return unbounded(node, path);
    case 'mixed':
      return node.of.flatMap((part, i) => checkMixed(part, [...path, 'of', i]));
    case 'each':
      return checkSegments(node.over, [...path, 'over']);
    case 'amount':
      return [...checkCounting(node, path), ...checkTogether(node, path)];
    case 'all':
    case 'any':
    case 'not':
    case 'part':
    case 'spread':
    case 'fact':
    case 'act':
    case 'not_encoded':
      return [];
  }
}

function unbounded({ at_least, at_most }: NodeOf<'count' | 'compare'>, path: Path): readonly Slip[] {
  if (at_least !== undefined || at_most !== undefined) return [];
  const what = 'names neither at_least nor at_most';
  return [{ path, what, remedy: 'Say how many are needed, or allowed.' }];
}

function tooMany(n: number, parts: number, path: Path): readonly Slip[] {
  if (n <= parts) return [];
  return [{ path, what: `asks for more than the ${parts} parts there are`, remedy: 'Lower it.' }];
}

function checkStack({ of }: NodeOf<'stack'>, path: Path): readonly Slip[] {
  return of.flatMap((credential, i) =>
    of.indexOf(credential) === i
      ? []
      : [
          {
            path: [...path, 'of', i],
            what: `names ${credential} a second time`,
            remedy: 'Name each micro-credential once.',
          },
        ],
  );
}

function checkCount(node: NodeOf<'count'>, path: Path): readonly Slip[] {
  const { from, longest, latest, sum, among } = node;
  const slips: Slip[] = [];
  const refuse = (key: string, what: string, remedy: string) =>
    slips.push({ path: [...path, key], what, remedy });
  if (among !== undefined && latest === undefined) {
    refuse(
      'among',
      'says among whom the latest are sought, and latest is missing',
      'Write where, or add latest.',
    );
  }
  if (longest === undefined) return slips;
  if (sum !== undefined)
    refuse('sum', 'has no meaning where school years in a row are counted', 'Take it out.');
  if (latest !== undefined)
    refuse('latest', 'has no meaning where school years in a row are counted', 'Take it out.');
  if (!('school_year' in LISTS[from])) {
    refuse('longest', `counts school years, and records of ${from} have none`, 'Count another list.');
  }
  return slips;
}

function checkMixed(part: Node, path: Path): readonly Slip[] {
  if (part.kind !== 'amount' && part.kind !== 'count' && part.kind !== 'compare') {
    const what = 'is nothing of which a fraction can be met';
    return [{ path: [...path, 'kind'], what, remedy: 'Mix amount, count and compare.' }];
  }
  if (part.at_least !== undefined) return [];
  return [
    {
      path,
      what: 'has no at_least of which a fraction could be met',
      remedy: 'Add at_least, or ask it beside.',
    },
  ];
}

function checkSegments({ list, years_from, within, distinct }: Segments, path: Path): readonly Slip[] {
  if (distinct !== undefined && list === undefined) {
    const what = 'says which records are alike, and no list is gone through';
    return [{ path: [...path, 'distinct'], what, remedy: 'Take it out.' }];
  }
  const isOpen = within === 'any_time' || (typeof within === 'object' && within.from === undefined);
  if (years_from === undefined || !isOpen) return [];
  const what = 'has no first day, so there is no first year';
  return [{ path: [...path, 'within'], what, remedy: 'Write from which day on the years are meant.' }];
}

/** What several minimums have together can be told of minimums with conditions of their own, each in one sum. */
function checkTogether({ of_which: minimums = [] }: NodeOf<'amount'>, path: Path): readonly Slip[] {
  const plain = minimums.filter(({ where }) => where !== undefined).map(({ id }) => id);
  const taken = new Set<string>();
  return minimums.flatMap(({ together = [] }, i) =>
    together.flatMap((id, place): readonly Slip[] => {
      const at = [...path, 'of_which', i, 'together', place];
      const isTaken = taken.has(id);
      taken.add(id);
      if (!plain.includes(id)) {
        const what = `names ${id}, which is no minimum of this amount with a condition`;
        return [{ path: at, what, remedy: suggestion(id, plain) }];
      }
      if (!isTaken) return [];
      return [{ path: at, what: `names ${id}, which stands in a sum already`, remedy: 'Name it once.' }];
    }),
  );
}

function checkCounting(node: NodeOf<'amount'>, path: Path): readonly Slip[] {
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
