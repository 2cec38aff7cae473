import { COLUMNS, type Kind, KINDS } from '../src/app/import/columns.ts';
import { csvCell } from '../src/app/import/receipts.ts';

/** One row of a file by column name; an absent column is an empty cell. */
export type Row = Readonly<Record<string, string>>;

/** The rows one educator has in each kind of file. */
export type EducatorRows = Readonly<Record<Kind, readonly Row[]>>;

export const NO_ROWS: EducatorRows = {
  licenses: [],
  service: [],
  evaluations: [],
  boards: [],
  activities: [],
};

/** The files of a roster by kind, every column in its documented order. */
export function filesOf(educators: readonly EducatorRows[]): ReadonlyMap<Kind, string> {
  return new Map(
    KINDS.map((kind) => [
      kind,
      csvOf(
        kind,
        educators.flatMap((rows) => rows[kind]),
      ),
    ]),
  );
}

function csvOf(kind: Kind, rows: readonly Row[]): string {
  const columns = Object.keys(COLUMNS[kind]);
  const stray = rows.flatMap((row) => Object.keys(row)).find((column) => !columns.includes(column));
  if (stray !== undefined)
    throw new Error(`A row of ${kind} has the column "${stray}", which no such file has.`);
  const lines = rows.map((row) => columns.map((column) => csvCell(row[column] ?? '')).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}
