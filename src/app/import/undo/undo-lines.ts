import type { OpenedEvent } from '../../log/envelope.ts';
import type { EducatorUndo } from './undo-educator.ts';

/** What becomes of one event when an import is undone. */
export interface UndoLine {
  readonly educator: string;
  readonly stream: string;
  readonly revision: number;
  readonly event: string;
  readonly type: string;
  readonly becomes: 'taken_back' | 'kept' | 'falls' | 'reviewed' | 'restored';
  /** For what goes with an event of the import, or was built upon it, which one. */
  readonly upon?: string;
  readonly code?: string;
  readonly because?: string;
}

/**
 * Each event of the import, followed by what others built upon it, and then what goes with those. First what was taken
 * back already, when an undoing that was interrupted goes on.
 */
export function undoLines(undo: EducatorUndo): readonly UndoLine[] {
  const { educator, takings, fallings, keepings, done } = undo;
  const line = (
    { stream, revision, eventId, type }: OpenedEvent,
    becomes: UndoLine['becomes'],
  ): UndoLine => ({
    ...{ educator, stream, revision, event: eventId, type, becomes },
  });
  return [
    ...done.map((event) => line(event, 'taken_back')),
    ...takings.flatMap(({ event, builtUpon, restores }) => [
      line(event, 'taken_back'),
      ...(restores === undefined ? [] : [{ ...line(restores, 'restored'), upon: event.eventId }]),
      ...builtUpon.map((built) => ({ ...line(built.event, built.becomes), upon: event.eventId })),
    ]),
    ...fallings.map(({ event, upon }) => ({
      ...line(event, 'taken_back'),
      ...(upon === undefined ? {} : { upon: upon.eventId }),
    })),
    ...keepings.map(({ event, code, because }) => ({ ...line(event, 'kept'), code, because })),
  ];
}
