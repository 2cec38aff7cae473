import type { NodeAnswer } from './decision.ts';

/** The first part of a requirement that asks an amount: what is meant by "how much" of the whole. */
export function firstAmount(node: NodeAnswer): NodeAnswer | undefined {
  if (node.kind === 'amount') return node;
  for (const child of node.children) {
    const found = firstAmount(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
