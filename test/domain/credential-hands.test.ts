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
import { START, TERMS } from './credential-terms.ts';
import { specify, TODAY } from './given.ts';

const { given } = specify(credential);
const waiting = [started, submitted(), screened()];
const inHand = [...waiting, assigned('grace'), scored('grace', 'plans', 'met')];
const TAKE = { type: 'TakeBack', assessor: 'grace', because: 'Nothing came.' } as const;
const takenBack: CredentialEvent = {
  type: 'credential.TakenBack',
  data: { attempt: 1, by: 'annie', assessor: 'grace', because: 'Nothing came.', on: TODAY },
};

const COACH = { actor: 'zoe', today: TODAY };
const failed = [...waiting, ...review('grace', 'not_yet'), notYet()];
const MEETING = { type: 'HoldCoachMeeting', note: 'Try.' } as const;
const metAfter = (attempt: number): CredentialEvent => ({
  type: 'credential.CoachMeetingHeld',
  data: { attempt, coach: 'zoe', on: TODAY, note: 'Try.' },
});
const met = metAfter(1);

describe('a coach', () => {
  test('is nobody who judged the work, whose name the learner would learn', () => {
    for (const by of [ASSESSOR, APPROVER]) {
      given(...failed)
        .when(MEETING, by)
        .thenRefused('has_judged');
    }
    given(...failed)
      .when(MEETING, COACH)
      .then(met);
    given(...failed, met)
      .when(MEETING, COACH)
      .thenNothing();
  });

  test('judges none of it from then on, and may coach again', () => {
    const again = [...failed, met, submitted(2, 'Again.'), screened(2)];
    given(...again)
      .when({ type: 'Claim' }, COACH)
      .thenRefused('conflict_of_interest');
    given(...again)
      .when({ type: 'AssignAssessor', assessor: 'zoe' }, APPROVER)
      .thenRefused('conflict_of_interest');
    const said: readonly CredentialEvent[] = [
      { type: 'credential.AssessorAssigned', data: { attempt: 2, assessor: 'grace' } },
      {
        type: 'credential.Recommended',
        data: { attempt: 2, assessor: 'grace', recommendation: 'not_yet', on: TODAY },
      },
    ];
    given(...again, ...said)
      .when({ type: 'AnswerNotYet' }, COACH)
      .thenRefused('conflict_of_interest');
    given(...again, ...said, notYet(2))
      .when(MEETING, COACH)
      .then(metAfter(2));
    const appealed: CredentialEvent = {
      type: 'credential.AppealFiled',
      data: { against: 'not_yet', attempt: 1, because: 'It was.', on: TODAY },
    };
    given(...failed, met, appealed)
      .when({ type: 'DecideAppeal', outcome: 'upheld', because: 'No.' }, COACH)
      .thenRefused('own_decision');
  });

  test('is due after as many attempts as the refusal says', () => {
    const soon: CredentialEvent = {
      type: 'credential.Started',
      data: { ...START, terms: { ...TERMS, coachAfter: 1 } },
    };
    const again = { type: 'SubmitEvidence', submission: 's-2', attested: true, note: 'Again.' } as const;
    given(soon, ...failed.slice(1))
      .when({ ...again, work: [] }, LEARNER)
      .thenRefused('coach_meeting_due', 'After an attempt that was not yet enough');
  });
});

describe('an approver', () => {
  test('assigns anybody but themself', () => {
    given(...waiting)
      .when({ type: 'AssignAssessor', assessor: 'annie' }, APPROVER)
      .thenRefused('assigns_self');
    for (const assessor of ['ada', 'grace']) {
      given(...waiting)
        .when({ type: 'AssignAssessor', assessor }, APPROVER)
        .then(assigned(assessor));
    }
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
