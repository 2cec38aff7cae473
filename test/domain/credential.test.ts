import { describe, test } from '@jest/globals';
import { credential, type CredentialCommand } from '../../src/domain/credential/index.ts';
import { specify } from './given.ts';
import { START, TERMS } from './credential-terms.ts';
import { ASSESSOR, LEARNER, notYet, returned, screened, started, submitted } from './credential-life.ts';

const { given } = specify(credential);

const work = [{ digest: 'a'.repeat(64), requirement: 'lesson', kind: 'video', reference: 'store/1' }];
const SUBMIT = { type: 'SubmitEvidence', submission: 's-1', work, attested: true } as const;

describe('a micro-credential', () => {
  test('is started once, under the terms its definition had then', () => {
    given()
      .when({ type: 'Start', ...START })
      .then(started);
    given(started)
      .when({ type: 'Start', ...START })
      .thenNothing();
    given(started)
      .when({ type: 'Start', ...START, version: 2 })
      .thenRefused('credential_differs');
  });

  test('has terms by which an attempt can be judged', () => {
    const under = (changed: object): CredentialCommand => ({
      ...{ type: 'Start', ...START },
      terms: { ...TERMS, ...changed },
    });
    const [criterion] = TERMS.criteria;
    given()
      .when(under({ criteria: [] }))
      .thenRefused('criteria');
    given()
      .when(under({ criteria: [criterion, criterion] }))
      .thenRefused('criteria');
    given()
      .when(under({ criteria: [{ ...criterion, requirement: 'essay' }] }))
      .thenRefused('criteria');
    given()
      .when(under({ criteria: [{ ...criterion, levels: criterion?.levels.slice(1) }] }))
      .thenRefused('levels');
    given()
      .when(under({ pass: { rule: 'percent', percent: 101 } }))
      .thenRefused('pass');
    given()
      .when(under({ assessors: 3 }))
      .thenRefused('assessors');
  });

  test('takes the steps before evidence from its learner alone, and asks for none of them', () => {
    given(started)
      .when({ type: 'NameGap', gap: 'To ask better.' }, LEARNER)
      .then({ type: 'credential.GapNamed', data: { on: LEARNER.today, gap: 'To ask better.' } });
    given(started)
      .when({ type: 'ReadCriteria' }, LEARNER)
      .then({ type: 'credential.CriteriaRead', data: { on: LEARNER.today, version: 1 } });
    given(started).when({ type: 'NoteLearning', note: 'Tried.' }, ASSESSOR).thenRefused('not_the_learner');
    given(started).when(SUBMIT, LEARNER).then(submitted());
  });

  test('takes evidence from its learner alone, as their own work, for every part that is asked', () => {
    given(started).when(SUBMIT, ASSESSOR).thenRefused('not_the_learner');
    given(started)
      .when({ ...SUBMIT, attested: false }, LEARNER)
      .thenRefused('not_attested');
    given(started)
      .when({ ...SUBMIT, work: [] }, LEARNER)
      .thenRefused('artifacts');
    const [first] = work;
    for (const changed of [{ digest: 'draft.pdf' }, { kind: 'A video' }, { reference: 'Ada reads aloud' }]) {
      const bad = work.map((artifact) => ({ ...artifact, ...changed }));
      given(started)
        .when({ ...SUBMIT, work: bad }, LEARNER)
        .thenRefused('artifacts');
    }
    given(started)
      .when({ ...SUBMIT, work: work.map((one) => ({ ...one, requirement: 'essay' })) }, LEARNER)
      .thenRefused('requirement_unknown');
    const asksTwo = { ...START, terms: { ...TERMS, requirements: ['lesson', 'essay'] } };
    given({ type: 'credential.Started', data: asksTwo }).when(SUBMIT, LEARNER).thenRefused('work_missing');
    given(started)
      .when({ ...SUBMIT, work: [...work, ...(first === undefined ? [] : [first])] }, LEARNER)
      .thenRefused('artifacts');
  });

  test('submitted twice in the same words is submitted once', () => {
    given(started, submitted())
      .when({ ...SUBMIT, submission: 's-9' }, LEARNER)
      .thenNothing();
    given(started, submitted())
      .when({ ...SUBMIT, note: 'Other.' }, LEARNER)
      .thenRefused('under_assessment');
  });

  test('goes back unassessed when something is missing, which is no attempt that failed', () => {
    given(started, submitted())
      .when({ type: 'ReturnIncomplete', lacks: 'No sound.' }, ASSESSOR)
      .then(returned);
    given(started, submitted(), screened())
      .when({ type: 'ReturnIncomplete', lacks: 'No sound.' }, ASSESSOR)
      .thenRefused('already_screened');
    given(started, submitted(), returned)
      .when({ type: 'PassScreen' }, ASSESSOR)
      .thenRefused('already_returned');
    const again = { ...SUBMIT, submission: 's-2', note: 'With sound.' };
    given(started, submitted(), returned).when(again, LEARNER).then(submitted(2, 'With sound.'));
    given(started, submitted(), returned).when(SUBMIT, LEARNER).thenRefused('note');
  });

  test('waits for a coach after the third "not yet", and no sooner', () => {
    const failed = (attempt: number) => [submitted(attempt, 'Again.'), screened(attempt), notYet(attempt)];
    const next = { ...SUBMIT, submission: 's-4', note: 'Again.' };
    given(started, ...failed(1), ...failed(2))
      .when({ ...next, submission: 's-3' }, LEARNER)
      .then(submitted(3, 'Again.'));
    const thrice = [started, ...failed(1), ...failed(2), ...failed(3)];
    given(...thrice)
      .when(next, LEARNER)
      .thenRefused('coach_meeting_due');
    given(...thrice)
      .when({ type: 'HoldCoachMeeting', note: 'Try.' }, LEARNER)
      .thenRefused('own_work');
    const met = {
      type: 'credential.CoachMeetingHeld',
      data: { attempt: 3, coach: 'grace', on: LEARNER.today, note: 'Try.' },
    } as const;
    given(...thrice)
      .when({ type: 'HoldCoachMeeting', note: 'Try.' }, ASSESSOR)
      .then(met);
    given(...thrice, met)
      .when(next, LEARNER)
      .then(submitted(4, 'Again.'));
  });
});
