import type { ClientBase } from 'pg';
import type { Change } from '../../app/projection.ts';

/** A statement with its values: an array for each column. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly (readonly unknown[])[];
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
  return levels.flatMap((level) => [...level].map(([sql, alike]) => ({ sql, values: columnsOf(alike) })));
}

function columnsOf(changes: readonly Change[]): readonly (readonly unknown[])[] {
  const width = changes[0]?.row.length ?? 0;
  return Array.from({ length: width }, (_, column) => changes.map(({ row }) => valueOf(row[column])));
}

/** In an array of arrays PostgreSQL takes every element for a value of the innermost: a list goes as its text. */
function valueOf(value: unknown): unknown {
  return Array.isArray(value) ? `{${value.map((item) => quoted(String(item))).join(',')}}` : value;
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** Makes them in the schema that the connection's search path names. */
export async function make(client: ClientBase, changes: readonly Change[]): Promise<void> {
  for (const { sql, values } of packed(changes)) await client.query(sql, [...values]);
}
