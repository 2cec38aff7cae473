import { MAIN } from '../conditions/met-test.ts';
import type { Policy } from '../language/policy.ts';
import { suggestion, type Slip } from './problem.ts';
import type { Path, Uses } from './uses.ts';

/** What requirements lead to besides other requirements; no name of one. */
const CREDITS = 'what counts';

/**
 * Requirements that conditions name must be there, and none may turn on itself. `taking` are parts that are given
 * something where they are used, and stand nowhere else.
 */
export function checkMet(policy: Policy, uses: Uses, taking: readonly string[]): readonly Slip[] {
  const known = Object.keys(policy.parts ?? {});
  return [
    ...uses.met.flatMap(({ requirement, path }) => declared(requirement, path, policy, uses, taking)),
    ...uses.met.filter(({ path }) => path[0] === 'selected_by').map(({ path }) => SELECTING(path)),
    ...known.filter((name) => name === MAIN).map((name) => NAMED_MAIN(['parts', name])),
    ...circles(policy, uses),
  ];
}

function declared(
  name: string,
  path: Path,
  policy: Policy,
  { nodes }: Uses,
  taking: readonly string[],
): readonly Slip[] {
  const known = [...Object.keys(policy.parts ?? {}), ...(policy.require === undefined ? [] : [MAIN])];
  if (known.includes(name)) return [];
  if (taking.includes(name)) return [TAKING(name, path)];
  const isId = nodes.some(({ node }) => node.id === name);
  const remedy = isId
    ? 'Write that requirement under parts, name the part here, and use it there by kind: part.'
    : suggestion(name, known);
  return [{ path, what: `names ${name}, which parts does not declare`, remedy }];
}

const TAKING = (name: string, path: Path): Slip => ({
  path,
  what: `names ${name}, a part that takes something, and nothing can be given here`,
  remedy: `Write another part of kind part that gives it, as { kind: part, part: ${name}, given: … }, and name that.`,
});

const SELECTING = (path: Path): Slip => ({
  path,
  what: 'lets a requirement pick the text that says what is required',
  remedy: 'Ask the record.',
});

const NAMED_MAIN = (path: Path): Slip => ({
  path,
  what: 'is named main, which is what require asks',
  remedy: 'Give it another name.',
});

/** Whatever leads back to itself would never end: a part to itself, or what a condition names to where it stands. */
function circles(policy: Policy, uses: Uses): readonly Slip[] {
  const parts = Object.keys(policy.parts ?? {}).filter((part) => reaches(uses.parts.map(asEdge), part, part));
  const edges = edgesOf(uses);
  return [
    ...parts.map((part) => ({ path: ['parts', part], what: 'leads back to itself', remedy: BREAK })),
    ...uses.met
      .filter(({ requirement, path }) => {
        const owner = ownerOf(path);
        return owner !== undefined && (requirement === owner || reaches(edges, requirement, owner));
      })
      .map(({ requirement, path }) => ({
        path,
        what: `names ${requirement}, which leads back to here`,
        remedy: BREAK,
      })),
  ];
}

const BREAK = 'Break the circle.';

/** One leads to another. */
interface Edge {
  readonly from: string | undefined;
  readonly to: string;
}

function asEdge({ part, path }: Uses['parts'][number]): Edge {
  return { from: ownerOf(path), to: part };
}

/** What each requirement, and what counts, turns on: other requirements, and what counts. */
function edgesOf({ parts, met, nodes }: Uses): readonly Edge[] {
  return [
    ...parts.map(asEdge),
    ...met.map(({ requirement, path }) => ({ from: ownerOf(path), to: requirement })),
    ...nodes
      .filter(({ node }) => ASKING_WHAT_COUNTS.includes(node.kind === 'count' ? node.from : node.kind))
      .map(({ path }) => ({ from: ownerOf(path), to: CREDITS })),
  ];
}

/** Kinds of requirements, and of counts the list, that look at credits that count. */
const ASKING_WHAT_COUNTS: readonly string[] = ['amount', 'spread', 'credits'];

function reaches(edges: readonly Edge[], from: string, to: string): boolean {
  const seen = new Set<string>();
  const waiting = [from];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const edge of edges) {
      if (edge.from !== at || seen.has(edge.to)) continue;
      if (edge.to === to) return true;
      seen.add(edge.to);
      waiting.push(edge.to);
    }
  }
  return false;
}

/** What a place is part of, where requirements may lead to it. */
function ownerOf([section, name]: Path): string | undefined {
  if (section === 'parts') return String(name);
  if (section === 'require' || section === 'also_require') return MAIN;
  return section === 'credits' ? CREDITS : undefined;
}
