import type { NodeAnswer } from '../../domain/decision.ts';

/** What the named `each` went through and for which it is met. Its parts are called by that: `hours:biology`. */
export function segmentsMet(id: string, requirement: NodeAnswer | null): readonly string[] {
  const each = requirement === null ? undefined : find(id, requirement);
  if (each?.kind !== 'each') return [];
  return each.children
    .filter(({ outcome }) => outcome === 'met')
    .map((part) => part.id.slice(part.id.indexOf(':') + 1));
}

function find(id: string, node: NodeAnswer): NodeAnswer | undefined {
  if (node.id === id) return node;
  for (const child of node.children) {
    const found = find(id, child);
    if (found !== undefined) return found;
  }
  return undefined;
}
