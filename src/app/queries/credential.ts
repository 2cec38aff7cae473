import { credential as decider, type CredentialState } from '../../domain/credential/index.ts';
import { credentialStream } from '../../domain/streams.ts';
import type { Day } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import { credentialResource } from '../commands/credential.ts';
import { type Ledger, readStream, stateOf } from '../ledger.ts';

export type CredentialStatus =
  | 'started'
  | 'submitted'
  | 'under_assessment'
  | 'recommended'
  | 'awarded'
  | 'not_yet';

export interface CredentialView {
  readonly id: string;
  /** Undefined for the assessor. */
  readonly educator: string | undefined;
  readonly definition: string;
  readonly title: string;
  readonly issuer: string;
  readonly status: CredentialStatus;
  readonly attempt: number | undefined;
  readonly artifacts: readonly string[];
  /** Undefined for the learner. */
  readonly assessor: string | undefined;
  readonly criteria: readonly {
    readonly criterion: string;
    readonly met?: boolean;
    readonly feedback?: string | null;
  }[];
  readonly recommendation: 'award' | 'not_yet' | undefined;
  readonly awardedOn: Day | undefined;
}

/**
 * A micro-credential in the making. Assessment is blind: the learner does not see who assesses, the assessor not
 * whose work it is, and scores are the reviewers' own until the attempt has its answer. Undefined for everybody
 * else.
 */
export async function credentialFor(
  ledger: Ledger,
  identity: Identity,
  id: string,
): Promise<CredentialView | undefined> {
  const state = stateOf(decider, await readStream(ledger, credentialStream(id)));
  const { started, current, awardedOn } = state;
  if (started === undefined || !may(identity, 'credential.read', credentialResource(state))) return undefined;
  const learner = identity.educator === started.educator;
  const approver = may(identity, 'credential.read', { issuer: started.issuer });
  const scored = !learner || current?.answer !== undefined;
  return {
    ...{ id, definition: started.definition, title: started.title, issuer: started.issuer },
    educator: learner || approver ? started.educator : undefined,
    status: statusOf(state),
    attempt: current?.attempt,
    artifacts: current?.artifacts ?? [],
    assessor: learner ? undefined : current?.assessor,
    criteria: started.criteria.map((criterion) => ({
      criterion,
      ...(scored ? current?.scores.get(criterion) : undefined),
    })),
    recommendation: scored ? current?.recommendation : undefined,
    awardedOn,
  };
}

function statusOf({ current }: CredentialState): CredentialStatus {
  if (current === undefined) return 'started';
  if (current.answer !== undefined) return current.answer;
  if (current.recommendation !== undefined) return 'recommended';
  return current.assessor === undefined ? 'submitted' : 'under_assessment';
}
