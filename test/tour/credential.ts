import { DEFINITION } from './definition.ts';
import type { Guide } from './guide.ts';
import { APPROVER, ASSESSOR, TEACHER } from './people.ts';
import { tourAssessment } from './submission.ts';

const LEARNING = `query ($id: ID!) {
  credential(id: $id) {
    title status awardedOn
    learning {
      step gap notes { on note } coachMeetingDue
      attempts {
        attempt submission status submittedOn due lacks
        reviews { assessor recommendation scores { criterion level met feedback } }
      }
    }
  }
}`;

/** A competency is shown, assessed and recognised. */
export async function tourCredential(guide: Guide): Promise<void> {
  const { record, refused, ask } = guide;
  const { id: credential } = await record(
    'startCredential',
    TEACHER,
    { educator: 'TN-100001', definition: DEFINITION },
    'A teacher starts a micro-credential',
  );
  await record(
    'nameGap',
    TEACHER,
    { credential, gap: 'I learn too late what they did not understand.' },
    'What the teacher wants to be able to do, for nobody else to see',
  );
  await record('readCriteria', TEACHER, { credential }, 'The criteria are read');
  await record(
    'noteLearning',
    TEACHER,
    { credential, note: 'One question at the door tells more than the test.' },
    'A note of the teacher’s own',
  );
  const submit = (mark: string, note: string | undefined, shows: string) =>
    record(
      'submitEvidence',
      TEACHER,
      {
        ...{ credential, attested: true, ...(note === undefined ? {} : { note }) },
        work: [artifact(mark)],
      },
      shows,
    );
  const lastSubmission = async (shows: string) =>
    lastOf(await ask('credential', TEACHER, LEARNING, shows, { id: credential }));

  await submit('a', undefined, 'Evidence is named by its digest; it lies elsewhere');
  await refused(
    'submitEvidence',
    TEACHER,
    { credential, work: [artifact('b')], attested: true },
    'under_assessment',
    'One attempt is assessed at a time',
  );
  const first = await lastSubmission('Reviewers name the attempt by an id that tells nothing');
  await record(
    'screenSubmission',
    ASSESSOR,
    { submission: first, lacks: 'The video does not open.' },
    'Incomplete work goes back unassessed, and nothing is held against the learner',
  );
  await submit('b', 'The video opens now.', 'What has changed is said with the next attempt');
  const second = await lastSubmission('The attempt before says what was missing');
  await tourAssessment(guide, { credential, submission: second });
  await submit(
    'c',
    'Another lesson, with what pupils wrote.',
    'A further attempt after an answer of not yet',
  );
  const third = await lastSubmission(
    'Feedback stays with the attempt it is about; who gave it stays unknown',
  );
  await record('screenSubmission', ASSESSOR, { submission: third }, 'Complete work goes on to be assessed');
  await record('claimSubmission', ASSESSOR, { submission: third }, 'An assessor takes it from the pool');
  for (const criterion of ['plans from evidence', 'reflects on results']) {
    await record(
      'scoreCriterion',
      ASSESSOR,
      { submission: third, criterion, level: 'demonstrated', feedback: 'Grounded in what pupils wrote.' },
      `The assessor scores: ${criterion}`,
    );
  }
  const award = { submission: third, recommendation: 'award' };
  await record('recommend', ASSESSOR, award, 'The assessor recommends');
  await refused(
    'callThirdAssessor',
    APPROVER,
    { submission: third },
    'assessors_agree',
    'A third assessor is for two who differ',
  );
  await record('decideCredential', APPROVER, { submission: third, decision: 'award' }, 'The approver awards');
  await lastSubmission('What the learner sees after the award');
  await ask(
    'myCredentials',
    TEACHER,
    '{ myCredentials(first: 5) { totalCount edges { node { definition title status awardedOn } } } }',
    'Everything begun',
  );
  await record(
    'claimCredential',
    TEACHER,
    { credential, state: 'TN' },
    'The awarded micro-credential is claimed in Tennessee',
  );
  await tourInvestigation(guide, credential);
}

function artifact(mark: string) {
  return { digest: mark.repeat(64), requirement: 'lesson', kind: 'video', reference: `store/${mark}` };
}

/** Somebody doubts the award; the learner is heard, and a committee votes. */
async function tourInvestigation({ record, refused, ask }: Guide, credential: string): Promise<void> {
  const member = (subject: string) => ({
    title: 'member of the committee',
    identity: { subject, roles: ['assessor'] as const, issuer: 'an-issuer' },
  });
  await record(
    'openInvestigation',
    APPROVER,
    {
      ...{ credential, grounds: 'shared_work', because: 'A like video was seen elsewhere.' },
      committee: ['member-1', 'member-2', 'member-3'],
    },
    'An award is investigated by a committee of people who had no part in it',
  );
  await refused(
    'voteOnInvestigation',
    member('member-1'),
    { credential, vote: 'keep' },
    'response_awaited',
    'Nobody votes before the learner could be heard',
  );
  await record(
    'respondToInvestigation',
    TEACHER,
    { credential, response: 'We filmed the same lesson in two rooms.' },
    'The learner responds',
  );
  await record('voteOnInvestigation', member('member-1'), { credential, vote: 'keep' }, 'A vote');
  await record(
    'replaceCommitteeMember',
    APPROVER,
    { credential, member: 'member-2', replacement: 'member-4', because: 'No longer with us.' },
    'A member who does not vote leaves the seat to another',
  );
  await refused(
    'replaceCommitteeMember',
    APPROVER,
    { credential, member: 'member-1', replacement: 'member-5', because: 'Voted too soon.' },
    'already_voted',
    'Whoever has voted keeps theirs',
  );
  await ask(
    'credential',
    APPROVER,
    `query ($id: ID!) {
      credential(id: $id) { status investigation { grounds respondBy keep revoke committee { member hasVoted } replaced { member replacement because } outcome } }
    }`,
    'An approver sees the award and its investigation, and nothing of how it was earned',
    { id: credential },
  );
  await record(
    'voteOnInvestigation',
    member('member-3'),
    { credential, vote: 'keep' },
    'The vote that makes a majority decides: the award stands',
  );
}

function lastOf(answer: unknown): string {
  const { learning } = answer as {
    readonly learning: { readonly attempts: readonly { readonly submission: string }[] };
  };
  return learning.attempts.at(-1)?.submission ?? '';
}
