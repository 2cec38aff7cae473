import { parse } from 'csv-parse/sync';
import { type Line, LONGEST_ROW } from './lines.ts';

/** One record of a CSV file: its cells, trimmed, or why it has none. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly problem: 'line_ends' | 'row_too_long' | 'quotes' };

/** A quoted cell may span lines, but no real one spans more. */
const MOST_LINES = 20;

/**
 * The records of a CSV file (RFC 4180), blank lines left out. `csv-parse` reads each record, but where one
 * begins is found here: a parser of whole files takes everything behind a stray quote for one cell and
 * loses the rest of the file, while here only the line with the quote is lost.
 */
export async function* readRecords(lines: AsyncIterable<Line>): AsyncGenerator<CsvRecord> {
  const waiting: Line[] = [];
  let width: number | undefined;
  const next = (ended: boolean): CsvRecord | undefined => {
    const record = takeRecord(waiting, width, ended);
    if (record !== undefined && 'cells' in record) width ??= record.cells.length;
    return record;
  };
  for await (const line of lines) {
    if (waiting.length === 0 && isBlank(line)) continue;
    waiting.push(line);
    for (let record = next(false); record !== undefined; record = next(false)) yield record;
  }
  for (let record = next(true); record !== undefined; record = next(true)) yield record;
}

/** Takes the first record from the lines; undefined while it may go on in a line still to come. */
function takeRecord(waiting: Line[], width: number | undefined, ended: boolean): CsvRecord | undefined {
  while (waiting[0] !== undefined && isBlank(waiting[0])) waiting.shift();
  const [first] = waiting;
  if (first === undefined) return undefined;
  const { line } = first;
  // Inside a row a carriage return may belong to a cell; a header holds none, so there it is the line's end.
  const isHeader = width === undefined;
  if (first.tooLong || (isHeader && first.bareReturn)) {
    waiting.shift();
    return { line, problem: first.bareReturn ? 'line_ends' : 'row_too_long' };
  }
  const length = balancedLength(waiting);
  if (length === undefined && !ended && mayGoOn(waiting)) return undefined;
  const cells = length === undefined ? undefined : cellsOf(waiting.slice(0, length), width);
  waiting.splice(0, cells === undefined ? 1 : (length ?? 1));
  return cells === undefined ? { line, problem: 'quotes' } : { line, cells };
}

/** How many lines it takes until every quote is closed; undefined while one is open. */
function balancedLength(waiting: readonly Line[]): number | undefined {
  let open = false;
  for (const [index, { text, tooLong }] of waiting.entries()) {
    if (tooLong) return undefined;
    if ((text.split('"').length - 1) % 2 === 1) open = !open;
    if (!open) return index + 1;
  }
  return undefined;
}

function mayGoOn(waiting: readonly Line[]): boolean {
  const characters = waiting.reduce((sum, { text }) => sum + text.length, 0);
  return waiting.length < MOST_LINES && characters <= LONGEST_ROW && !waiting.some(({ tooLong }) => tooLong);
}

/** Several lines that do not make a row of the right width were joined by a stray quote. */
function cellsOf(lines: readonly Line[], width: number | undefined): readonly string[] | undefined {
  const text = lines.map((line) => line.text).join('\n');
  const cells = text.includes('"') ? parseRecord(text) : text.split(',').map((cell) => cell.trim());
  return lines.length > 1 && width !== undefined && cells?.length !== width ? undefined : cells;
}

function parseRecord(text: string): readonly string[] | undefined {
  try {
    const records = parse(text, { relax_column_count: true, trim: true });
    return records.length === 1 ? records[0] : undefined;
  } catch (error) {
    if (isCsvError(error)) return undefined;
    throw error;
  }
}

function isCsvError(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^(CSV_|INVALID_)/.test(code);
}

function isBlank({ text, tooLong }: Line): boolean {
  return !tooLong && /^[\s,]*$/.test(text);
}
