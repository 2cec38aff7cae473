import type { Refusal } from '../../domain/decider.ts';
import type { EventType } from '../../domain/events.ts';
import type { Recording, Request } from '../executing/execute.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import type { LeaveOut } from '../log/leave-out.ts';
import type { Ledger } from '../log/ledger.ts';

/** One command that follows from an event. Its name makes its command id, so it is carried out once. */
export interface Step {
  readonly name: string;
  readonly run: (ledger: Ledger, request: Request, bounds?: Bounds) => Promise<Recording | Refusal>;
}

/** How far a step goes. */
export interface Bounds {
  /** What takes long may end by throwing once the signal aborts: the next start runs the step anew. */
  readonly signal?: AbortSignal;
  /** Where a step concerns many, whoever cannot be done is left out of it, and everybody else is done. */
  readonly leaveOut?: LeaveOut;
  /** Of a step that concerns many, the one who was left out before: nobody else is looked at. */
  readonly only?: string;
}

/** What must follow from an event for certain, in this order. */
export interface Reactor {
  readonly name: string;
  readonly types: readonly EventType[];
  readonly follow: (event: OpenedEvent) => readonly Step[];
}
