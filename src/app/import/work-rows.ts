import { todayIn } from '../clock.ts';
import type { Notice, Request } from '../executing/execute.ts';
import { stepId } from '../executing/ids.ts';
import { fault } from '../fault.ts';
import type { Ledger } from '../log/ledger.ts';
import { planKnownAttendance } from './attendance.ts';
import { COLUMNS, type Kind, namesByLicense, standsApart } from './columns.ts';
import { planRow, rowProblem } from './plan-row.ts';
import type { Row } from './read-rows.ts';
import type { Receipt } from './receipts.ts';
import { recordRow } from './record-row.ts';
import { cell, type Cells, isRowProblem, type RowPlan, type RowProblem } from './row.ts';
import { importState } from './run-log.ts';
import { unreadUnits } from './unread-units.ts';
import { unreadWords } from './unread-words.ts';
import { holders, registry } from './whose-row.ts';

/** The import a row belongs to. */
export interface Run {
  readonly kind: Kind;
  readonly importId: string;
  readonly actor: string;
  readonly signal: AbortSignal | undefined;
}

/** A row ready to be worked on: every row of one educator has the same key. */
export interface PreparedRow {
  readonly row: number;
  readonly line: number;
  readonly key: string;
  readonly cells: Cells;
  readonly problem: RowProblem | undefined;
}

/** Checks each row by itself and finds out whose it is. */
export async function* prepareRows(
  ledger: Ledger,
  { kind, importId, signal }: Run,
  rows: AsyncIterable<Row>,
): AsyncGenerator<PreparedRow> {
  const withEducator = holders(ledger);
  for await (const { row, line, content } of rows) {
    signal?.throwIfAborted();
    if (row % ASKED_EVERY === 0) await throwIfUndone(ledger, importId);
    if (isRowProblem(content)) {
      yield { row, line, key: `row ${row}`, cells: new Map(), problem: content };
      continue;
    }
    const problem = rowProblem(kind, content);
    const found = problem ?? (namesByLicense(kind) ? await withEducator(content) : content);
    yield isRowProblem(found)
      ? { row, line, key: `row ${row}`, cells: content, problem: found }
      : { row, line, key: cell(found, 'educatorId'), cells: found, problem: undefined };
  }
}

/** Somebody may ask that an import be undone while it runs; then it must not go on recording. */
const ASKED_EVERY = 256;

async function throwIfUndone(ledger: Ledger, importId: string): Promise<void> {
  const { revertAsked } = await importState(ledger, importId);
  if (revertAsked !== undefined) {
    throw fault(
      'import_reverted',
      `Import ${importId} is being undone, so nothing more is imported with it.`,
    );
  }
}

/** Records rows and says what became of each. */
export function rowWorker(ledger: Ledger, run: Run): (row: PreparedRow) => Promise<Receipt> {
  const isUnregistered = registry(ledger);
  const unread = unreadUnits(ledger);
  const unreadIn = unreadWords(ledger);
  return async ({ row, line, cells, problem }) => {
    const refusal = (refused: RowProblem) => ({ refused: withValue(run.kind, cells, refused) });
    const place = { row, line, recorded: [], events: [] };
    if (problem !== undefined) return { ...place, ...refusal(problem) };

    const commandId = stepId(run.importId, `row ${row}`);
    const today = todayIn(ledger.clock, cells.get('state'));
    const plan = planRow(run.kind, cells, commandId, today);
    if (isRowProblem(plan)) return { ...place, ...refusal(plan) };
    const unregistered = standsApart(run.kind) ? await isUnregistered(plan.educator) : undefined;
    if (unregistered !== undefined) return { ...place, ...refusal(unregistered) };

    const known = run.kind === 'rosters' ? await planKnownAttendance(ledger, cells) : plan;
    const answer = await recordRow(ledger, known, requestOf(run, commandId), unread);
    const { recorded, events, problem: refused } = answer;
    return {
      row,
      line,
      recorded,
      events,
      ...(refused === undefined ? noteOn(answer, known, await unreadIn(known.steps)) : refusal(refused)),
    };
  };
}

function noteOn(
  { corrected }: { readonly corrected: boolean },
  { steps }: RowPlan,
  unread: Notice | undefined,
): Pick<Receipt, 'note'> {
  if (corrected) return { note: CORRECTED };
  if (steps.length === 0) return { note: NOT_COMPLETED };
  if (unread === undefined) return {};
  return { note: { outcome: 'accepted', code: unread.code, remedy: unread.because } };
}

const CORRECTED = {
  outcome: 'corrected',
  code: 'corrected',
  remedy:
    'What stood under this external id was taken back; decisions upon it do not carry over to the new content.',
} as const;

const NOT_COMPLETED = {
  outcome: 'accepted',
  code: 'not_completed',
  remedy: 'Of an attendance that was not completed nothing is recorded.',
} as const;

function requestOf({ importId, actor }: Run, commandId: string): Request {
  return { commandId, actor, importId, correlationId: importId };
}

/** The value stands on the receipt, so that the row is found again, unless it describes a person. */
function withValue(kind: Kind, cells: Cells, problem: RowProblem): Required<Receipt>['refused'] {
  const isPersonal = COLUMNS[kind][problem.column]?.personal ?? true;
  return { ...problem, value: isPersonal ? '' : cell(cells, problem.column) };
}
