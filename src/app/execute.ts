import { type Decider, isRefusal, type Refusal, refuse } from '../domain/decider.ts';
import type { LedgerEvent } from '../domain/events.ts';
import { categoryOf } from '../domain/streams.ts';
import { todayIn } from './clock.ts';
import { type OpenedEvent, seal } from './envelope.ts';
import { digestCommand } from './event-id.ts';
import { type Metadata, NO_STREAM } from './event-log.ts';
import { isErased } from './key-vault.ts';
import { type Ledger, readStream, stateOf } from './ledger.ts';
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
  readonly state?: string | undefined;
  readonly educator?: string | undefined;
}

export interface Command<C, S> {
  /** What was asked, word for word: a retry asks the same, whatever has changed meanwhile. */
  readonly asked: object;
  /** The decider's command for the state found; may look elsewhere, and may refuse. */
  readonly given: (state: S) => C | Refusal | Promise<C | Refusal>;
}

const MOST_ATTEMPTS = 10;

/**
 * Carries out one command on one stream: the same for every decider. A commandId that is in the stream
 * already answers as it did the first time; with another content it is refused. When somebody else writes
 * first, the command is decided anew on what they left.
 */
export function execute<C, E extends LedgerEvent, S>(
  ledger: Ledger,
  decider: Decider<C, E, S>,
  target: Target,
  command: Command<C, S>,
  request: Request,
): Promise<Recording | Refusal> {
  return spanned(`command ${categoryOf(target.stream)}`, {}, async (span) => {
    const answer = await attemptOften(ledger, decider, target, command, request);
    if (isRefusal(answer)) span.setAttribute('ledger.refused', answer.refused);
    return answer;
  });
}

async function attemptOften<C, E extends LedgerEvent, S>(
  ledger: Ledger,
  decider: Decider<C, E, S>,
  target: Target,
  command: Command<C, S>,
  request: Request,
): Promise<Recording | Refusal> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const answer = await attemptOnce(ledger, decider, target, command, request);
    if (answer !== 'overtaken') return answer;
  }
  return refuse('busy', 'Others keep writing to this record. Nothing was changed; ask again.');
}

async function attemptOnce<C, E extends LedgerEvent, S>(
  ledger: Ledger,
  decider: Decider<C, E, S>,
  target: Target,
  command: Command<C, S>,
  request: Request,
): Promise<Recording | Refusal | 'overtaken'> {
  const past = await readStream(ledger, target.stream);
  // A number that was taken back may be given to somebody else: whom a command names, it concerns.
  const before = past.at(-1)?.metadata;
  const { state = before?.state, educator = before?.educator } = target;
  const key = educator === undefined ? undefined : await ledger.vault.keyFor(educator);
  if (key !== undefined && isErased(key)) {
    return refuse('erased', 'The personal data of this educator was erased; nothing more can be recorded.');
  }
  // Who asks belongs to the command: somebody else under the same id does not get its answer.
  const content = { stream: target.stream, actor: request.actor, asked: command.asked };
  const commandDigest = digestCommand(content, key);
  const answered = past.filter(({ metadata }) => metadata.commandId === request.commandId);
  if (answered.length > 0) return firstAnswer(target.stream, answered, commandDigest);

  const current = stateOf(decider, past);
  const given = await command.given(current);
  if (typeof given === 'object' && given !== null && isRefusal(given)) return given;
  const decided = decider.decide(given, current, {
    actor: request.actor,
    ...(request.actorEducator === undefined ? {} : { actorEducator: request.actorEducator }),
    today: todayIn(ledger.clock, state),
  });
  if (isRefusal(decided)) return decided;
  const revision = past.at(-1)?.revision ?? NO_STREAM;
  if (decided.length === 0) return { stream: target.stream, revision, events: [] };

  const metadata: Metadata = {
    commandId: request.commandId,
    commandDigest,
    correlationId: request.correlationId ?? request.commandId,
    causationId: request.causationId ?? request.commandId,
    actor: request.actor,
    ...(state === undefined ? {} : { state }),
    ...(educator === undefined ? {} : { educator }),
    ...(request.importId === undefined ? {} : { importId: request.importId }),
  };
  const events = seal(metadata, target.stream, decided, key);
  const appended = await ledger.log.append(target.stream, revision, events);
  switch (appended.outcome) {
    case 'appended':
      return { stream: target.stream, revision: appended.revision, events: events.map(({ id }) => id) };
    case 'wrong_revision':
      return 'overtaken';
    case 'id_reused':
      return commandReused();
  }
}

function firstAnswer(
  stream: string,
  before: readonly OpenedEvent[],
  commandDigest: string,
): Recording | Refusal {
  if (before.some(({ metadata }) => metadata.commandDigest !== commandDigest)) return commandReused();
  const revision = Math.max(...before.map((event) => event.revision));
  return { stream, revision, events: before.map(({ eventId }) => eventId) };
}

function commandReused(): Refusal {
  return refuse('command_reused', 'This command id was used for another command. Give each its own.');
}

/** A command that is exactly what was asked. */
export function asGiven<C extends object, S>(command: C): Command<C, S> {
  return { asked: command, given: () => command };
}
