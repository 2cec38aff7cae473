import { credential as decider, type CredentialCommand } from '../../domain/credential/index.ts';
import type { CredentialState } from '../../domain/credential/index.ts';
import { NOT_FOUND, type Refusal } from '../../domain/decider.ts';
import { educator as educatorDecider } from '../../domain/educator/index.ts';
import { credentialStream, educatorStream } from '../../domain/streams.ts';
import type { Action, Resource } from '../access.ts';
import { asGiven, execute, type Recording } from '../execute.ts';
import { derivedId } from '../ids.ts';
import { type Ledger, readStream, stateOf } from '../ledger.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

/** Starts a micro-credential, or goes on with one by its id. */
export type CredentialAsk =
  | { readonly command: Extract<CredentialCommand, { type: 'Start' }> }
  | { readonly credential: string; readonly command: Exclude<CredentialCommand, { type: 'Start' }> };

const ACTIONS: { readonly [T in CredentialCommand['type']]: Action } = {
  Start: 'credential.start',
  SubmitEvidence: 'credential.submit',
  AssignAssessor: 'credential.assign',
  ScoreCriterion: 'credential.assess',
  Recommend: 'credential.assess',
  Award: 'credential.decide',
  AnswerNotYet: 'credential.decide',
};

export async function askCredential(
  ledger: Ledger,
  caller: Caller,
  ask: CredentialAsk,
): Promise<Recording | Refusal> {
  const { command } = ask;
  if (!('credential' in ask)) return start(ledger, caller, ask.command);
  return execute(
    ledger,
    decider,
    { stream: credentialStream(ask.credential) },
    {
      asked: command,
      given: (state) => forbidden(caller, ACTIONS[command.type], credentialResource(state)) ?? command,
    },
    requestOf(caller),
  );
}

/** The learner's state gives the credential its calendar: what is awarded "today" must not be tomorrow there. */
async function start(
  ledger: Ledger,
  caller: Caller,
  command: Extract<CredentialCommand, { type: 'Start' }>,
): Promise<Recording | Refusal> {
  const { educator } = command;
  const learner = stateOf(educatorDecider, await readStream(ledger, educatorStream(educator)));
  const problem = forbidden(caller, 'credential.start', { educator });
  if (problem !== undefined || learner.registered === undefined) return NOT_FOUND;
  const stream = credentialStream(derivedId('credential', caller.commandId));
  const target = { stream, educator, state: learner.registered.state };
  return execute(ledger, decider, target, asGiven(command), requestOf(caller));
}

/** Whose work it is, who issues it, who has it in hand. */
export function credentialResource({ started, current }: CredentialState): Resource {
  return {
    educator: started?.educator,
    issuer: started?.issuer,
    assessor: current?.assessor,
  };
}
