import { describe, test } from '@jest/globals';
import { credential } from '../../src/domain/credential/index.ts';
import type { CredentialEvent } from '../../src/domain/credential/events.ts';
import {
  APPROVER,
  ASSESSOR,
  assigned,
  awarded,
  LEARNER,
  notYet,
  OTHER,
  review,
  scored,
  screened,
  started,
  startedForTwo,
  submitted,
} from './credential-life.ts';
import { specify, TODAY } from './given.ts';

const { given } = specify(credential);
const waiting = [started, submitted(), screened()];
const inHand = [...waiting, assigned('grace'), scored('grace', 'plans', 'met')];
const TAKE = { type: 'TakeBack', assessor: 'grace', because: 'Nothing came.' } as const;
const takenBack: CredentialEvent = {
  type: 'credential.TakenBack',
  data: { attempt: 1, by: 'annie', assessor: 'grace', because: 'Nothing came.', on: TODAY },
};

describe('an approver', () => {
  test('assigns neither themself nor the learner, who is refused as one with a conflict is', () => {
    given(...waiting)
      .when({ type: 'AssignAssessor', assessor: 'annie' }, APPROVER)
      .thenRefused('assigns_self');
    given(...waiting)
      .when({ type: 'AssignAssessor', assessor: 'ada', learners: ['ada'] }, APPROVER)
      .thenRefused('conflict_of_interest');
    given(...waiting)
      .when({ type: 'AssignAssessor', assessor: 'grace', learners: ['ada'] }, APPROVER)
      .then(assigned('grace'));
  });

  test('takes work back from an assessor who has not recommended, with a reason, once', () => {
    given(...inHand)
      .when(TAKE, APPROVER)
      .then(takenBack);
    given(...inHand, takenBack)
      .when(TAKE, APPROVER)
      .thenNothing();
    given(...inHand, takenBack)
      .when({ ...TAKE, because: 'Other words.' }, APPROVER)
      .thenRefused('already_taken_back');
    given(...inHand)
      .when({ ...TAKE, because: '' }, APPROVER)
      .thenRefused('because');
    given(...waiting)
      .when(TAKE, APPROVER)
      .thenRefused('not_in_hand');
    given(...waiting, ...review('grace', 'met'))
      .when(TAKE, APPROVER)
      .thenRefused('already_recommended');
    given(...waiting, ...review('grace', 'met'), awarded)
      .when(TAKE, APPROVER)
      .thenRefused('already_answered');
  });

  test('does not take back what they have had in hand themself, or learn from', () => {
    const both = [startedForTwo, submitted(), screened(), assigned('grace'), assigned('mary')];
    given(...both)
      .when(TAKE, OTHER)
      .thenRefused('assessor_decides');
    given(...both)
      .when(TAKE, LEARNER)
      .thenRefused('own_work');
  });
});

describe('work that was taken back', () => {
  const again = [...inHand, takenBack];

  test('is another’s, who begins anew, and not the same assessor’s', () => {
    given(...again)
      .when({ type: 'Claim' }, ASSESSOR)
      .thenRefused('another_assessor');
    given(...again)
      .when({ type: 'ScoreCriterion', criterion: 'plans', level: 'met', feedback: 'Seen.' }, ASSESSOR)
      .thenRefused('not_your_attempt');
    given(...again)
      .when({ type: 'AssignAssessor', assessor: 'mary' }, APPROVER)
      .then(assigned('mary'));
    given(...again, assigned('mary'))
      .when({ type: 'Recommend', recommendation: 'award' }, OTHER)
      .thenRefused('criteria_unscored');
  });

  test('is not decided upon by who had it, and is theirs again in a later attempt', () => {
    given(...again, ...review('mary', 'met'))
      .when({ type: 'Award' }, ASSESSOR)
      .thenRefused('assessor_decides');
    const next = [...again, ...review('mary', 'not_yet'), notYet(), submitted(2, 'Again.'), screened(2)];
    given(...next)
      .when({ type: 'Claim' }, ASSESSOR)
      .then({ type: 'credential.AssessorAssigned', data: { attempt: 2, assessor: 'grace' } });
  });
});
