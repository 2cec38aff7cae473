import type { Attempt, CredentialState, Criterion, Terms } from '../../../domain/credential/index.ts';
import { definitionId } from '../../../domain/definition/index.ts';
import { type Identity, may } from '../../access.ts';
import { credentialResource } from '../../commands/credential.ts';
import { learnersOf } from '../../credential/learners.ts';
import { findSubmission } from '../../credential/submission.ts';
import type { Ledger } from '../../log/ledger.ts';
import { type AttemptView, attemptView, type ScoreView } from './attempt-view.ts';
import { type AppealView, appealView } from './credential.ts';

/** An attempt as reviewers see it: nothing says whose it is, or which micro-credential it belongs to. */
export interface SubmissionView extends AttemptView {
  readonly id: string;
  readonly definition: string;
  readonly version: number;
  readonly title: string;
  readonly issuer: string;
  /** What each criterion may be scored; its words stand in the definition. */
  readonly criteria: readonly Criterion[];
  readonly pass: Terms['pass'];
  readonly assessorsWanted: number;
  readonly passedBack: string | null | undefined;
  /** From whom it was taken back, and why; for approvers alone. */
  readonly takenBack: readonly { readonly assessor: string; readonly because: string | null }[];
  /** What the answer to the attempt before said was lacking. */
  readonly before: readonly Pick<ScoreView, 'criterion' | 'feedback'>[];
  /** For approvers alone. */
  readonly appeal: AppealView | undefined;
  /** Not to be shown: by what is found where else its work was seen. */
  readonly own: { readonly credential: string; readonly educator: string };
}

/**
 * A submission by its anonymous id, for those who have it in hand and the issuer's approvers, never for its learner.
 * Assessors see their own scores; those of the others once the attempt has its answer.
 */
export async function submissionFor(
  ledger: Ledger,
  identity: Identity,
  id: string,
): Promise<SubmissionView | undefined> {
  const found = await findSubmission(ledger, id);
  if (found === undefined) return undefined;
  const { stream, state, attempt, started } = found;
  const resource = { ...credentialResource(state), assessors: [...attempt.reviews.keys()] };
  const isLearner = identity.educator === started.educator;
  if (isLearner || !may(identity, 'submission.read', resource)) return undefined;
  if ((await learnersOf(ledger, stream)).includes(identity.subject)) return undefined;
  const approves = may(identity, 'credential.decide', resource);
  const { issuer, definition, version, title, terms } = started;
  const sees = (assessor: string) =>
    approves || assessor === identity.subject || attempt.answer !== undefined;
  return {
    ...attemptView(terms, attempt, { sees, named: approves }),
    ...{ id, definition: definitionId(issuer, definition), version, title, issuer },
    ...{ criteria: terms.criteria, pass: terms.pass, assessorsWanted: attempt.wanted },
    passedBack: attempt.passedBack?.note,
    takenBack: approves ? [...attempt.takenBack].map(([assessor, because]) => ({ assessor, because })) : [],
    before: feedbackBefore(state, attempt),
    appeal: approves && attempt === state.current ? appealView(state) : undefined,
    own: { credential: stream, educator: started.educator },
  };
}

function feedbackBefore({ past }: CredentialState, { attempt }: Attempt) {
  const before = past.findLast((each) => each.attempt < attempt && each.answer === 'not_yet');
  return [...(before?.reviews.values() ?? [])].flatMap(({ scores }) =>
    [...scores].map(([criterion, { feedback }]) => ({ criterion, feedback })),
  );
}
