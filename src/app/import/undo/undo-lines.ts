import type { OpenedEvent } from '../../envelope.ts';
import type { EducatorUndo } from './undo-educator.ts';

/** What becomes of one event when an import is undone. */
export interface UndoLine {
  readonly educator: string;
  readonly stream: string;
  readonly revision: number;
  readonly event: string;
  readonly type: string;
  readonly becomes: 'taken_back' | 'kept' | 'falls' | 'reviewed' | 'restored';
  /** For what was built upon an event of the import, which one. */
  readonly upon?: string;
  readonly code?: string;
  readonly because?: string;
}

/** Each event of the import, followed by what was built upon it. */
export function undoLines({ educator, takings, keepings }: EducatorUndo): readonly UndoLine[] {
  const line = (
    { stream, revision, eventId, type }: OpenedEvent,
    becomes: UndoLine['becomes'],
  ): UndoLine => ({
    ...{ educator, stream, revision, event: eventId, type, becomes },
  });
  return [
    ...takings.flatMap(({ event, builtUpon, restores }) => [
      line(event, 'taken_back'),
      ...(restores === undefined ? [] : [{ ...line(restores, 'restored'), upon: event.eventId }]),
      ...builtUpon.map((built) => ({ ...line(built.event, built.becomes), upon: event.eventId })),
    ]),
    ...keepings.map(({ event, code, because }) => ({ ...line(event, 'kept'), code, because })),
  ];
}
