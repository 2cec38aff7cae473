import { COLUMNS, type Kind } from '../src/app/import/columns.ts';
import { csvCell } from '../src/app/import/receipts.ts';

/** One row of a file by column name; an absent column is an empty cell. */
export type Row = Readonly<Record<string, string>>;

/** The kinds of file the roster has. */
export const ROSTER_KINDS = [
  ...(['licenses', 'service', 'employment', 'evaluations', 'boards', 'activities'] as const),
] as const;
export type RosterKind = (typeof ROSTER_KINDS)[number];

/** The rows one educator has in each kind of file. */
export type EducatorRows = Readonly<Record<RosterKind, readonly Row[]>>;

export const NO_ROWS: EducatorRows = {
  licenses: [],
  service: [],
  employment: [],
  evaluations: [],
  boards: [],
  activities: [],
};

/** Columns of which the roster has nothing to say. */
const LEFT_OUT: Readonly<Partial<Record<RosterKind, readonly string[]>>> = {
  licenses: ['status', 'statusFrom', 'statusUntil'],
  service: ['school', 'setting', 'field', 'licenseClass', 'externalId'],
  employment: ['setting'],
  evaluations: ['externalId'],
  boards: ['field', 'externalId'],
  activities: ['delivery', 'field', 'scoreReached', 'appliedAfterwards'],
};

/** The files of a roster by kind, its columns in their documented order. */
export function filesOf(educators: readonly EducatorRows[]): ReadonlyMap<Kind, string> {
  return new Map(
    ROSTER_KINDS.map((kind) => [
      kind,
      csvOf(
        kind,
        educators.flatMap((rows) => rows[kind]),
      ),
    ]),
  );
}

function csvOf(kind: RosterKind, rows: readonly Row[]): string {
  const columns = Object.keys(COLUMNS[kind]).filter((column) => LEFT_OUT[kind]?.includes(column) !== true);
  const stray = rows.flatMap((row) => Object.keys(row)).find((column) => !columns.includes(column));
  if (stray !== undefined)
    throw new Error(`A row of ${kind} has the column "${stray}", which no such file has.`);
  const lines = rows.map((row) => columns.map((column) => csvCell(row[column] ?? '')).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}
