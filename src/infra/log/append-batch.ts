import type { Pool } from 'pg';
import { canonicalText } from '../../app/canonical-text.ts';
import type { AppendAnswer, NewEvent } from '../../app/event-log.ts';
import { fault } from '../../app/fault.ts';

export interface Append {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly NewEvent[];
}

const APPEND = `
  SELECT outcome, last_revision, last_ordinal, reused_id
  FROM ledger.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

type Row =
  | { readonly outcome: 'appended'; readonly last_revision: number; readonly last_ordinal: number }
  | { readonly outcome: 'wrong_revision'; readonly last_revision: number }
  | { readonly outcome: 'id_reused'; readonly reused_id: string };

/**
 * Writes appends in their order in one transaction and answers each; one that is refused leaves the others
 * as they are. It is one statement outside any transaction block, so its success is the commit's. When the
 * connection breaks nobody knows whether it was written: the same appends again give the same answers.
 */
export async function appendBatch(pool: Pool, appends: readonly Append[]): Promise<readonly AppendAnswer[]> {
  const events = appends.flatMap((append) => append.events);
  const { rows } = await pool.query<Row>(APPEND, [
    appends.map(({ stream }) => stream),
    appends.map(({ expectedRevision }) => expectedRevision),
    appends.flatMap((append, nth) => append.events.map(() => nth + 1)),
    events.map(({ id }) => id),
    events.map(({ type }) => type),
    events.map(({ version }) => version),
    events.map(({ data }) => data),
    events.map(({ metadata }) => canonicalText(metadata)),
    events.map(({ metadata }) => metadata.educator ?? null),
    events.map(({ metadata }) => metadata.state ?? null),
  ]);
  if (rows.length !== appends.length) {
    throw fault('bad_answer', `ledger.append answered ${rows.length} of ${appends.length} appends.`);
  }
  return rows.map(answerOf);
}

function answerOf(row: Row): AppendAnswer {
  switch (row.outcome) {
    case 'appended':
      return { outcome: row.outcome, revision: row.last_revision, ordinal: row.last_ordinal };
    case 'wrong_revision':
      return { outcome: row.outcome, actual: row.last_revision };
    case 'id_reused':
      return { outcome: row.outcome, id: row.reused_id };
  }
}
