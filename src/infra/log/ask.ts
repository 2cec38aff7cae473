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
  { text, values, name }: Question,
): Promise<readonly Row[]> {
  const limit = Number(pool.options.statement_timeout ?? 0);
  const { rows } = await pool.query<Row>({
    text,
    values: [...values],
    ...(name === undefined ? {} : { name }),
    ...(limit === 0 ? {} : { query_timeout: limit + GRACE_MS }),
  });
  return rows;
}
