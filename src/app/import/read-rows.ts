import type { Refusal } from '../../domain/decider.ts';
import { COLUMNS, type Kind } from './columns.ts';
import { kindOf } from './header.ts';
import { LONGEST_ROW, readLines } from './lines.ts';
import { type CsvRecord, readRecords } from './records.ts';
import type { Cells, RowProblem } from './row.ts';

/** One row below the header. */
export interface Row {
  /** 1 for the first row below the header; blank lines are not counted. */
  readonly row: number;
  /** Line of the file on which it begins, 1 for the first. */
  readonly line: number;
  readonly content: Cells | RowProblem;
}

export interface Rows {
  readonly kind: Kind;
  /** Read once, as fast as they are taken. */
  readonly rows: AsyncIterable<Row>;
  /** Lets go of the file when its rows are not wanted. */
  readonly close: () => Promise<void>;
}

/** Tells the kind of a CSV file by its header and reads its rows, or says what is wrong with the header. */
export async function readRows(chunks: AsyncIterable<Uint8Array>): Promise<Rows | Refusal> {
  const records = readRecords(readLines(chunks));
  const first = await records.next();
  const header = first.done !== true && 'cells' in first.value ? first.value.cells : [];
  const kind = kindOf(header);
  const close = async () => {
    await records.return(undefined);
  };
  if (typeof kind !== 'object') return { kind, rows: rowsOf(records, kind, header), close };
  await close();
  return kind;
}

async function* rowsOf(
  records: AsyncIterable<CsvRecord>,
  kind: Kind,
  header: readonly string[],
): AsyncGenerator<Row> {
  let row = 0;
  for await (const record of records) {
    row += 1;
    yield { row, line: record.line, content: contentOf(record, kind, header) };
  }
}

function contentOf(record: CsvRecord, kind: Kind, header: readonly string[]): Cells | RowProblem {
  const column = Object.keys(COLUMNS[kind])[0] ?? '';
  if ('problem' in record) return { column, code: record.problem, remedy: UNREADABLE[record.problem] };
  const { cells } = record;
  if (cells.length !== header.length) {
    const remedy = `The row has ${cells.length} cells where the header has ${header.length}.`;
    return { column, code: 'cells', remedy };
  }
  const filled = header.map((name, at) => [name, cells[at] ?? ''] as const).filter(([, text]) => text !== '');
  return new Map(filled);
}

const UNREADABLE = {
  row_too_long: `A row has at most ${LONGEST_ROW} characters. Look for a missing line end.`,
  quotes: 'A quote is opened or closed in the wrong place. Double a quote inside a quoted cell.',
} as const;
