import { csvCell, openLines, type ReceiptFile } from '../receipts.ts';
import type { UndoLine } from './undo-lines.ts';

const HEADER = 'educator,stream,revision,event,type,becomes,upon,code,because\r\n';

/** A line of CSV for each event that an undoing concerns. */
export function openUndoReceipts(path: string): Promise<ReceiptFile<UndoLine>> {
  return openLines(path, HEADER, lineOf);
}

function lineOf({ educator, stream, revision, event, type, becomes, upon, code, because }: UndoLine): string {
  const cells = [
    educator,
    stream,
    `${revision}`,
    event,
    type,
    becomes,
    upon ?? '',
    code ?? '',
    because ?? '',
  ];
  return `${cells.map(csvCell).join(',')}\r\n`;
}
