import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { fault } from '../fault.ts';

/** What became of one row. */
export interface Receipt {
  readonly row: number;
  readonly line: number;
  /** Where the row's commands were recorded, as `stream@revision`; also those before a refused one. */
  readonly recorded: readonly string[];
  /** Ids of the events the row caused. */
  readonly events: readonly string[];
  /** Of an accepted row: what else there is to know of it. */
  readonly note?: {
    readonly outcome: 'corrected' | 'accepted';
    readonly code: string;
    readonly remedy: string;
  };
  readonly refused?: {
    readonly column: string;
    /** As it was given; empty when the column is personal. */
    readonly value: string;
    readonly code: string;
    readonly remedy: string;
  };
}

const HEADER = 'row,line,outcome,recorded,events,column,value,code,remedy\r\n';
const LONGEST_VALUE = 80;

/** One line of CSV. */
function receiptLine({ row, line, recorded, events, refused, note }: Receipt): string {
  const outcome = refused === undefined ? (note?.outcome ?? 'accepted') : 'refused';
  const why = refused ?? { column: '', value: '', code: note?.code ?? '', remedy: note?.remedy ?? '' };
  const cells = [
    ...[`${row}`, `${line}`, outcome, recorded.join(';'), events.join(';')],
    ...[why.column, shortened(why.value), why.code, why.remedy],
  ];
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/**
 * A cell that a spreadsheet shows and never runs: a leading = + - @ is what starts a formula, and an
 * apostrophe before it makes it text.
 */
export function csvCell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Digits that could be a social security number are never shown, whatever column they were typed into. */
function shortened(value: string): string {
  const masked = value.replace(/\d{3}-?\d{2}-?\d{4}/g, '(nine digits)').replace(/[\u0000-\u001f]/g, '?');
  return masked.length > LONGEST_VALUE ? `${masked.slice(0, LONGEST_VALUE)}...` : masked;
}

export interface ReceiptFile<T = Receipt> {
  /** Waits while the disk is behind. */
  readonly add: (receipt: T) => Promise<void>;
  /** The file gets its name only when it is complete. */
  readonly complete: () => Promise<void>;
  /** Leaves what there is under the name of a partial file; where there is no line yet, no file. */
  readonly abandon: () => Promise<void>;
}

/** Each of its acts throws `receipts_unwritable` when the disk refuses. */
export function openReceipts(path: string): Promise<ReceiptFile> {
  return openLines(path, HEADER, receiptLine);
}

const OF_IMPORT = 'name another folder with --receipts, and import again';

/**
 * The same for lines of another kind: a header and a line of CSV for each. `orElse` is what a person may do where they
 * cannot be written, but for making it possible.
 */
export async function openLines<T>(
  path: string,
  header: string,
  lineOf: (receipt: T) => string,
  orElse = OF_IMPORT,
): Promise<ReceiptFile<T>> {
  const partial = `${path}.partial`;
  const file: WriteStream = createWriteStream(partial, { mode: 0o600 });
  // An error between two writes is told by the next one; unheard it would end the process.
  file.on('error', () => undefined);
  const orSay = (attempt: Promise<unknown>) =>
    attempt.catch((error: unknown) => {
      throw unwritable(partial, orElse, error);
    });
  await orSay(once(file, 'open'));
  const write = async (text: string) => {
    if (file.errored !== null) throw unwritable(partial, orElse, file.errored);
    if (!file.write(text)) await orSay(once(file, 'drain'));
  };
  const close = async () => {
    file.end();
    await orSay(finished(file));
  };
  await write(header);
  let isEmpty = true;
  return {
    add: (receipt) => {
      isEmpty = false;
      return write(lineOf(receipt));
    },
    complete: async () => {
      await close();
      await rename(partial, path);
    },
    abandon: async () => {
      await close();
      if (isEmpty) await orSay(rm(partial, { force: true }));
    },
  };
}

function unwritable(path: string, orElse: string, error: unknown): Error {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? ` (${String(error.code)})` : '';
  return fault(
    'receipts_unwritable',
    `Nothing can be written to ${path}${code}: make it possible, or ${orElse}.`,
    error,
  );
}
