import { type Refusal, refuse } from '../../domain/decider.ts';
import type { Column } from './column.ts';
import { COLUMNS, type Kind, KINDS } from './columns.ts';
import { PLAIN_TELLING } from './plain-columns.ts';

/** A column that only this kind of file has; the file is of the kind whose column it names. */
const TELLING: Readonly<Record<Kind, string>> = {
  licenses: 'licenseType',
  degrees: 'institution',
  service: 'role',
  employment: 'position',
  evaluations: 'score',
  boards: 'board',
  activities: 'unitType',
  rosters: 'offering',
  ...PLAIN_TELLING,
};

/** The kind of file a header tells, or what is wrong with the header and which columns are allowed. */
export function kindOf(header: readonly string[]): Kind | Refusal {
  const kind = KINDS.find((candidate) => header.includes(TELLING[candidate]));
  if (kind === undefined) {
    const form = formProblem(header);
    if (form !== undefined) return refuse('kind_unknown', form);
    const known = KINDS.map((candidate) => `${candidate} (has ${TELLING[candidate]})`).join(', ');
    return refuse(
      'kind_unknown',
      `The header tells none of the known kinds of file: ${known}. See docs/import.md.`,
    );
  }
  return headerProblem(kind, header) ?? kind;
}

/** What is wrong with the form of a file, so that no column can be read; undefined where cells can be told apart. */
function formProblem(header: readonly string[]): string | undefined {
  const [line = '', ...more] = header;
  if (line === '' && more.length === 0)
    return 'The file is empty. Its first line must name the columns; see docs/import.md.';
  if (/[\u0000\ufffd]/.test(line)) return 'The file is no text in UTF-8. Save it as CSV in UTF-8.';
  if (more.length === 0 && /[;\t]/.test(line))
    return 'The cells of the header are not divided by commas. Save the file as CSV with commas.';
  return undefined;
}

function headerProblem(kind: Kind, header: readonly string[]): Refusal | undefined {
  const columns: readonly (readonly [string, Column])[] = Object.entries(COLUMNS[kind]);
  const names = columns.map(([name]) => name);
  const wrong = [
    ...unknown(header.filter((name) => !names.includes(name))),
    ...names.filter((name) => isRepeated(name, header)).map((name) => `"${name}" is repeated`),
    ...columns
      .filter(([name, { needed }]) => needed && !header.includes(name))
      .map(([name]) => `"${name}" is missing`),
  ];
  if (wrong.length === 0) return undefined;
  return refuse('header', `In a file of ${kind} ${wrong.join(', ')}. Allowed columns: ${names.join(', ')}.`);
}

const COLUMN_NAME = /^[A-Za-z]{1,40}$/;
const MOST_NAMED = 5;

/**
 * What is said of unknown columns. In a damaged file cells of people may stand where the header is expected, and a
 * family name looks like the name of a column: one cell that does not look like one silences all of them.
 */
function unknown(given: readonly string[]): readonly string[] {
  const cells = [...new Set(given)];
  const named = cells.every((text) => COLUMN_NAME.test(text)) ? cells.slice(0, MOST_NAMED) : [];
  const unnamed = cells.length - named.length;
  return [
    ...named.map((name) => `"${name}" is unknown`),
    ...(unnamed === 0 ? [] : [`${unnamed} ${named.length > 0 ? 'more ' : ''}of its cells are no column`]),
  ];
}

function isRepeated(name: string, header: readonly string[]): boolean {
  return header.indexOf(name) !== header.lastIndexOf(name);
}
