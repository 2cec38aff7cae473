import type { Change } from './projection.ts';

/** Columns in the order of a row's values, each with its type in PostgreSQL. */
type Columns = Readonly<Record<string, string>>;

/**
 * What all changes have in common that put a row into a table. `known`: what happens to a row whose key is there
 * already: it is passed over, or refused.
 */
export function insertion(
  table: string,
  columns: Columns,
  known: 'passed over' | 'refused',
): Required<Pick<Change, 'sql' | 'into'>> {
  const names = Object.keys(columns);
  const types = Object.values(columns);
  // PostgreSQL has no array of lists that differ in length: each comes as its text.
  const given = types.map((type, index) => `$${index + 1}::${isList(type) ? 'text' : type}[]`);
  const read = names.map((name, index) => {
    const type = types[index] ?? 'text';
    return isList(type) ? `${name}::${type}` : name;
  });
  const sql = `
    INSERT INTO ${table} (${names.join(', ')})
    SELECT ${read.join(', ')} FROM unnest(${given.join(', ')}) AS given (${names.join(', ')})
    ${known === 'passed over' ? 'ON CONFLICT DO NOTHING' : ''}`;
  return { sql, into: { table, columns: names } };
}

function isList(type: string): boolean {
  return type.endsWith('[]');
}
