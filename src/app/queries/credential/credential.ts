import { credential as decider, type CredentialState } from '../../../domain/credential/index.ts';
import { definitionId } from '../../../domain/definition/index.ts';
import type { ReadBack } from '../../../domain/events.ts';
import { credentialStream, idOf } from '../../../domain/streams.ts';
import type { Day } from '../../../domain/values/day.ts';
import { type Identity, may } from '../../access.ts';
import { credentialResource } from '../../commands/credential.ts';
import { type Ledger, readEvery, readStream, stateOf } from '../../log/ledger.ts';
import { openEvents } from '../../log/open-events.ts';
import { type AttemptStatus, type AttemptView, attemptView, statusOf } from './attempt-view.ts';

export type CredentialStatus = 'started' | AttemptStatus | 'revoked' | 'expired';

/** What comes next, of the six steps from a gap to its recognition. */
export type Step =
  | 'name_gap'
  | 'read_criteria'
  | 'learn'
  | 'submit_evidence'
  | 'be_assessed'
  | 'be_recognised';

export interface CredentialView {
  readonly id: string;
  readonly educator: string;
  readonly definition: string;
  readonly version: number;
  readonly title: string;
  readonly issuer: string;
  readonly status: CredentialStatus;
  readonly awardedOn: Day | undefined;
  readonly validUntil: Day | undefined;
  readonly revokedOn: Day | undefined;
  readonly expiredOn: Day | undefined;
  readonly investigation: InvestigationView | undefined;
  /** The learner's own side; undefined for everybody else. */
  readonly learning: LearningView | undefined;
}

export interface InvestigationView {
  readonly grounds: string;
  readonly because: string | null;
  readonly openedOn: Day;
  readonly respondBy: Day;
  readonly response: string | null | undefined;
  readonly revoke: number;
  readonly keep: number;
  /** Undefined for the learner. */
  readonly committee: readonly { readonly member: string; readonly hasVoted: boolean }[] | undefined;
  readonly replaced: readonly Replaced[] | undefined;
  readonly outcome: 'revoked' | 'closed' | undefined;
}

type Replaced = Pick<ReadBack<'credential.CommitteeMemberReplaced'>, 'member' | 'replacement' | 'because'>;

export interface LearningView {
  readonly step: Step;
  readonly gap: string | null | undefined;
  readonly criteriaReadOn: Day | undefined;
  readonly notes: readonly { readonly on: Day; readonly note: string | null }[];
  readonly coachMeetingDue: boolean;
  readonly attempts: readonly AttemptView[];
  readonly appeal: AppealView | undefined;
}

export interface AppealView {
  readonly against: 'not_yet' | 'revocation';
  readonly because: string | null;
  readonly filedOn: Day;
  readonly due: Day | undefined;
  readonly outcome: 'upheld' | 'overturned' | undefined;
  readonly answer: string | null | undefined;
}

/**
 * A micro-credential by its id. The learner sees all of it but who assesses, and no score before the answer. Of what
 * was awarded its issuer's approver, and who sits on its committee, see the award and the investigation. To everybody
 * else, and to these before the award, there is no such record.
 */
export async function credentialFor(
  ledger: Ledger,
  identity: Identity,
  id: string,
): Promise<CredentialView | undefined> {
  const state = stateOf(decider, await readStream(ledger, credentialStream(id)));
  const resource = credentialResource(state);
  if (may(identity, 'credential.read', resource)) return credentialView(id, state, true);
  const isAwarded = state.awardedOn !== undefined;
  return isAwarded && may(identity, 'award.read', resource) ? credentialView(id, state, false) : undefined;
}

/** Some of an educator's micro-credentials by their streams, as they see them themselves: from one reading. */
export async function ownCredentials(
  { log, vault }: Ledger,
  educator: string,
  streams: readonly string[],
): Promise<ReadonlyMap<string, CredentialView>> {
  if (streams.length === 0) return new Map();
  const events = await openEvents(await readEvery(log, { educators: [educator], streams }), vault);
  // A filter knows the beginnings of names, and one stream's may be another's name.
  const views = streams.map((stream) => {
    const own = events.filter((event) => event.stream === stream);
    return [stream, credentialView(idOf(stream), stateOf(decider, own), true)] as const;
  });
  return new Map(views.flatMap(([stream, view]) => (view === undefined ? [] : [[stream, view]])));
}

function credentialView(id: string, state: CredentialState, own: boolean): CredentialView | undefined {
  const { started, awardedOn, validUntil, revokedOn, expiredOn } = state;
  if (started === undefined) return undefined;
  const { educator, definition, issuer, version, title } = started;
  return {
    ...{ id, educator, definition: definitionId(issuer, definition), version, title, issuer },
    ...{ awardedOn, validUntil, revokedOn, expiredOn },
    status: credentialStatus(state),
    investigation: investigationView(state, own),
    learning: own ? learningView(state, started) : undefined,
  };
}

function credentialStatus({ current, revokedOn, expiredOn }: CredentialState): CredentialStatus {
  if (revokedOn !== undefined) return 'revoked';
  if (expiredOn !== undefined) return 'expired';
  return current === undefined ? 'started' : statusOf(current);
}

function investigationView({ investigation }: CredentialState, own: boolean): InvestigationView | undefined {
  if (investigation === undefined) return undefined;
  const { grounds, because, on: openedOn, respondBy, committee, response, votes, outcome } = investigation;
  const revoke = [...votes.values()].filter((vote) => vote === 'revoke').length;
  return {
    ...{ grounds, because, openedOn, respondBy, response: response?.response, outcome },
    ...{ revoke, keep: votes.size - revoke },
    committee: own ? undefined : committee.map((member) => ({ member, hasVoted: votes.has(member) })),
    replaced: own ? undefined : [...investigation.replaced.values()],
  };
}

function learningView(
  state: CredentialState,
  { terms }: NonNullable<CredentialState['started']>,
): LearningView {
  const { past, current, appeal, notYets } = state;
  const attempts = current === undefined ? past : [...past, current];
  return {
    step: stepOf(state),
    gap: state.gap?.gap,
    criteriaReadOn: state.criteriaReadOn,
    notes: state.notes.map(({ on, note }) => ({ on, note })),
    coachMeetingDue: terms.coachAfter !== undefined && notYets >= terms.coachAfter,
    attempts: attempts.map((attempt) =>
      attemptView(terms, attempt, { sees: () => attempt.answer !== undefined, named: false }),
    ),
    appeal: appealView({ appeal }),
  };
}

function stepOf({ current, awardedOn, gap, criteriaReadOn, notes }: CredentialState): Step {
  if (awardedOn !== undefined) return 'be_recognised';
  if (current !== undefined && current.answer === undefined) return 'be_assessed';
  if (current !== undefined) return 'submit_evidence';
  if (gap === undefined) return 'name_gap';
  if (criteriaReadOn === undefined) return 'read_criteria';
  return notes.length === 0 ? 'learn' : 'submit_evidence';
}

export function appealView({ appeal }: Pick<CredentialState, 'appeal'>): AppealView | undefined {
  if (appeal === undefined) return undefined;
  const { against, because, on: filedOn, due, decided } = appeal;
  return { against, because, filedOn, due, outcome: decided?.outcome, answer: decided?.because };
}
