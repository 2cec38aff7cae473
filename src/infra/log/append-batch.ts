import type { Pool } from 'pg';
import { fault } from '../../app/fault.ts';
import { canonicalText } from '../../app/log/canonical-text.ts';
import type { AppendAnswer } from '../../app/log/event-log.ts';
import type { Append, AppendObserver } from './append.ts';
import { ask } from './ask.ts';
import { gathering } from './gather.ts';
import { observed } from './observed-append.ts';
import { isOfContent } from './of-content.ts';

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
  const values = [
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
  ];
  const rows = await ask<Row>(pool, { name: 'append', text: APPEND, values });
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

/** Most appends in one transaction, and most of their data: it bounds memory, and how long the others wait. */
const MOST_APPENDS = 256;
const MOST_CHARACTERS = 8 * 1024 * 1024;
/** While one batch is being committed, the next is on its way to the lock. */
const BATCHES_AT_ONCE = 2;
/** A few more in one commit cost less than a commit of their own. */
const WORTH_ANOTHER = 32;

const NOBODY: AppendObserver = { answered: () => undefined, wrote: () => undefined };

/** Appends that come while others are written share a transaction, each judged by itself. */
export function appendGathered(
  pool: Pool,
  observer: AppendObserver = NOBODY,
): (append: Append) => Promise<AppendAnswer> {
  const write = async (batch: readonly Append[]) => {
    const began = performance.now();
    const answers = await appendBatch(pool, batch);
    observer.wrote(batch.length, secondsSince(began));
    return answers;
  };
  const append = gathering<Append, AppendAnswer>(write, {
    most: MOST_APPENDS,
    heaviest: MOST_CHARACTERS,
    weightOf: ({ events }) => events.reduce((sum, { data }) => sum + data.length, 0),
    atOnce: BATCHES_AT_ONCE,
    worthAnother: WORTH_ANOTHER,
    isOfContent,
  });
  return observed(append, observer);
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}
