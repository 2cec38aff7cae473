import type { Change } from '../../app/projections/projection.ts';

/**
 * The same changes with fewer steps: what only sets columns of a row that goes in before it is set in that row. Of a
 * key with several rows, or after a change that is more than that, everything stays as it was.
 */
export function folded(changes: readonly Change[]): readonly Change[] {
  const open = new Map<string, { readonly columns: readonly string[]; readonly row: unknown[] } | 'closed'>();
  return changes.flatMap((change) => {
    const { key, into, sets, row } = change;
    const before = open.get(key);
    if (into !== undefined && before === undefined) {
      const copy = [...row];
      open.set(key, { columns: into.columns, row: copy });
      return [{ ...change, row: copy }];
    }
    if (sets !== undefined && typeof before === 'object') {
      for (const [index, column] of Object.entries(sets))
        before.row[before.columns.indexOf(column)] = row[Number(index)];
      return [];
    }
    open.set(key, 'closed');
    return [change];
  });
}
