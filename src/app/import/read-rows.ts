import { type Refusal, refuse } from '../../domain/decider.ts';
import type { Kind } from './columns.ts';
import { kindOf } from './header.ts';
import { LONGEST_ROW, readLines } from './lines.ts';
import { type CsvRecord, readRecords } from './records.ts';
import { type Cells, type RowProblem, WHOLE_ROW } from './row.ts';

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
  const close = async () => {
    await records.return(undefined);
  };
  const record: CsvRecord = first.done === true ? { line: 1, cells: [] } : first.value;
  if ('problem' in record) {
    await close();
    return refuse('header', `The header cannot be read. ${UNREADABLE[record.problem]}`);
  }
  const kind = kindOf(record.cells);
  if (typeof kind !== 'object') return { kind, rows: rowsOf(records, record.cells), close };
  await close();
  return kind;
}

async function* rowsOf(records: AsyncIterable<CsvRecord>, header: readonly string[]): AsyncGenerator<Row> {
  let row = 0;
  for await (const record of records) {
    row += 1;
    yield { row, line: record.line, content: contentOf(record, header) };
  }
}

function contentOf(record: CsvRecord, header: readonly string[]): Cells | RowProblem {
  if ('problem' in record) {
    return { column: WHOLE_ROW, code: record.problem, remedy: UNREADABLE[record.problem] };
  }
  const { cells } = record;
  if (cells.length !== header.length) {
    const remedy = `The row has ${cells.length} cells where the header has ${header.length}. ${FILL_UP}`;
    return { column: WHOLE_ROW, code: 'cells', remedy };
  }
  const filled = header.map((name, at) => [name, cells[at] ?? ''] as const).filter(([, text]) => text !== '');
  return new Map(filled);
}

const FILL_UP = 'Keep the comma of a cell left empty, and put quotes around a cell that holds a comma.';

const UNREADABLE = {
  line_ends: 'Its line holds a carriage return: the lines of the file must end in LF or CRLF. Save it so.',
  row_too_long: `A row has at most ${LONGEST_ROW} characters. Look for a missing line end.`,
  quotes:
    'A quote is opened or closed in the wrong place. Put quotes around the whole cell and double each one in it.',
} as const;
