import { isRefusal, type Refusal, refuse } from '../../../domain/decider.ts';
import { BEING_UNDONE, importing, UNDONE_ALREADY } from '../../../domain/import/index.ts';
import { importStream } from '../../../domain/streams.ts';
import { execute, type Recording, type Request } from '../../executing/execute.ts';
import type { Ledger } from '../../log/ledger.ts';
import { previewUndo } from './preview-undo.ts';

export interface UndoAsk {
  readonly importId: string;
  /** Digest of the preview that was seen. */
  readonly preview: string;
  readonly because: string;
}

/**
 * Asks that an import be undone, by somebody who saw what that does. Where something else was recorded since they
 * looked, so that it would do something else, it is refused.
 */
export function askUndo(
  ledger: Ledger,
  { importId, ...asked }: UndoAsk,
  request: Request,
): Promise<Recording | Refusal> {
  const given = async () => {
    const command = { type: 'AskRevert', ...asked } as const;
    const now = await previewUndo(ledger, importId);
    // Of one that was asked for before there is no preview any more; the decider says what becomes of it.
    if (now === BEING_UNDONE || now === UNDONE_ALREADY) return command;
    if (isRefusal(now)) return now;
    return now.digest === asked.preview ? command : PREVIEW_CHANGED;
  };
  return execute(ledger, importing, { stream: importStream(importId) }, { asked, given }, request);
}

const PREVIEW_CHANGED = refuse(
  'preview_changed',
  'What undoing this import would do has changed since it was looked at. Look at the preview again.',
);
