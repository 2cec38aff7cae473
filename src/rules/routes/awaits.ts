import type { NodeAnswer } from '../../domain/decision.ts';
import type { Node } from '../language/node.ts';
import type { Policy } from '../language/policy.ts';

/** Whose act each act of a policy waits for, by the id of its node. */
export type Awaited = ReadonlyMap<string, string>;

export function awaitedIn({ require = [], also_require = [], parts = {}, routes = [] }: Policy): Awaited {
  const trees = [...require, ...also_require, ...routes].flatMap(({ tree }) => (tree ? [tree] : []));
  return new Map([...trees, ...Object.values(parts)].flatMap(acts));
}

function acts(node: Node): readonly (readonly [id: string, awaits: string])[] {
  if (node.kind === 'act') return [[node.id, node.awaits]];
  if (node.kind === 'stack' || !('of' in node) || node.of === undefined) return [];
  return (Array.isArray(node.of) ? node.of : [node.of]).flatMap(acts);
}

/** Whose acts would change an answer that is open. */
export function awaitedBy(answer: NodeAnswer | null, awaited: Awaited): readonly string[] {
  if (answer?.outcome !== 'undetermined') return [];
  // What must not be done is not awaited.
  if (answer.kind === 'not') return [];
  // Within an each a part is called by what is looked at, as `vote:biology`.
  const [id = ''] = answer.id.split(':');
  const own = answer.kind === 'act' ? awaited.get(id) : undefined;
  return [
    ...new Set([
      ...(own === undefined ? [] : [own]),
      ...answer.children.flatMap((child) => awaitedBy(child, awaited)),
    ]),
  ];
}
