import { type Decider, isRefusal, type Refusal, refuse } from '../../domain/decider.ts';
import type { LedgerEvent } from '../../domain/events.ts';
import { categoryOf } from '../../domain/streams.ts';
import type { Ledger } from '../log/ledger.ts';
import { spanned } from '../spans.ts';
import { attemptOnce } from './attempt.ts';
import type { Asked, Command, Recording, Request, Target } from './request.ts';

export type { Asked, Command, Notice, Recording, Request, Target } from './request.ts';

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
