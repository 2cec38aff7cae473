import type { Guide } from './guide.ts';
import { APPROVER, ASSESSOR, TEACHER } from './people.ts';

/** A competency is shown, assessed and recognised. */
export async function tourCredential({ record, ask }: Guide): Promise<void> {
  const criteria = ['plans from evidence', 'reflects on results'];
  const { id: credential } = await record(
    'startCredential',
    TEACHER,
    {
      ...{ educator: 'TN-100001', definition: 'formative-assessment-1', title: 'Formative assessment' },
      ...{ issuer: 'an-issuer', criteria },
    },
    'A teacher starts a micro-credential',
  );
  await record(
    'submitEvidence',
    TEACHER,
    { credential, artifacts: ['a'.repeat(64)], attested: true },
    'Evidence is named by its digest; it lies elsewhere',
  );
  await record(
    'assignAssessor',
    APPROVER,
    { credential, assessor: 'assessor-1' },
    'It is given to an assessor',
  );
  for (const criterion of criteria) {
    await record(
      'scoreCriterion',
      ASSESSOR,
      { credential, criterion, met: true, feedback: 'Clear, and grounded in what pupils wrote.' },
      `The assessor scores that the teacher ${criterion}`,
    );
  }
  await record('recommend', ASSESSOR, { credential, recommendation: 'award' }, 'The assessor recommends');
  await record('decideCredential', APPROVER, { credential, decision: 'award' }, 'The approver awards');
  await ask(
    'credential',
    TEACHER,
    `query ($id: ID!) {
      credential(id: $id) { title status attempt awardedOn assessor criteria { criterion met feedback } }
    }`,
    'What the learner sees; who assessed stays unknown to them',
    { id: credential },
  );
  await record(
    'claimCredential',
    TEACHER,
    { credential, state: 'TN' },
    'The awarded micro-credential is claimed in Tennessee',
  );
}
