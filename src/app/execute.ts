import { type Decider, isRefusal, type Refusal, refuse } from '../domain/decider.ts';
import type { LedgerEvent } from '../domain/events.ts';
import { categoryOf } from '../domain/streams.ts';
import { attemptOnce } from './attempt.ts';
import type { Ledger } from './ledger.ts';
import { spanned } from './spans.ts';

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

const MOST_ATTEMPTS = 10;

/**
 * Carries out one command on one stream: the same for every decider. A commandId that is in the stream
 * already answers as it did the first time; with another content it is refused. When somebody else writes
 * first, the command is decided anew on what they left.
 */
export async function execute<C, E extends LedgerEvent, S>(
  ledger: Ledger,
  decider: Decider<C, E, S>,
  target: Target,
  command: Command<C, S>,
  request: Request,
): Promise<Recording | Refusal> {
  const [answer = BUSY] = await executeEach(ledger, decider, target, [{ command, request }]);
  return answer;
}

/**
 * Carries out several commands on one stream, in their order, as if each had been asked when the one before it was
 * answered; what they cause is written at once. After the first that is refused none is tried: there is an answer for
 * each up to that one.
 */
export function executeEach<C, E extends LedgerEvent, S>(
  ledger: Ledger,
  decider: Decider<C, E, S>,
  target: Target,
  asked: readonly Asked<C, S>[],
): Promise<readonly (Recording | Refusal)[]> {
  return spanned(`command ${categoryOf(target.stream)}`, {}, async (span) => {
    const answers = await attemptOften(ledger, decider, target, asked);
    const last = answers.at(-1);
    if (last !== undefined && isRefusal(last)) span.setAttribute('ledger.refused', last.refused);
    return answers;
  });
}

async function attemptOften<C, E extends LedgerEvent, S>(
  ledger: Ledger,
  decider: Decider<C, E, S>,
  target: Target,
  asked: readonly Asked<C, S>[],
): Promise<readonly (Recording | Refusal)[]> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const answers = await attemptOnce(ledger, decider, target, asked);
    if (answers !== 'overtaken') return answers;
  }
  return [BUSY];
}

const BUSY = refuse('busy', 'Others keep writing to this record. Nothing was changed; ask again.');

/** A command that is exactly what was asked. */
export function asGiven<C extends object, S>(command: C): Command<C, S> {
  return { asked: command, given: () => command };
}
