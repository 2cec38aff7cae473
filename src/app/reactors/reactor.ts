import type { Refusal } from '../../domain/decider.ts';
import type { EventType } from '../../domain/events.ts';
import type { OpenedEvent } from '../envelope.ts';
import type { Recording, Request } from '../execute.ts';
import type { Ledger } from '../ledger.ts';

/** One command that follows from an event. Its name makes its command id, so it is carried out once. */
export interface Step {
  readonly name: string;
  /** What takes long may end by throwing once the signal aborts: the next start runs the step anew. */
  readonly run: (ledger: Ledger, request: Request, signal?: AbortSignal) => Promise<Recording | Refusal>;
}

/** What must follow from an event for certain, in this order. */
export interface Reactor {
  readonly name: string;
  readonly types: readonly EventType[];
  readonly follow: (event: OpenedEvent) => readonly Step[];
}
