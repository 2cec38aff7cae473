import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { Pool } from 'pg';
import type { Projection } from '../../src/app/projections/projection.ts';
import { copyRows } from '../../src/infra/postgres/copy-rows.ts';
import { inTransaction } from '../../src/infra/postgres/transaction.ts';
import { projectRoot } from '../../src/infra/project-root.ts';

/** The rows of a read table in a file: the texts of each as a line of JSON. */
export interface FinishedTable {
  readonly name: string;
  readonly projection: string;
  readonly columns: readonly string[];
  readonly file: string;
}

const PAGE = 5_000;

/** Writes every row that is read now into files. */
export async function keepFinished(
  pool: Pool,
  projections: readonly Projection[],
  folder: string,
): Promise<readonly FinishedTable[]> {
  const kept: FinishedTable[] = [];
  for (const projection of projections) {
    for (const { name } of projection.tables) {
      const table = { name, projection: projection.name, columns: await columnsOf(pool, name) };
      const file = join(folder, `${name}.jsonl`);
      await writeRows(pool, table, file);
      kept.push({ ...table, file });
    }
  }
  return kept;
}

async function columnsOf(pool: Pool, table: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum`,
    [`read_models.${table}`],
  );
  return rows.map(({ name }) => name);
}

async function writeRows(
  pool: Pool,
  { name, columns }: Pick<FinishedTable, 'name' | 'columns'>,
  file: string,
): Promise<void> {
  const out = createWriteStream(file);
  const texts = columns.map((column) => `${column}::text`).join(', ');
  await inTransaction(pool, async (client) => {
    await client.query(
      `DECLARE finished NO SCROLL CURSOR FOR SELECT json_build_array(${texts})::text AS line FROM read_models.${name}`,
    );
    for (;;) {
      const { rows } = await client.query<{ line: string }>(`FETCH ${PAGE} FROM finished`);
      if (rows.length === 0) break;
      if (!out.write(`${rows.map(({ line }) => line).join('\n')}\n`)) await once(out, 'drain');
    }
  });
  out.end();
  await finished(out);
}

/** Reads the files, parses them and copies their rows into new tables with all their indexes, all at once. */
export async function copyFinished(owner: Pool, tables: readonly FinishedTable[]): Promise<void> {
  await Promise.all(
    tables.map((table) =>
      inTransaction(owner, (client) =>
        copyRows(client, `finished.${table.name}`, table.columns, rowsOf(table.file)),
      ),
    ),
  );
}

async function* rowsOf(file: string): AsyncGenerator<readonly unknown[]> {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    yield JSON.parse(line) as readonly unknown[];
  }
}

/** The tables of every projection, empty, in a schema of their own. */
export async function emptyTables(owner: Pool, projections: readonly Projection[]): Promise<void> {
  await inTransaction(owner, async (client) => {
    await client.query('DROP SCHEMA IF EXISTS finished CASCADE');
    await client.query('CREATE SCHEMA finished');
    await client.query('SET LOCAL search_path = finished, pg_catalog');
    for (const { name } of projections) {
      await client.query(await readFile(join(projectRoot, 'projections', name, 'table.sql'), 'utf8'));
    }
  });
}
