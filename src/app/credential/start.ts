import { credential as decider, type CredentialCommand } from '../../domain/credential/index.ts';
import { NOT_FOUND, refuse, type Refusal } from '../../domain/decider.ts';
import { definitionId, termsOf } from '../../domain/definition/index.ts';
import { educator as educatorDecider } from '../../domain/educator/index.ts';
import { credentialStream, educatorStream } from '../../domain/streams.ts';
import { todayIn } from '../clock.ts';
import { type Caller, forbidden, requestOf } from '../commands/caller.ts';
import { execute, type Recording } from '../executing/execute.ts';
import { derivedId } from '../executing/ids.ts';
import { type Ledger, readStream, stateOf } from '../log/ledger.ts';
import { begunBy, heldBy, lackingOf, readDefinition } from './held.ts';

/** A micro-credential begun as its definition now stands. */
export interface StartAsk {
  readonly type: 'Start';
  readonly educator: string;
  /** As `example-issuer.lesson-study-1`. */
  readonly definition: string;
}

type Start = Extract<CredentialCommand, { type: 'Start' }>;

/**
 * Whoever starts what they have begun goes on with it: attempts are counted in one place. The learner's state gives
 * the credential its calendar: what is awarded "today" must not be tomorrow there.
 */
export async function startCredential(
  ledger: Ledger,
  caller: Caller,
  asked: StartAsk,
): Promise<Recording | Refusal> {
  const { educator, definition } = asked;
  const learner = stateOf(educatorDecider, await readStream(ledger, educatorStream(educator)));
  const problem = forbidden(caller, 'credential.start', { educator });
  if (problem !== undefined || learner.registered === undefined) return NOT_FOUND;
  const { state } = learner.registered;
  const stream = await streamFor(ledger, caller, asked);
  return execute(
    ledger,
    decider,
    { stream, educator, state },
    {
      asked,
      given: async ({ started }): Promise<CredentialCommand | Refusal> =>
        started === undefined
          ? underDefinition(ledger, educator, definition, todayIn(ledger.clock, state))
          : { type: 'Start', ...started },
    },
    requestOf(caller),
  );
}

/** One stream for each definition of a learner, and after an award has run out one more. */
async function streamFor(
  ledger: Ledger,
  caller: Caller,
  { educator, definition }: StartAsk,
): Promise<string> {
  const begun = await begunBy(ledger, educator);
  const asBefore = begun.find(({ startedBy }) => startedBy === caller.commandId);
  if (asBefore !== undefined) return asBefore.stream;
  const same = begun.filter(
    ({ state: { started } }) =>
      started !== undefined && definitionId(started.issuer, started.definition) === definition,
  );
  const open = same.find(({ state }) => state.expiredOn === undefined);
  return open?.stream ?? credentialStream(derivedId('credential', educator, definition, same.length));
}

async function underDefinition(
  ledger: Ledger,
  educator: string,
  id: string,
  today: string,
): Promise<Start | Refusal> {
  const { latest, withdrawn } = await readDefinition(ledger, id);
  if (latest === undefined) return refuse('definition_unknown', 'No definition is published under this id.');
  const { issuer, definition, version, title, prerequisites, stack } = latest;
  if (withdrawn !== undefined) {
    return refuse('definition_withdrawn', 'This definition was withdrawn; nobody starts it any more.');
  }
  if (stack.length > 0) {
    return refuse(
      'is_stack',
      `A stack is held by whoever holds its parts. Start one of: ${stack.join(', ')}.`,
    );
  }
  const lacking = await lackingOf(ledger, prerequisites, await heldBy(ledger, educator, today));
  if (lacking.length > 0) {
    return refuse('prerequisites_missing', `Earn first: ${lacking.join(', ')}.`);
  }
  return { type: 'Start', educator, issuer, definition, version, title, terms: termsOf(latest) };
}
