import { type Decider, isRefusal, type Recorded, type Refusal, refuse } from '../../domain/decider.ts';
import type { LedgerEvent } from '../../domain/events.ts';
import { todayIn } from '../clock.ts';
import { canonicalText } from '../log/canonical-text.ts';
import { type OpenedEvent, seal } from '../log/envelope.ts';
import { digestCommand } from '../log/event-id.ts';
import { type Metadata, type NewEvent, NO_STREAM } from '../log/event-log.ts';
import { isErased } from '../log/key-vault.ts';
import { type Ledger, readStream, stateOf } from '../log/ledger.ts';
import type { Asked, Command, Recording, Request, Target } from './request.ts';

/**
 * Decides commands upon a stream as it is now, and writes what they cause at once. Whoever writes there first has
 * overtaken it: then nothing was written.
 */
export async function attemptOnce<C, E extends LedgerEvent, S>(
  ledger: Ledger,
  decider: Decider<C, E, S>,
  target: Target,
  asked: readonly Asked<C, S>[],
): Promise<readonly (Recording | Refusal)[] | 'overtaken'> {
  const { stream } = target;
  const past = await readStream(ledger, stream);
  // A number that was taken back may be given to somebody else: whom a command names, it concerns.
  const before = past.at(-1)?.metadata;
  const { educator = before?.educator } = target;
  const state = target.state === undefined ? before?.state : (target.state ?? undefined);
  const key = educator === undefined ? undefined : await ledger.vault.keyFor(educator);
  if (key !== undefined && isErased(key)) return [ERASED];

  const expected = past.at(-1)?.revision ?? NO_STREAM;
  const answers: (Recording | Refusal)[] = [];
  const caused: NewEvent[] = [];
  let current = stateOf(decider, past);
  for (const [nth, { command, request }] of asked.entries()) {
    // Who asks belongs to the command: somebody else under the same id does not get its answer.
    const commandDigest = digestCommand({ stream, actor: request.actor, asked: command.asked }, key);
    const answered = past.filter(({ metadata }) => metadata.commandId === request.commandId);
    if (answered.length > 0) {
      answers.push(firstAnswer(stream, answered, commandDigest));
    } else {
      const decided = await decideOn(ledger, decider, { current, state }, command, request);
      if (isRefusal(decided)) answers.push(decided);
      else {
        const metadata = { commandDigest, ...metadataOf(request, state, educator) };
        const events = seal(metadata, stream, decided, key);
        if (nth + 1 < asked.length) current = after(decider, current, decided, events);
        caused.push(...events);
        answers.push({ stream, revision: expected + caused.length, events: events.map(({ id }) => id) });
      }
    }
    if (answers.some(isRefusal)) break;
  }
  if (caused.length === 0) return answers;
  const appended = await ledger.log.append(stream, expected, caused);
  switch (appended.outcome) {
    case 'appended':
      return answers;
    case 'wrong_revision':
      return 'overtaken';
    case 'id_reused':
      return upToReused(
        ledger,
        decider,
        target,
        asked,
        caused.find(({ id }) => id === appended.id),
      );
  }
}

async function decideOn<C, E extends LedgerEvent, S>(
  ledger: Ledger,
  decider: Decider<C, E, S>,
  { current, state }: { readonly current: S; readonly state: string | undefined },
  command: Command<C, S>,
  { actor, actorEducator }: Request,
): Promise<readonly E[] | Refusal> {
  const given = await command.given(current);
  if (typeof given === 'object' && given !== null && isRefusal(given)) return given;
  return decider.decide(given, current, {
    actor,
    ...(actorEducator === undefined ? {} : { actorEducator }),
    today: todayIn(ledger.clock, state),
  });
}

function metadataOf(
  { commandId, correlationId = commandId, causationId = commandId, actor, importId }: Request,
  state: string | undefined,
  educator: string | undefined,
): Omit<Metadata, 'commandDigest'> {
  return {
    ...{ commandId, correlationId, causationId, actor },
    ...(state === undefined ? {} : { state }),
    ...(educator === undefined ? {} : { educator }),
    ...(importId === undefined ? {} : { importId }),
  };
}

/** The state once these events are in the stream, read back as they will be. */
function after<C, E extends LedgerEvent, S>(
  { evolve }: Decider<C, E, S>,
  before: S,
  decided: readonly E[],
  sealed: readonly NewEvent[],
): S {
  return decided.reduce((state, { type, data }, nth) => {
    const event = { type, data: JSON.parse(canonicalText(data)) as unknown, eventId: sealed[nth]?.id };
    return evolve(state, event as unknown as Recorded<E>);
  }, before);
}

/** The commands before the one whose id was used for another stand. */
async function upToReused<C, E extends LedgerEvent, S>(
  ledger: Ledger,
  decider: Decider<C, E, S>,
  target: Target,
  asked: readonly Asked<C, S>[],
  reused: NewEvent | undefined,
): Promise<readonly (Recording | Refusal)[] | 'overtaken'> {
  const nth = asked.findIndex(({ request }) => request.commandId === reused?.metadata.commandId);
  const before = nth <= 0 ? [] : await attemptOnce(ledger, decider, target, asked.slice(0, nth));
  return before === 'overtaken' ? before : [...before, commandReused()];
}

const ERASED = refuse(
  'erased',
  'The personal data of this educator was erased; nothing more can be recorded.',
);

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
