import type { AppendAnswer, NewEvent } from '../../src/app/log/event-log.ts';

/** One append as its writer knows it. */
export interface Sent {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly Pick<NewEvent, 'id' | 'data'>[];
  /** Undefined where no answer came: it may have been written or not. */
  answer?: AppendAnswer;
}
