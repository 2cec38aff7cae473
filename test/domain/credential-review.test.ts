import { describe, test } from '@jest/globals';
import { credential } from '../../src/domain/credential/index.ts';
import {
  APPROVER,
  ASSESSOR,
  assigned,
  awarded,
  LEARNER,
  notYet,
  OTHER,
  recommended,
  review,
  scored,
  screened,
  started,
  startedForTwo,
  submitted,
} from './credential-life.ts';
import { START, TERMS } from './credential-terms.ts';
import { specify, TODAY } from './given.ts';

const { given } = specify(credential);
const waiting = [started, submitted(), screened()];
const assessed = [...waiting, ...review('grace', 'met')];
const on = TODAY;
const SCORE = { type: 'ScoreCriterion', criterion: 'plans', level: 'met', feedback: 'Seen.' } as const;
const AWARD = { type: 'Recommend', recommendation: 'award' } as const;
const NOT_YET = { type: 'Recommend', recommendation: 'not_yet' } as const;

describe('an attempt', () => {
  test('comes to an assessor once it was found complete, and never to its learner', () => {
    given(started).when({ type: 'Claim' }, ASSESSOR).thenRefused('nothing_submitted');
    given(started, submitted()).when({ type: 'Claim' }, ASSESSOR).thenRefused('not_screened');
    given(...waiting)
      .when({ type: 'Claim' }, LEARNER)
      .thenRefused('own_work');
    given(...waiting)
      .when({ type: 'Claim' }, ASSESSOR)
      .then(assigned('grace'));
    given(...waiting, assigned('grace'))
      .when({ type: 'Claim' }, ASSESSOR)
      .thenNothing();
    given(...waiting, assigned('grace'))
      .when({ type: 'AssignAssessor', assessor: 'mary' }, APPROVER)
      .thenRefused('assessor_assigned');
  });

  test('is given back, and is then another’s', () => {
    const released = {
      type: 'credential.AssessorReleased',
      data: { attempt: 1, assessor: 'grace', on },
    } as const;
    given(...waiting, assigned('grace'))
      .when({ type: 'Release' }, ASSESSOR)
      .then(released);
    given(...waiting, assigned('grace'), released)
      .when({ type: 'Release' }, ASSESSOR)
      .thenNothing();
    given(...waiting, assigned('grace'), released)
      .when({ type: 'Claim' }, OTHER)
      .then(assigned('mary'));
    given(...assessed)
      .when({ type: 'Release' }, ASSESSOR)
      .thenRefused('already_recommended');
  });

  test('is kept from who has a conflict of interest, in later attempts too', () => {
    const conflict = {
      type: 'credential.ConflictDeclared',
      data: { attempt: 1, assessor: 'grace', on, because: 'My sister.' },
    } as const;
    given(...waiting)
      .when({ type: 'Claim', conflict: 'You learn the same.' }, ASSESSOR)
      .thenRefused('conflict_of_interest');
    given(...waiting, assigned('grace'))
      .when({ type: 'DeclareConflict', because: 'My sister.' }, ASSESSOR)
      .then(conflict);
    const next = [...waiting, assigned('grace'), conflict, ...review('mary', 'not_yet'), notYet()];
    given(...next, submitted(2, 'Again.'), screened(2))
      .when({ type: 'Claim' }, ASSESSOR)
      .thenRefused('conflict_of_interest');
  });

  test('is scored by who has it in hand, at a level of the rubric and with feedback', () => {
    const inHand = [...waiting, assigned('grace')];
    given(...inHand)
      .when(SCORE, ASSESSOR)
      .then(scored('grace', 'plans', 'met'));
    given(...inHand, scored('grace', 'plans', 'met'))
      .when(SCORE, ASSESSOR)
      .thenNothing();
    given(...inHand)
      .when(SCORE, OTHER)
      .thenRefused('not_your_attempt');
    given(...inHand)
      .when({ ...SCORE, criterion: 'sings' }, ASSESSOR)
      .thenRefused('criterion_unknown');
    given(...inHand)
      .when({ ...SCORE, level: 'golden' }, ASSESSOR)
      .thenRefused('level_unknown');
    given(...inHand)
      .when({ ...SCORE, feedback: '' }, ASSESSOR)
      .thenRefused('feedback');
    given(...assessed)
      .when({ ...SCORE, feedback: 'Other.' }, ASSESSOR)
      .thenRefused('already_recommended');
  });

  test('is recommended as its scores say: where every criterion counts, one that is not met is enough', () => {
    const half = [...waiting, assigned('grace'), scored('grace', 'plans', 'met')];
    given(...half)
      .when(AWARD, ASSESSOR)
      .thenRefused('criteria_unscored');
    given(...half, scored('grace', 'reflects', 'not_yet'))
      .when(AWARD, ASSESSOR)
      .thenRefused('criteria_unmet');
    given(...half, scored('grace', 'reflects', 'met'))
      .when(NOT_YET, ASSESSOR)
      .thenRefused('criteria_met');
    given(...half, scored('grace', 'reflects', 'met'))
      .when(AWARD, ASSESSOR)
      .then(recommended('grace', 'award'));
  });

  test('passes by percent at the exact share of all points, and not below', () => {
    const under = (percent: number) =>
      ({
        type: 'credential.Started',
        data: { ...START, terms: { ...TERMS, pass: { rule: 'percent', percent } } },
      }) as const;
    const half = [submitted(), screened(), ...review('grace', 'not_yet').slice(0, 3)];
    given(under(50), ...half)
      .when(AWARD, ASSESSOR)
      .then(recommended('grace', 'award'));
    given(under(51), ...half)
      .when(AWARD, ASSESSOR)
      .thenRefused('criteria_unmet');
  });

  test('is answered as recommended, by an approver who has not assessed it', () => {
    given(...assessed)
      .when({ type: 'Award' }, APPROVER)
      .then(awarded);
    given(...assessed, awarded)
      .when({ type: 'Award' }, APPROVER)
      .thenNothing();
    given(...assessed)
      .when({ type: 'Award' }, ASSESSOR)
      .thenRefused('assessor_decides');
    given(...assessed)
      .when({ type: 'Award' }, LEARNER)
      .thenRefused('own_work');
    given(...assessed)
      .when({ type: 'AnswerNotYet' }, APPROVER)
      .thenRefused('against_recommendation');
    given(...waiting, ...review('grace', 'not_yet'))
      .when({ type: 'AnswerNotYet', appealBy: '2024-07-15' }, APPROVER)
      .then(notYet(1, '2024-07-15'));
    given(...waiting)
      .when({ type: 'Award' }, APPROVER)
      .thenRefused('not_recommended');
  });

  test('is passed back to the same assessor, whose scores stand, or to another, whose own they will be', () => {
    const back = (toAnother: boolean) =>
      ({
        type: 'credential.PassedBack',
        data: { attempt: 1, by: 'annie', assessor: 'grace', toAnother, note: 'Look again.', on },
      }) as const;
    const passBack = { type: 'PassBack', assessor: 'grace', note: 'Look again.' } as const;
    for (const toAnother of [true, false]) {
      given(...assessed)
        .when({ ...passBack, toAnother }, APPROVER)
        .then(back(toAnother));
      given(...assessed, back(toAnother))
        .when({ ...passBack, toAnother }, APPROVER)
        .thenNothing();
      given(...assessed, back(toAnother))
        .when({ type: 'Award' }, APPROVER)
        .thenRefused('not_recommended');
    }
    given(...assessed, back(false))
      .when(AWARD, ASSESSOR)
      .then(recommended('grace', 'award'));
    given(...assessed, back(true))
      .when({ type: 'Claim' }, ASSESSOR)
      .thenRefused('another_assessor');
    given(...assessed, back(true))
      .when({ type: 'Award' }, ASSESSOR)
      .thenRefused('not_recommended');
    given(...assessed)
      .when({ ...passBack, toAnother: true }, ASSESSOR)
      .thenRefused('assessor_decides');
  });

  test('of two assessors who differ goes to a third, and then with the most', () => {
    const two = [startedForTwo, submitted(), screened(), ...review('grace', 'met')];
    given(...two)
      .when({ type: 'Award' }, APPROVER)
      .thenRefused('not_recommended');
    const differ = [...two, ...review('mary', 'not_yet')];
    given(...differ)
      .when({ type: 'Award' }, APPROVER)
      .thenRefused('assessors_differ');
    given(...two, ...review('mary', 'met'))
      .when({ type: 'CallThirdAssessor' }, APPROVER)
      .thenRefused('assessors_agree');
    const third = {
      type: 'credential.ThirdAssessorCalled',
      data: { attempt: 1, by: 'annie', on },
    } as const;
    given(...differ)
      .when({ type: 'CallThirdAssessor' }, APPROVER)
      .then(third);
    given(...differ, third)
      .when({ type: 'AssignAssessor', assessor: 'joan' }, APPROVER)
      .then(assigned('joan'));
    given(...differ, third, ...review('joan', 'met'))
      .when({ type: 'Award' }, APPROVER)
      .then(awarded);
  });

  test('counts no flagged work, and can be rid of an artifact at any time', () => {
    const artifact = 'a'.repeat(64);
    const flag = { type: 'FlagIntegrity', artifact, issue: 'privacy', note: 'A name.' } as const;
    const flagged = {
      type: 'credential.IntegrityFlagged',
      data: { attempt: 1, by: 'grace', artifact, issue: 'privacy', note: 'A name.', on },
    } as const;
    given(...waiting, assigned('grace'))
      .when(flag, ASSESSOR)
      .then(flagged);
    given(...waiting, assigned('grace'), flagged)
      .when(SCORE, ASSESSOR)
      .thenRefused('work_flagged');
    given(...assessed, flagged)
      .when({ type: 'Award' }, APPROVER)
      .thenRefused('work_flagged');
    given(...assessed)
      .when({ ...flag, artifact: 'b'.repeat(64) }, ASSESSOR)
      .thenRefused('artifact_unknown');
    given(...assessed, awarded)
      .when(flag, APPROVER)
      .thenRefused('already_answered');
    given(...assessed, awarded)
      .when({ type: 'RemoveArtifact', artifact, because: 'A name.' }, APPROVER)
      .then({
        type: 'credential.ArtifactRemoved',
        data: { attempt: 1, by: 'annie', artifact, because: 'A name.', on },
      });
  });
});
