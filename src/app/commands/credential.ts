import { credential as decider, type CredentialCommand, ownWork } from '../../domain/credential/index.ts';
import type { CredentialState } from '../../domain/credential/index.ts';
import { NOT_FOUND, type Refusal, refuse } from '../../domain/decider.ts';
import { credentialStream } from '../../domain/streams.ts';
import type { Action, Resource } from '../access.ts';
import { completed, type OfLearner, type OfReviewer, type OfStaff } from '../credential/complete.ts';
import { learnersOf } from '../credential/learners.ts';
import { entitledTo, withoutRight } from '../credential/right.ts';
import { startCredential, type StartAsk } from '../credential/start.ts';
import { attemptOf, streamOfSubmission } from '../credential/submission.ts';
import { execute, type Recording } from '../executing/execute.ts';
import type { Ledger } from '../log/ledger.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

/**
 * A learner's act upon a micro-credential, or the issuer's upon an award, by its id; a reviewer's act upon a
 * submission, by its anonymous id.
 */
export type CredentialAsk =
  | { readonly command: StartAsk }
  | { readonly credential: string; readonly command: OfLearner | OfStaff }
  | { readonly submission: string; readonly command: OfReviewer };

const ACTIONS: { readonly [T in Exclude<CredentialCommand['type'], 'Expire' | 'Start'>]: Action } = {
  NameGap: 'credential.learn',
  ReadCriteria: 'credential.learn',
  NoteLearning: 'credential.learn',
  SubmitEvidence: 'credential.submit',
  FileAppeal: 'credential.contest',
  Respond: 'credential.contest',
  PassScreen: 'credential.screen',
  ReturnIncomplete: 'credential.screen',
  AssignAssessor: 'credential.assign',
  TakeBack: 'credential.assign',
  Claim: 'credential.claim',
  Release: 'credential.assess',
  DeclareConflict: 'credential.assess',
  ScoreCriterion: 'credential.assess',
  Recommend: 'credential.assess',
  FlagIntegrity: 'credential.flag',
  RemoveArtifact: 'credential.decide',
  CallThirdAssessor: 'credential.decide',
  PassBack: 'credential.decide',
  Award: 'credential.decide',
  AnswerNotYet: 'credential.decide',
  HoldCoachMeeting: 'credential.coach',
  DecideAppeal: 'credential.decide',
  OpenInvestigation: 'credential.investigate',
  ReplaceMember: 'credential.investigate',
  Vote: 'credential.vote',
};

export async function askCredential(
  ledger: Ledger,
  caller: Caller,
  ask: CredentialAsk,
): Promise<Recording | Refusal> {
  if ('credential' in ask) {
    const { command, credential } = ask;
    return askUpon(ledger, caller, credentialStream(credential), command, (state) =>
      isOfStaff(command) && state.awardedOn === undefined ? NOT_FOUND : undefined,
    );
  }
  if (!('submission' in ask)) return startCredential(ledger, caller, ask.command);
  const { command, submission } = ask;
  const stream = await streamOfSubmission(ledger, submission);
  // Whatever their token says now: an approver may have named the subject under which the work was submitted.
  const isLearner = (await learnersOf(ledger, stream)).includes(caller.identity.subject);
  return askUpon(ledger, caller, stream, command, (state) => {
    const attempt = attemptOf(state, stream, submission);
    if (attempt === undefined) return NOT_FOUND;
    if (isLearner) return ownWork();
    return attempt === state.current || command.type === 'RemoveArtifact' ? undefined : attemptOver();
  });
}

function askUpon(
  ledger: Ledger,
  caller: Caller,
  stream: string,
  command: OfLearner | OfStaff | OfReviewer,
  elsewhere: (state: CredentialState) => Refusal | undefined,
): Promise<Recording | Refusal> {
  return execute(
    ledger,
    decider,
    { stream },
    {
      asked: command,
      given: async (state) => {
        const missing = elsewhere(state);
        if (missing === NOT_FOUND) return missing;
        const resource = await resourceFor(ledger, caller, state, command.type);
        const action = ACTIONS[command.type];
        const problem =
          forbidden(caller, action, resource) ??
          missing ??
          withoutRight(caller.identity, command.type, action, resource);
        return problem ?? completed(ledger, caller, stream, state, command);
      },
    },
    requestOf(caller),
  );
}

/** Whose work it is, who issues it, who has it in hand, who votes on it. */
export function credentialResource({ started, current, investigation }: CredentialState): Resource {
  return {
    educator: started?.educator,
    issuer: started?.issuer,
    assessors: [...(current?.reviews.keys() ?? [])],
    committee: investigation?.committee,
  };
}

async function resourceFor(
  ledger: Ledger,
  { identity }: Caller,
  state: CredentialState,
  type: CredentialCommand['type'],
): Promise<Resource> {
  return { ...credentialResource(state), entitled: await entitledTo(ledger, identity, state, type) };
}

/** Before it is awarded a micro-credential is known by its id to its learner alone. */
function isOfStaff({ type }: OfLearner | OfStaff): boolean {
  return type === 'OpenInvestigation' || type === 'ReplaceMember' || type === 'Vote';
}

function attemptOver(): Refusal {
  return refuse('attempt_over', 'The learner has submitted again since: this attempt is closed.');
}
