import type { NodeAnswer } from '../../domain/decision.ts';

/** What the named `each` went through and for which it is met. */
export function segmentsMet(id: string, requirement: NodeAnswer | null): readonly string[] {
  const each = requirement === null ? undefined : find(id, requirement);
  return (each?.children ?? []).flatMap(({ outcome, segment }) =>
    outcome === 'met' && segment !== undefined ? [segment] : [],
  );
}

function find(id: string, node: NodeAnswer): NodeAnswer | undefined {
  if (node.id === id) return node;
  for (const child of node.children) {
    const found = find(id, child);
    if (found !== undefined) return found;
  }
  return undefined;
}
