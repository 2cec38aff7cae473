import { lastSubmission, SUBMISSIONS, workOf } from '../support/micro-credential.ts';
import { DEFINITION } from './definition.ts';
import type { Guide } from './guide.ts';
import { AGENCY, APPROVER, ASSESSOR, DISTRICT, SECOND_TEACHER, UNION } from './people.ts';

const WHOSE = { educator: 'TN-100002', state: 'TN' };

/** Goals of two sources, and what was learned for them. */
export async function tourGoals(guide: Guide): Promise<void> {
  const { record, refused, ask, world } = guide;
  const agency = await world.as(AGENCY.identity);
  const employed = { employer: 'davidson-county', schoolYear: '2023-24', role: 'teacher' };
  await agency.record('recordService', { ...WHOSE, ...employed });
  const { id: goal } = await record(
    'setGoal',
    SECOND_TEACHER,
    { ...WHOSE, source: 'teacher', goal: 'To know by noon who is lost.', definitions: [DEFINITION] },
    'A goal of the teacher’s own, for nobody else to see',
  );
  await refused(
    'setGoal',
    SECOND_TEACHER,
    { ...WHOSE, state: 'KY', source: 'teacher', goal: 'To know by noon who is lost.' },
    'not_of_state',
    'A goal is counted in its state, so it is set in one where the teacher is registered, licensed or has worked',
  );
  const found = {
    ...WHOSE,
    ...{ source: 'evaluation', employer: 'davidson-county', goal: 'Questions that all can answer.' },
  };
  const { id: theirs } = await record(
    'setGoal',
    DISTRICT,
    found,
    'What an evaluation found, by the employer',
  );
  await refused(
    'setGoal',
    DISTRICT,
    { ...found, educator: 'TN-100091' },
    'not_found',
    'An employer sets goals for its own staff alone',
  );
  const tie = { goal: theirs, definition: DEFINITION };
  await record('tieCredential', SECOND_TEACHER, tie, 'The teacher says what would show it');
  await refused(
    'untieCredential',
    SECOND_TEACHER,
    tie,
    'not_yours_to_change',
    'Whoever set a goal takes back what it is tied to',
  );
  await earn(guide);
  await ask(
    'goals',
    SECOND_TEACHER,
    `{
  goals(open: true, first: 10) {
    totalCount
    edges { node { source employer goal setOn credentials { definition title isBegun awardedOn } } }
  }
}`,
    'A teacher sees all their goals, and which micro-credentials have answered them',
  );
  await record(
    'closeGoal',
    SECOND_TEACHER,
    { goal, outcome: 'reached', because: 'Seen in a week of lessons.' },
    'A goal is reached',
  );
  await record('untieCredential', DISTRICT, tie, 'An employer takes a micro-credential off its own goal');
  await ask(
    'learningByGoal',
    UNION,
    `{
  learningByGoal(from: "2024-01-01", to: "2034-12-31") {
    awards educators withoutGoal sources { source awards percent }
  }
}`,
    'How much was learned for goals of each source',
  );
}

/** The micro-credential is earned, as another page tells at length. */
async function earn({ world }: Guide): Promise<void> {
  const people = await Promise.all(
    [SECOND_TEACHER, ASSESSOR, APPROVER].map(({ identity }) => world.as(identity)),
  );
  const [learner, assessor, approver] = people;
  if (learner === undefined || assessor === undefined || approver === undefined) return;
  const { id: credential } = await learner.record('startCredential', {
    ...{ educator: WHOSE.educator, definition: DEFINITION },
  });
  await learner.record('submitEvidence', { credential, attested: true, work: workOf('e') });
  const submission = lastSubmission(await learner.ask(SUBMISSIONS, { id: credential }));
  await assessor.record('screenSubmission', { submission });
  await assessor.record('claimSubmission', { submission });
  for (const criterion of ['plans from evidence', 'reflects on results']) {
    const score = { submission, criterion, level: 'demonstrated', feedback: 'Seen.' };
    await assessor.record('scoreCriterion', score);
  }
  await assessor.record('recommend', { submission, recommendation: 'award' });
  await approver.record('decideCredential', { submission, decision: 'award' });
  await world.settled();
}
