import type { AppendAnswer, NewEvent } from '../../app/log/event-log.ts';

export interface Append {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly NewEvent[];
}

/** Hears how appends fare. It must not throw. */
export interface AppendObserver {
  /** One append was answered, so long after it was asked for. */
  readonly answered: (outcome: AppendAnswer['outcome'] | 'failed', seconds: number) => void;
  /** One transaction of so many appends was written. */
  readonly wrote: (appends: number, seconds: number) => void;
}
