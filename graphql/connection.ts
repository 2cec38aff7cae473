import type { Page } from '../src/app/queries/page.ts';

/** A page in the words of Relay's cursor connections. The total is counted when the query asks for it. */
export function connectionOf<Row, Node>(page: Page<Row> | null, shown: (row: Row) => Node) {
  if (page === null) return null;
  const { items, hasNextPage, hasPreviousPage, totalCount } = page;
  return {
    totalCount,
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: items.at(0)?.cursor ?? null,
      endCursor: items.at(-1)?.cursor ?? null,
    },
    edges: items.map(({ cursor, node }) => ({ cursor, node: shown(node) })),
  };
}
