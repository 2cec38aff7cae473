import { compileForce } from '../conditions/force.ts';
import { missingAttributes } from '../conditions/words.ts';
import type { Addition } from '../language/policy.ts';
import type { Book } from './book.ts';
import { findCombined, neededOf, verdictOf } from './combination.ts';
import { compileNode } from './compile-node.ts';
import { framed, type CompiledNode } from './compiled.ts';

/**
 * Compiles what is owed besides. It stands beside the requirement and must be met too, so that what an employer
 * adds can only be stricter than what the state asks.
 */
export function compileAdditions(
  additions: readonly Addition[],
  book: Book,
): (tree: CompiledNode) => CompiledNode {
  if (additions.length === 0) return (tree) => tree;
  const more = additions.map(({ for: condition, tree, ...force }) => {
    const node = compileNode(tree, book);
    const { id, kind, asks } = tree;
    const when = { any: [condition], ...(force.when === undefined ? {} : { not: { not: force.when } }) };
    const frame = {
      ...{ id, kind, asks, cites: Object.keys(tree.cite ?? {}) },
      force: compileForce({ ...force, when }, undefined, book.wait),
    };
    return { frame, node };
  });
  const guarded = more.map(({ frame, node }) =>
    framed(
      frame,
      {
        verdict: node.verdict,
        find: (situation) => {
          const { answer, placements } = node.explain(situation);
          return { ...answer, placements };
        },
        need: node.need,
      },
      (names) => missingAttributes(names, undefined, frame.cites),
    ),
  );
  return (tree) => {
    const parts = [tree, ...guarded];
    const asks = 'What the state asks, and what is asked besides.';
    return framed(
      { id: 'everything', kind: 'all', asks, cites: [], force: ALWAYS },
      {
        verdict: (situation) => verdictOf(parts, 'every', situation),
        find: (situation) => findCombined(parts, 'every', asks, situation),
        need: (situation) => neededOf(parts, 'every', situation),
      },
      () => [],
    );
  };
}

const ALWAYS = compileForce({}, undefined);
