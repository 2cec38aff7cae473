import type { Refusal } from '../../domain/decider.ts';

/** The answer to a command that was carried out, now or the first time. */
export interface Recording {
  readonly stream: string;
  /** Revision of the last event the command caused, or of the stream when it changed nothing; -1 for none. */
  readonly revision: number;
  /** Ids of the events the command caused. */
  readonly events: readonly string[];
  /** What else whoever asked should know; it stands in no event. */
  readonly notices?: readonly Notice[];
}

/** Something worth knowing about what was recorded, which is no reason to refuse it. */
export interface Notice {
  /** Stable, for programs. */
  readonly code: string;
  /** A sentence for people: what it is, and what to do. */
  readonly because: string;
}

/** Who asks, and in answer to what. */
export interface Request {
  readonly commandId: string;
  readonly actor: string;
  readonly actorEducator?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  readonly importId?: string;
}

/** Where the events go, and whom they concern; when not given, whom the last event of the stream did. */
export interface Target {
  readonly stream: string;
  /** Null where it concerns none, whatever the last event did. */
  readonly state?: string | null | undefined;
  readonly educator?: string | undefined;
}

export interface Command<C, S> {
  /** What was asked, word for word: a retry asks the same, whatever has changed meanwhile. */
  readonly asked: object;
  /** The decider's command for the state found; may look elsewhere, and may refuse. */
  readonly given: (state: S) => C | Refusal | Promise<C | Refusal>;
}

/** One of several commands upon a stream. */
export interface Asked<C, S> {
  readonly command: Command<C, S>;
  readonly request: Request;
}
