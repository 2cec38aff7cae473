import type { Guide, Visitor } from './guide.ts';
import { APPROVER, ASSESSOR, TEACHER } from './people.ts';

const SECOND_ASSESSOR: Visitor = {
  title: 'another assessor of an-issuer',
  identity: { subject: 'assessor-2', roles: ['assessor'], issuer: 'an-issuer' },
};
const SECOND_APPROVER: Visitor = {
  title: 'another approver of an-issuer',
  identity: { subject: 'approver-2', roles: ['approver'], issuer: 'an-issuer' },
};

const COACH: Visitor = {
  title: 'a third assessor of an-issuer, who coaches',
  identity: { subject: 'coach-1', roles: ['assessor'], issuer: 'an-issuer' },
};

/** An attempt is assessed by people who do not know whose it is, and is not yet enough. */
export async function tourAssessment(
  { record, refused, ask }: Guide,
  { credential, submission }: { readonly credential: string; readonly submission: string },
): Promise<void> {
  await record('screenSubmission', APPROVER, { submission }, 'It is found complete');
  await record('claimSubmission', SECOND_ASSESSOR, { submission }, 'An assessor takes it');
  await record(
    'declareConflict',
    SECOND_ASSESSOR,
    { submission, because: 'I know the room.' },
    'Who may know whose work it is gives it back, for good',
  );
  await refused(
    'claimSubmission',
    SECOND_ASSESSOR,
    { submission },
    'conflict_of_interest',
    'A conflict holds for all attempts of that learner',
  );
  await record('claimSubmission', ASSESSOR, { submission }, 'Another takes it');
  await record('releaseSubmission', ASSESSOR, { submission }, 'And has no time after all');
  const absent = { submission, assessor: 'assessor-3' };
  await record('assignAssessor', APPROVER, absent, 'An approver gives it to an assessor');
  await record(
    'takeBackSubmission',
    APPROVER,
    { ...absent, because: 'On leave until autumn.' },
    'An assessor who does nothing with it has it taken',
  );
  await refused(
    'assignAssessor',
    APPROVER,
    absent,
    'another_assessor',
    'Whoever it was taken from does not get it again',
  );
  const assigned = { submission, assessor: 'assessor-1' };
  await record('assignAssessor', APPROVER, assigned, 'Another gets it');
  const score = { submission, feedback: 'Say what you will change.' };
  await record(
    'scoreCriterion',
    ASSESSOR,
    { ...score, criterion: 'plans from evidence', level: 'demonstrated' },
    'One criterion is met',
  );
  await record(
    'scoreCriterion',
    ASSESSOR,
    { ...score, criterion: 'reflects on results', level: 'emerging' },
    'Another is not, and the feedback says what to build on',
  );
  await refused(
    'flagArtifact',
    ASSESSOR,
    { submission, artifact: 'f'.repeat(64), issue: 'duplicate', note: 'Seen before.' },
    'artifact_unknown',
    'Only what was submitted can be flagged',
  );
  const recommended = { submission, recommendation: 'not_yet' };
  await refused(
    'recommend',
    ASSESSOR,
    { ...recommended, recommendation: 'award' },
    'criteria_unmet',
    'A recommendation follows from the scores',
  );
  await record('recommend', ASSESSOR, recommended, 'The assessor recommends');
  await record(
    'passBack',
    APPROVER,
    { ...assigned, toAnother: false, note: 'Look at the last two minutes again.' },
    'The approver asks to look again',
  );
  await record('recommend', ASSESSOR, recommended, 'The assessor has looked again');
  await ask(
    'submission',
    APPROVER,
    `query ($id: ID!) {
      submission(id: $id) {
        definition version attempt status due note
        artifacts { digest requirement kind reference flagged removed }
        seenElsewhere { digest works others firstOn lastOn }
        reviews { assessor recommendation scores { criterion level met feedback } }
        takenBack { assessor because }
        criteria { criterion levels { level demonstrates } }
      }
    }`,
    'What reviewers see: nothing says whose it is',
    { id: submission },
  );
  await record(
    'flagArtifact',
    APPROVER,
    { submission, artifact: 'b'.repeat(64), issue: 'privacy', note: 'A pupil’s name is heard.' },
    'What tells of a pupil counts no longer',
  );
  await record('decideCredential', APPROVER, { submission, decision: 'not_yet' }, 'Not yet');
  await record(
    'fileAppeal',
    TEACHER,
    { credential, because: 'The last minutes say what I will change.' },
    'The learner appeals',
  );
  await refused(
    'decideAppeal',
    APPROVER,
    { submission, outcome: 'upheld', because: 'I have said so.' },
    'own_decision',
    'Nobody decides an appeal against what they decided',
  );
  await record(
    'decideAppeal',
    SECOND_APPROVER,
    { submission, outcome: 'upheld', because: 'They say that something will change, not what.' },
    'Another approver answers it',
  );
  const meeting = { submission, note: 'Start from one pupil’s page.' };
  await refused(
    'recordCoachMeeting',
    ASSESSOR,
    meeting,
    'has_judged',
    'Who judged the work does not coach: their name would tell the learner',
  );
  await record(
    'recordCoachMeeting',
    COACH,
    meeting,
    'A coach helps with the next attempt, and will not judge it',
  );
  await record(
    'removeArtifact',
    APPROVER,
    { submission, artifact: 'b'.repeat(64), because: 'A pupil’s name is heard.' },
    'What tells of a pupil is shown to nobody any more',
  );
}
