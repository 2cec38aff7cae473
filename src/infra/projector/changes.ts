import type { ClientBase } from 'pg';
import type { Change, Target } from '../../app/projections/projection.ts';
import { arrayText, copyRows } from '../postgres/copy-rows.ts';
import { folded } from './folded.ts';

/** A statement with the rows it is for. */
export interface Statement {
  readonly sql: string;
  readonly into?: Target;
  readonly rows: readonly Change['row'][];
}

/**
 * The fewest statements that make the changes: those of one key one after another, all others together. What is
 * first for its key goes first, with whatever else is first for its own.
 */
export function packed(changes: readonly Change[]): readonly Statement[] {
  const reached = new Map<string, number>();
  const levels: Map<string, Change[]>[] = [];
  for (const change of changes) {
    const level = reached.get(change.key) ?? 0;
    reached.set(change.key, level + 1);
    const alike = (levels[level] ??= new Map<string, Change[]>());
    const rows = alike.get(change.sql);
    if (rows === undefined) alike.set(change.sql, [change]);
    else rows.push(change);
  }
  return levels.flatMap((level) => [...level.values()].map(statementOf));
}

function statementOf(alike: readonly Change[]): Statement {
  const [{ sql, into } = { sql: '', into: undefined }] = alike;
  return { sql, ...(into === undefined ? {} : { into }), rows: alike.map(({ row }) => row) };
}

/** An array for each column. */
export function columnsOf(rows: Statement['rows']): readonly (readonly unknown[])[] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => rows.map((row) => valueOf(row[column])));
}

/** In an array of arrays PostgreSQL takes every element for a value of the innermost: a list goes as its text. */
function valueOf(value: unknown): unknown {
  return Array.isArray(value) ? arrayText(value) : value;
}

/** From so many changes on, copying rows takes less than inserting them. */
const WORTH_COPYING = 100;

/**
 * Makes them in the schema that the connection's search path names. `copies`: whether rows may be copied where there
 * are many changes, which passes over none whose key is there already, but fails.
 */
export async function make(client: ClientBase, changes: readonly Change[], copies = true): Promise<void> {
  const isBulk = copies && changes.length >= WORTH_COPYING;
  for (const { sql, into, rows } of packed(isBulk ? folded(changes) : changes)) {
    if (isBulk && into !== undefined) {
      await copyRows(client, into.table, into.columns, rows);
    } else await client.query(sql, [...columnsOf(rows)]);
  }
}
