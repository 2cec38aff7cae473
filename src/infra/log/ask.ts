import type { Pool, QueryResultRow } from 'pg';

interface Question {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Given to what is asked often: the server then keeps its plan. */
  readonly name?: string;
}

/** How much longer than the server's own limit an answer is waited for. */
const GRACE_MS = 2_000;

/**
 * Rows of one statement. A network may swallow what is sent and say nothing: when the server must have given up long
 * ago, this does so too, with an error, and the connection is not used again.
 */
export async function ask<Row extends QueryResultRow>(
  pool: Pool,
  question: Question,
): Promise<readonly Row[]> {
  const { rows } = await pool.query<Row>(boundedIn(pool, question));
  return rows;
}

/** The same, of each row its columns in their order: of many small rows that takes less. */
export async function askRows<Row extends readonly unknown[]>(
  pool: Pool,
  question: Question,
): Promise<readonly Row[]> {
  const { rows } = await pool.query<Row & unknown[]>({ ...boundedIn(pool, question), rowMode: 'array' });
  return rows;
}

function boundedIn({ options }: Pool, { text, values, name }: Question) {
  const limit = Number(options.statement_timeout ?? 0);
  return {
    ...{ text, values: [...values] },
    ...(name === undefined ? {} : { name }),
    ...(limit === 0 ? {} : { query_timeout: limit + GRACE_MS }),
  };
}
