import type { CreditCommand } from '../../domain/credit/index.ts';
import type { EducatorCommand } from '../../domain/educator/index.ts';
import type { EmploymentCommand } from '../../domain/employment/index.ts';
import type { LicenseCommand } from '../../domain/license/index.ts';
import { formatHundredths, parseHundredths } from '../../domain/values/hundredths.ts';

/** The filled cells of one row by column name; an empty cell is absent. */
export type Cells = ReadonlyMap<string, string>;

/** What is blamed when not one cell is at fault but the row cannot be read at all. No column has this name. */
export const WHOLE_ROW = 'row';

/** Why a row is refused. Holds no value: what it was stands on the receipt, and only where nobody is named. */
export interface RowProblem {
  readonly column: string;
  readonly code: string;
  /** A sentence: what is wrong and what to do. Never repeats a value of the row. */
  readonly remedy: string;
}

export function isRowProblem(answer: object): answer is RowProblem {
  return 'remedy' in answer;
}

/** One command of a row, and the column to blame when it is refused. */
export type Step =
  | StepOn<'educator', EducatorCommand>
  | StepOn<'employment', EmploymentCommand>
  | StepOn<'license', LicenseCommand>
  | StepOn<'credit', CreditCommand>;

interface StepOn<Category extends string, Command> {
  /** Names the step within its row; its command id derives from it. */
  readonly name: string;
  readonly category: Category;
  readonly stream: string;
  readonly command: Command;
  /** Column by code of refusal; `otherwise` for every other code. */
  readonly blame: { readonly otherwise: string; readonly [code: string]: string };
}

/** What a row asks for: commands in their order, all concerning one educator. */
export interface RowPlan {
  readonly educator: string;
  readonly state: string;
  readonly steps: readonly Step[];
}

/** The cell's text. The row was checked against its columns before, so a needed cell is there. */
export function cell(cells: Cells, column: string): string {
  return cells.get(column) ?? '';
}

/** An amount in its shortest form, so that 7.5 and 7.50 are the same content. */
export function canonicalAmount(text: string): string {
  const amount = parseHundredths(text);
  return typeof amount === 'number' ? formatHundredths(amount) : text;
}

/** An object with the optional cells that are there, as `given(cells, { grade: 'grade' })`. */
export function given<K extends string>(
  cells: Cells,
  columns: { readonly [key in K]: string },
): { readonly [key in K]?: string } {
  const filled = Object.entries<string>(columns).flatMap(([key, column]) => {
    const text = cells.get(column);
    return text === undefined ? [] : [[key, text] as const];
  });
  return Object.fromEntries(filled) as { readonly [key in K]?: string };
}

/** The same of cells that hold yes or no. */
export function answered<K extends string>(
  cells: Cells,
  columns: { readonly [key in K]: string },
): { readonly [key in K]?: boolean } {
  const answers = Object.entries<string | undefined>(given(cells, columns));
  return Object.fromEntries(answers.map(([key, text]) => [key, text === 'yes'])) as {
    readonly [key in K]?: boolean;
  };
}

/** The parts of a cell that holds a list, `a;b;c`. */
export function listed(cells: Cells, column: string): readonly string[] {
  return cell(cells, column)
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
