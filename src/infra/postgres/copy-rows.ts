import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';

/** Enough for one write to be worth its price, little enough for memory. */
const CHUNK_CHARACTERS = 256 * 1024;

/**
 * Brings rows into a table by COPY, which is several times as fast as inserting them. Names are ours, never given
 * from outside. What one row breaks is refused with all the others.
 */
export async function copyRows(
  client: ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>,
): Promise<void> {
  const stream = client.query(from(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  // Heard from the beginning: the server may refuse while more is being written.
  const done = finished(stream);
  done.catch(() => undefined);
  let chunk = '';
  const flush = async () => {
    const hasRoom = stream.write(chunk);
    chunk = '';
    if (!hasRoom) await Promise.race([once(stream, 'drain'), done]);
  };
  // Waiting for each of the rows that are there already would take as long as writing them.
  if (Symbol.asyncIterator in rows) {
    for await (const row of rows) {
      chunk += copyLine(row);
      if (chunk.length >= CHUNK_CHARACTERS) await flush();
    }
  } else {
    for (const row of rows) {
      chunk += copyLine(row);
      if (chunk.length >= CHUNK_CHARACTERS) await flush();
    }
  }
  stream.end(chunk);
  await done;
}

/** One row in the text format of COPY. */
function copyLine(row: readonly unknown[]): string {
  let line = '';
  for (let column = 0; column < row.length; column += 1) {
    if (column > 0) line += '\t';
    line += fieldOf(row[column]);
  }
  return `${line}\n`;
}

function fieldOf(value: unknown): string {
  if (typeof value === 'string') return escaped(value);
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`;
  if (value instanceof Date) return value.toISOString();
  return escaped(Array.isArray(value) ? arrayText(value) : JSON.stringify(value));
}

// What a field may not hold as it is: the mark of what follows, and what ends a field or a row.
const SPECIAL = /[\\\t\n\r]/;
const EACH_SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replaceAll(EACH_SPECIAL, (one) => ESCAPES[one] ?? one) : text;
}

/** A list of texts, or of values that say themselves, as the text of an array. */
export function arrayText(items: readonly unknown[]): string {
  return `{${items.map(itemText).join(',')}}`;
}

function itemText(item: unknown): string {
  if (item === null || item === undefined) return 'NULL';
  const text = typeof item === 'string' ? item : JSON.stringify(item);
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
