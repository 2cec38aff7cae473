import { credential } from '../../domain/credential/index.ts';
import type { Claimed } from '../../domain/credit/events.ts';
import { credit as decider, type CreditCommand, type CreditState } from '../../domain/credit/index.ts';
import { isRefusal, NOT_FOUND, refuse, type Refusal } from '../../domain/decider.ts';
import { educator } from '../../domain/educator/index.ts';
import { credentialStream, creditStream, educatorStream } from '../../domain/streams.ts';
import { type Action, may, type Resource } from '../access.ts';
import { todayIn } from '../clock.ts';
import { execute, type Recording } from '../executing/execute.ts';
import { derivedId } from '../executing/ids.ts';
import { employersOf } from '../facts/employers.ts';
import { type Ledger, readStream, stateOf } from '../log/ledger.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';
import { capacityOf, type Committee } from './capacity.ts';
import { withLikeClaims } from './like-claims.ts';

/** A claim from an awarded micro-credential: what it is and when it was earned stand in the credential itself. */
interface CredentialClaim {
  readonly type: 'ClaimCredential';
  readonly credential: string;
  readonly state: string;
}

/** What is not asked over the API belongs to imports and their undoing. */
type AskedOfCredit = Exclude<CreditCommand, { type: 'Correct' | 'TakeBack' }>;

export type CreditAsk =
  | { readonly command: Extract<CreditCommand, { type: 'Claim' }> | CredentialClaim }
  | { readonly credit: string; readonly command: UponCredit };

type Deciding = Extract<CreditCommand, { type: 'Approve' | 'Deny' | 'DecideAppeal' }>;

/** In which capacity a credit is decided follows from who asks; they may say that it was a committee of theirs. */
type UponCredit = Exclude<AskedOfCredit, Deciding | { type: 'Claim' }> | WithoutCapacity<Deciding>;
type WithoutCapacity<C> = C extends unknown
  ? Omit<C, 'capacity'> & { readonly committee?: Committee }
  : never;

export type ClaimCommand = Extract<CreditCommand, { type: 'Claim' }>;

/** What was asked word for word, where it is not the claim itself, and what else may stand against it. */
interface ClaimTerms {
  readonly asked?: object;
  readonly against?: () => Promise<Refusal | undefined>;
}

const ACTIONS: { readonly [T in AskedOfCredit['type'] | 'ClaimCredential']: Action } = {
  Claim: 'credit.claim',
  ClaimCredential: 'credit.claim',
  Attest: 'credit.attest',
  ReportByProvider: 'credit.report',
  Approve: 'credit.decide',
  Deny: 'credit.decide',
  Withdraw: 'credit.withdraw',
  Amend: 'credit.amend',
  Appeal: 'credit.appeal',
  DecideAppeal: 'credit.review',
  Reverse: 'credit.review',
};

export async function askCredit(
  ledger: Ledger,
  caller: Caller,
  ask: CreditAsk,
): Promise<Recording | Refusal> {
  if (ask.command.type === 'ClaimCredential') return claimCredential(ledger, caller, ask.command);
  if (ask.command.type === 'Claim') return claim(ledger, caller, ask.command, {});
  const { command } = ask;
  if (!('credit' in ask)) return NOT_FOUND;
  return execute(
    ledger,
    decider,
    { stream: creditStream(ask.credit) },
    {
      asked: command,
      given: async (state) => {
        const resource = await resourceOf(ledger, state);
        return forbidden(caller, ACTIONS[command.type], resource) ?? completed(caller, resource, command);
      },
    },
    requestOf(caller),
  );
}

function completed({ identity }: Caller, resource: Resource, asked: UponCredit): CreditCommand | Refusal {
  if (asked.type !== 'Approve' && asked.type !== 'Deny' && asked.type !== 'DecideAppeal') return asked;
  const { committee, ...command } = asked;
  const capacity = capacityOf(identity, 'credit.decide', resource, committee);
  return typeof capacity === 'string' ? { ...command, capacity } : capacity;
}

/** One claim for each external id of a state, one for each credential: the stream's name sees to it. */
export function creditIdOf(claimed: Claimed['data'], commandId: string): string {
  if (claimed.credential !== undefined) return derivedId('credit', claimed.state, claimed.credential);
  if (claimed.externalId !== undefined)
    return derivedId('credit', claimed.state, 'external', claimed.externalId);
  if (claimed.ofEvent !== undefined) return derivedId('credit', claimed.state, 'event', claimed.ofEvent);
  return derivedId('credit', commandId);
}

export async function claim(
  ledger: Ledger,
  caller: Caller,
  command: ClaimCommand,
  { asked = command, against }: ClaimTerms,
): Promise<Recording | Refusal> {
  const { educator: learner, state } = command;
  if (command.credential !== undefined && asked === command) {
    return refuse(
      'claim_by_credential',
      'Claim a micro-credential by its id alone; the rest is in the ledger.',
    );
  }
  const asAgency = { ...caller.identity, roles: caller.identity.roles.filter((role) => role === 'agency') };
  if (command.externalId !== undefined && !may(asAgency, 'credit.claim', { state })) {
    return refuse('external_id', 'Only the agency gives the key of a source system; leave it out.');
  }
  const known = stateOf(educator, await readStream(ledger, educatorStream(learner)));
  const problem = forbidden(caller, 'credit.claim', { educator: learner, state });
  if (problem !== undefined || known.registered === undefined) return NOT_FOUND;
  const answer = await execute(
    ledger,
    decider,
    { stream: creditStream(creditIdOf(command, caller.commandId)), educator: learner, state },
    {
      asked,
      given: async () => (await against?.()) ?? { ...command, claimedOn: todayIn(ledger.clock, state) },
    },
    requestOf(caller),
  );
  return isRefusal(answer) ? answer : withLikeClaims(ledger, learner, answer);
}

async function claimCredential(
  ledger: Ledger,
  caller: Caller,
  asked: CredentialClaim,
): Promise<Recording | Refusal> {
  const stream = credentialStream(asked.credential);
  const { started, awardedOn, revokedOn } = stateOf(credential, await readStream(ledger, stream));
  if (started === undefined || caller.identity.educator !== started.educator) return NOT_FOUND;
  if (awardedOn === undefined) {
    return refuse(
      'not_awarded',
      'This micro-credential is not awarded yet, so nothing can be claimed from it.',
    );
  }
  if (revokedOn !== undefined) {
    return refuse('revoked', 'This micro-credential was revoked, so nothing can be claimed from it.');
  }
  const { educator: learner, title, issuer } = started;
  const claimed: Claimed['data'] = {
    educator: learner,
    state: asked.state,
    kind: 'micro_credential',
    title,
    quantity: '1',
    unit: 'micro_credential',
    categories: [],
    assessed: true,
    completedOn: awardedOn,
    provider: issuer,
    credential: stream,
  };
  return claim(ledger, caller, { type: 'Claim', ...claimed }, { asked });
}

async function resourceOf(ledger: Ledger, { claimed }: CreditState): Promise<Resource> {
  if (claimed === undefined) return {};
  const { educator: learner, state } = claimed;
  return { educator: learner, state, employers: await employersOf(ledger, learner, state) };
}
