import { describe, test } from '@jest/globals';
import { credential } from '../../src/domain/credential/index.ts';
import type { CredentialEvent } from '../../src/domain/credential/events.ts';
import type { Circumstances } from '../../src/domain/decider.ts';
import { specify, TODAY } from './given.ts';

const { given } = specify(credential);

const LEARNER: Circumstances = { actor: 'ada', actorEducator: 'TN-100001', today: TODAY };
const ASSESSOR: Circumstances = { actor: 'grace', actorEducator: 'TN-100002', today: TODAY };
const APPROVER: Circumstances = { actor: 'annie', today: TODAY };

const work = 'a'.repeat(64);
const start = {
  educator: 'TN-100001',
  definition: 'formative-assessment',
  title: 'Formative assessment',
  issuer: 'Learning Forward',
  criteria: ['plans', 'reflects'],
};
const started: CredentialEvent = { type: 'credential.Started', data: start };
const submitted = submission(1);
const assigned: CredentialEvent = {
  type: 'credential.AssessorAssigned',
  data: { attempt: 1, assessor: 'grace' },
};
const plansMet = scored('plans', true);
const reflectsMet = scored('reflects', true);
const reflectsUnmet = scored('reflects', false);
const recommended = recommendation('award');
const sentBack = recommendation('not_yet');
const awarded: CredentialEvent = {
  type: 'credential.Awarded',
  data: { attempt: 1, approver: 'annie', on: TODAY },
};
const notYet: CredentialEvent = {
  type: 'credential.NotYetEarned',
  data: { attempt: 1, approver: 'annie', feedback: [{ criterion: 'reflects', feedback: 'Seen.' }] },
};

describe('a micro-credential', () => {
  test('is started once', () => {
    given()
      .when({ type: 'Start', ...start }, LEARNER)
      .then(started);
    given(started)
      .when({ type: 'Start', ...start }, LEARNER)
      .thenNothing();
    given(started)
      .when({ type: 'Start', ...start, title: 'Other' }, LEARNER)
      .thenRefused('credential_differs');
  });

  test('names each of its criteria once', () => {
    given()
      .when({ type: 'Start', ...start, criteria: [] }, LEARNER)
      .thenRefused('criteria');
    given()
      .when({ type: 'Start', ...start, criteria: ['plans', 'plans'] }, LEARNER)
      .thenRefused('criteria');
  });

  test('takes evidence from its learner alone, and only as their own work', () => {
    const submit = { type: 'SubmitEvidence', artifacts: [work], attested: true } as const;
    given(started).when(submit, LEARNER).then(submitted);
    given(started).when(submit, ASSESSOR).thenRefused('not_the_learner');
    given(started)
      .when({ ...submit, attested: false }, LEARNER)
      .thenRefused('not_attested');
    given(started)
      .when({ ...submit, artifacts: ['draft.pdf'] }, LEARNER)
      .thenRefused('artifacts');
  });

  test('submitted twice in the same words is submitted once', () => {
    const submit = { type: 'SubmitEvidence', artifacts: [work], attested: true } as const;
    given(started, submitted).when(submit, LEARNER).thenNothing();
    given(started, submitted)
      .when({ ...submit, artifacts: ['b'.repeat(64)] }, LEARNER)
      .thenRefused('under_assessment');
  });

  test('is assessed by nobody before evidence came, and never by its learner', () => {
    given(started)
      .when({ type: 'AssignAssessor', assessor: 'grace' }, APPROVER)
      .thenRefused('nothing_submitted');
    given(started, submitted)
      .when({ type: 'AssignAssessor', assessor: 'ada' }, LEARNER)
      .thenRefused('own_work');
  });

  test('has one assessor an attempt', () => {
    given(started, submitted).when({ type: 'AssignAssessor', assessor: 'grace' }, APPROVER).then(assigned);
    given(started, submitted, assigned)
      .when({ type: 'AssignAssessor', assessor: 'mary' }, APPROVER)
      .thenRefused('assessor_assigned');
  });

  test('is scored by its assessor, criterion by criterion', () => {
    const score = { type: 'ScoreCriterion', criterion: 'plans', met: true, feedback: 'Seen.' } as const;
    given(started, submitted, assigned).when(score, ASSESSOR).then(plansMet);
    given(started, submitted, assigned, plansMet).when(score, ASSESSOR).thenNothing();
    given(started, submitted, assigned).when(score, APPROVER).thenRefused('not_your_attempt');
    given(started, submitted, assigned)
      .when({ ...score, criterion: 'sings' }, ASSESSOR)
      .thenRefused('criterion_unknown');
    given(started, submitted, assigned)
      .when({ ...score, feedback: '' }, ASSESSOR)
      .thenRefused('feedback');
  });

  test('is recommended for award when every criterion is met, and else goes back', () => {
    const award = { type: 'Recommend', recommendation: 'award' } as const;
    const back = { type: 'Recommend', recommendation: 'not_yet' } as const;
    given(started, submitted, assigned, plansMet).when(award, ASSESSOR).thenRefused('criteria_unscored');
    given(started, submitted, assigned, plansMet, reflectsMet).when(award, ASSESSOR).then(recommended);
    given(started, submitted, assigned, plansMet, reflectsMet)
      .when(back, ASSESSOR)
      .thenRefused('criteria_met');
    given(started, submitted, assigned, plansMet, reflectsUnmet)
      .when(award, ASSESSOR)
      .thenRefused('criteria_unmet');
    given(started, submitted, assigned, plansMet, reflectsUnmet).when(back, ASSESSOR).then(sentBack);
  });

  test('is awarded by an approver who is neither its assessor nor its learner', () => {
    const assessed = [started, submitted, assigned, plansMet, reflectsMet, recommended];
    given(...assessed)
      .when({ type: 'Award' }, APPROVER)
      .then(awarded);
    given(...assessed)
      .when({ type: 'Award' }, ASSESSOR)
      .thenRefused('assessor_decides');
    given(...assessed)
      .when({ type: 'Award' }, LEARNER)
      .thenRefused('own_work');
    given(...assessed, awarded)
      .when({ type: 'Award' }, APPROVER)
      .thenNothing();
    given(started, submitted, assigned).when({ type: 'Award' }, APPROVER).thenRefused('not_recommended');
  });

  test('not yet earned says what is lacking, and may be tried again', () => {
    const assessed = [started, submitted, assigned, plansMet, reflectsUnmet, sentBack];
    given(...assessed)
      .when({ type: 'AnswerNotYet' }, APPROVER)
      .then(notYet);
    given(...assessed)
      .when({ type: 'Award' }, APPROVER)
      .thenRefused('against_recommendation');
    given(...assessed, notYet)
      .when({ type: 'SubmitEvidence', artifacts: [work], attested: true }, LEARNER)
      .then(submission(2));
  });
});

function submission(attempt: number): CredentialEvent {
  return {
    type: 'credential.EvidenceSubmitted',
    data: { attempt, on: TODAY, artifacts: [work], attested: true },
  };
}

function scored(criterion: string, met: boolean): CredentialEvent {
  const data = { attempt: 1, assessor: 'grace', criterion, met, feedback: 'Seen.' };
  return { type: 'credential.CriterionScored', data };
}

function recommendation(given: 'award' | 'not_yet'): CredentialEvent {
  return {
    type: 'credential.Recommended',
    data: { attempt: 1, assessor: 'grace', recommendation: given },
  };
}
