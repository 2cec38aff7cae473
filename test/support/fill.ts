import type { Pool } from 'pg';

const PLAIN: Readonly<Record<string, string>> = {
  text: `'a' || i`,
  'text[]': `'{}'`,
  date: `DATE '2024-01-01' + i`,
  uuid: 'gen_random_uuid()',
  'timestamp(3) with time zone': 'now()',
  'timestamp with time zone': 'now()',
  boolean: 'false',
};

/**
 * Puts so many rows into a table or a live read table, `schema.name`, each with something in every column that must
 * have something. What is given are expressions of SQL, in which `i` is the number of the row, from 1.
 */
export async function fill(
  pool: Pool,
  view: string,
  many: number,
  given: Readonly<Record<string, string>>,
): Promise<void> {
  const table = await tableOf(pool, view);
  const { rows } = await pool.query<{ name: string; type: string; required: boolean }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type, attnotnull AS required FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [table],
  );
  const columns = rows.filter(({ name, required }) => required || name in given);
  const values = columns.map(({ name, type }) => given[name] ?? PLAIN[type] ?? 'i');
  await pool.query(
    `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')})
     SELECT ${values.join(', ')} FROM generate_series(1, ${many}) AS i`,
  );
}

/** What a view of the read models shows: views do not say what must have something. */
async function tableOf(pool: Pool, view: string): Promise<string> {
  const [schemaName, name] = view.split('.');
  if (schemaName !== 'read_models') return view;
  const { rows } = await pool.query<{ schema: string }>(
    `SELECT read_models.schema_of(id) AS schema FROM read_models.build WHERE state = 'live' AND $1 = ANY (tables)`,
    [name],
  );
  return `${String(rows[0]?.schema)}.${String(name)}`;
}
