import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../e2e/person.ts';
import { lastSubmission, lessonStudy, SUBMISSIONS, workOf } from '../support/micro-credential.ts';
import { openWorld, type World } from './world.ts';

/** A micro-credential is earned at the fourth attempt, after a coach was met, and what comes of an award. */
let world: World;
let teacher: Person;
let colleague: Person;
let agency: Person;
let district: Person;
let approver: Person;
let chief: Person;
let assessor: Person;
let second: Person;
let credential: string;
let own: string;

const TWO_TEACHERS = [
  { educator: 'TN-1', givenName: 'Ada', familyName: 'Lovelace' },
  { educator: 'TN-2', givenName: 'Grace', familyName: 'Hopper' },
];
const SEEN = 'seenElsewhere { digest works others firstOn lastOn }';
const ONCE = { firstOn: '2024-07-03', lastOn: '2024-07-03' };
const LEVELS = { met: 'award', not_yet: 'not_yet' } as const;

beforeAll(async () => {
  world = await openWorld({ states: ['TN'], today: '2024-07-01' });
  const staff = (subject: string, role: 'assessor' | 'approver') =>
    world.as({ subject, roles: [role], issuer: 'an-issuer' });
  [teacher, colleague] = await Promise.all([world.teacher('TN-1'), world.teacher('TN-2')]);
  agency = await world.agency('TN');
  district = await world.as({ subject: 'district-1', roles: ['district'], employer: 'a-district' });
  [approver, chief] = await Promise.all([staff('annie', 'approver'), staff('chief', 'approver')]);
  [assessor, second] = await Promise.all([staff('mary', 'assessor'), staff('joan', 'assessor')]);
  for (const person of TWO_TEACHERS) await agency.record('registerEducator', { ...person, state: 'TN' });
  for (const { educator } of TWO_TEACHERS) {
    await agency.record('recordService', {
      ...{ educator, state: 'TN', schoolYear: '2023-24', employer: 'a-district', role: 'teacher' },
    });
  }
  // She is evaluated under a license.
  await agency.record('issueLicense', {
    ...{ educator: 'TN-1', state: 'TN', number: '1', class: 'professional', fields: ['Mathematics 6-12'] },
    ...{ validFrom: '2023-09-01', expiresOn: '2029-08-31' },
  });
  await district.record('recordEvaluation', {
    ...{ educator: 'TN-1', state: 'TN', schoolYear: '2024-25', employer: 'a-district', score: '4' },
  });
}, 120_000);

afterAll(() => world.close());

const see = async (who: Person, what: string, id: string, part: string) =>
  (await who.ask(`query ($id: ID!) { ${what}(id: $id) { ${part} } }`, { id }))[what];

const learning = (part: string) => see(teacher, 'credential', credential, `status learning { ${part} }`);

async function submit(mark: string, note?: string) {
  const evidence = { credential, work: workOf(mark), attested: true };
  await teacher.record('submitEvidence', note === undefined ? evidence : { ...evidence, note });
  return lastSubmission(await teacher.ask(SUBMISSIONS, { id: credential }));
}

async function assess(by: Person, submission: string, level: keyof typeof LEVELS) {
  await by.record('claimSubmission', { submission });
  for (const criterion of ['plans', 'reflects']) {
    const score = { submission, criterion, level: criterion === 'plans' ? 'met' : level };
    await by.record('scoreCriterion', { ...score, feedback: `Of ${criterion}.` });
  }
  await by.record('recommend', { submission, recommendation: LEVELS[level] });
}

async function goalsOf(who: Person) {
  const asked = 'goal setOn outcome credentials { definition title isBegun awardedOn }';
  const { goals } = await who.ask(`{ goals(educator: "TN-1") { edges { node { ${asked} } } } }`);
  const found = goals as { readonly edges: readonly { readonly node: unknown }[] } | null;
  return found === null ? null : found.edges.map(({ node }) => node);
}

async function evidenceTo(who: Person) {
  const asked = 'evidence { goal { source goal outcome } awards { definition title awardedOn } }';
  const { evaluation } = await who.ask(
    `{ evaluation(educator: "TN-1", schoolYear: "2024-25") { ${asked} } }`,
  );
  return (evaluation as { readonly evidence: readonly unknown[] } | null)?.evidence;
}

/** Nobody but the learner and the reviewers hears of a work that is not awarded. */
async function nobodyElseSees(submission: string) {
  for (const other of [colleague, agency, district]) {
    expect(await see(other, 'credential', credential, 'status')).toBeNull();
    expect(await see(other, 'submission', submission, 'status')).toBeNull();
  }
  for (const whoever of [teacher, agency, district]) expect(await evidenceTo(whoever)).toEqual([]);
  await world.settled();
  const { auditTrail } = await agency.ask('{ auditTrail(first: 100) { edges { node { type data } } } }');
  expect(JSON.stringify(auditTrail)).not.toMatch(/credential\.|submission\.|definition\.|goal\./);
}

describe('a micro-credential at the fourth attempt', () => {
  test('begins with a gap, the criteria and what was learned', async () => {
    const definition = lessonStudy('an-issuer', { coachAfter: 3, validMonths: 12 });
    expect(await approver.tell('publishDefinition', { ...definition, criteria: [] })).toMatchObject({
      code: 'criteria',
    });
    await approver.record('publishDefinition', definition);
    const start = { educator: 'TN-1', definition: 'an-issuer.lesson-study' };
    ({ id: credential } = await teacher.record('startCredential', start));
    expect(await teacher.record('startCredential', start)).toMatchObject({ id: credential, events: [] });
    expect(await learning('step')).toEqual({ status: 'started', learning: { step: 'name_gap' } });
    await teacher.record('nameGap', { credential, gap: 'To see a lesson with other eyes.' });
    expect(await learning('step')).toMatchObject({ learning: { step: 'read_criteria' } });
    await teacher.record('readCriteria', { credential });
    expect(await learning('step')).toMatchObject({ learning: { step: 'learn' } });
    await teacher.record('noteLearning', { credential, note: 'Watched three lessons.' });
    expect(await learning('step gap')).toEqual({
      status: 'started',
      learning: { step: 'submit_evidence', gap: 'To see a lesson with other eyes.' },
    });
  });

  test('is tied to a goal of the learner’s own, which nobody else sees, and to one of an evaluation', async () => {
    const ada = { educator: 'TN-1', state: 'TN' };
    const definitions = ['an-issuer.lesson-study'];
    const hears = { ...ada, goal: 'Hears what they think.', definitions };
    ({ id: own } = await teacher.record('setGoal', { ...hears, source: 'teacher' }));
    expect(await teacher.tell('setGoal', { ...hears, state: 'KY', source: 'teacher' })).toMatchObject({
      ...{ code: 'not_of_state', because: expect.stringContaining('not registered in KY') },
    });
    const found = { ...ada, source: 'evaluation', employer: 'a-district', goal: 'Asks open questions.' };
    const { id: theirs } = await district.record('setGoal', { ...found, definitions: [] });
    expect(await district.tell('setGoal', { ...found, employer: 'another' })).toMatchObject({
      code: 'not_found',
    });
    expect(await teacher.tell('tieCredential', { goal: theirs, definition: 'an-issuer.none' })).toMatchObject(
      {
        ...{ code: 'definition_unknown', because: expect.stringContaining('an-issuer.none') },
      },
    );
    await teacher.record('tieCredential', { goal: theirs, definition: 'an-issuer.lesson-study' });
    for (const stranger of [district, colleague, agency]) {
      expect(await stranger.tell('closeGoal', { goal: own, outcome: 'dropped' })).toMatchObject({
        code: 'not_found',
      });
    }
    const set = { setOn: '2024-07-01', outcome: null };
    const tied = { definition: 'an-issuer.lesson-study', title: 'Lesson study', awardedOn: null };
    expect(await goalsOf(teacher)).toEqual([
      { ...set, goal: 'Asks open questions.', credentials: [{ ...tied, isBegun: true }] },
      { ...set, goal: 'Hears what they think.', credentials: [{ ...tied, isBegun: true }] },
    ]);
    expect(await goalsOf(district)).toEqual([
      { ...set, goal: 'Asks open questions.', credentials: [{ ...tied, isBegun: null }] },
    ]);
    expect(await goalsOf(colleague)).toBeNull();
    expect(await goalsOf(agency)).toBeNull();
  });

  test('is screened within a business day: incomplete work comes back unassessed', async () => {
    // Thursday 4 July is a holiday.
    await world.reach('2024-07-03');
    const submission = await submit('a');
    expect(await learning('attempts { status due }')).toMatchObject({
      ...{ status: 'submitted', learning: { attempts: [{ status: 'submitted', due: '2024-07-05' }] } },
    });
    expect(await assessor.tell('claimSubmission', { submission })).toMatchObject({ code: 'not_screened' });
    await assessor.record('screenSubmission', { submission, lacks: 'The sound is missing.' });
    expect(await learning('attempts { lacks } coachMeetingDue')).toEqual({
      status: 'incomplete',
      learning: { attempts: [{ lacks: 'The sound is missing.' }], coachMeetingDue: false },
    });
    await nobodyElseSees(submission);
  });

  test('is not yet earned three times, and each time says what to build on', async () => {
    for (const [nth, mark] of ['b', 'c', 'd'].entries()) {
      const submission = await submit(mark, `Lesson ${nth}.`);
      await assessor.record('screenSubmission', { submission });
      await assess(nth === 1 ? second : assessor, submission, 'not_yet');
      expect(await learning('attempts { reviews { recommendation } }')).toMatchObject({
        status: 'recommended',
      });
      expect(await assessor.tell('decideCredential', { submission, decision: 'not_yet' })).toMatchObject({
        code: 'not_found',
      });
      expect(await approver.tell('decideCredential', { submission, decision: 'award' })).toMatchObject({
        code: 'against_recommendation',
      });
      await approver.record('decideCredential', { submission, decision: 'not_yet' });
      const seen = await learning('attempts { reviews { assessor scores { criterion met feedback } } }');
      expect(seen).toMatchObject({ status: 'not_yet' });
      expect(JSON.stringify(seen)).not.toMatch(/mary|joan|annie/);
      expect(JSON.stringify(seen)).toContain('Of reflects.');
      await nobodyElseSees(submission);
    }
  });

  test('waits for a coach before the fourth, and is then awarded', async () => {
    const evidence = { credential, work: workOf('e'), attested: true, note: 'After the coach.' };
    expect(await teacher.tell('submitEvidence', evidence)).toMatchObject({ code: 'coach_meeting_due' });
    expect(await learning('coachMeetingDue')).toMatchObject({ learning: { coachMeetingDue: true } });
    const third = lastSubmission(await teacher.ask(SUBMISSIONS, { id: credential }));
    expect(await teacher.tell('recordCoachMeeting', { submission: third, note: 'Met.' })).toMatchObject({
      code: 'not_found',
    });
    const meeting = { submission: third, note: 'Film the pupils, not yourself.' };
    // The learner meets the coach, and would know one who judged.
    for (const judge of [assessor, approver]) {
      expect(await judge.tell('recordCoachMeeting', meeting)).toMatchObject({ code: 'has_judged' });
    }
    await chief.record('recordCoachMeeting', meeting);
    const fourth = await submit('e', 'After the coach.');
    await assessor.record('screenSubmission', { submission: fourth });
    const toCoach = { submission: fourth, assessor: 'chief' };
    expect(await approver.tell('assignAssessor', toCoach)).toMatchObject({ code: 'conflict_of_interest' });
    await assess(assessor, fourth, 'met');
    expect(await see(assessor, 'submission', fourth, 'attempt note before { criterion feedback }')).toEqual({
      ...{ attempt: 5, note: 'After the coach.' },
      before: ['plans', 'reflects'].map((criterion) => ({ criterion, feedback: `Of ${criterion}.` })),
    });
    await approver.record('decideCredential', { submission: fourth, decision: 'award' });
    expect(await see(teacher, 'credential', credential, 'status awardedOn validUntil')).toEqual({
      ...{ status: 'awarded', awardedOn: '2024-07-03', validUntil: '2025-07-02' },
    });
    await world.settled();
    const { auditTrail } = await agency.ask(
      '{ auditTrail(types: ["credential.Awarded", "credential.CriterionScored"]) { edges { node { type } } } }',
    );
    expect(auditTrail).toEqual({ edges: [{ node: { type: 'credential.Awarded' } }] });
  });

  test('is learned for goals of two sources, of which each counts it once', async () => {
    await world.settled();
    const shares = async () => {
      const days = '(from: "2024-07-01", to: "2024-07-31")';
      const asked = 'awards educators withoutGoal sources { source awards percent }';
      return (await agency.ask(`{ learningByGoal${days} { ${asked} } }`))['learningByGoal'];
    };
    const sources = [
      { source: 'teacher', awards: 1, percent: '100' },
      { source: 'district', awards: 0, percent: '0' },
      { source: 'evaluation', awards: 1, percent: '100' },
    ];
    expect(await shares()).toEqual({ awards: 1, educators: 1, withoutGoal: 0, sources });
    await teacher.record('closeGoal', { goal: own, outcome: 'reached', because: 'They talk.' });
    await world.settled();
    expect(await shares()).toMatchObject({ awards: 1, sources });
    const [first] = ((await goalsOf(district)) ?? []) as { readonly credentials: readonly object[] }[];
    expect(first?.credentials).toEqual([
      { definition: 'an-issuer.lesson-study', title: 'Lesson study', isBegun: null, awardedOn: '2024-07-03' },
    ]);
    const awards = [{ definition: 'an-issuer.lesson-study', title: 'Lesson study', awardedOn: '2024-07-03' }];
    const goalOf = (source: string) => expect.objectContaining({ source });
    expect(await evidenceTo(teacher)).toEqual([
      { goal: expect.objectContaining({ source: 'teacher', outcome: 'reached' }), awards },
      { goal: goalOf('evaluation'), awards },
    ]);
    // An employer sees the goal it set, an agency that it was awarded; a teacher's own goal nobody else.
    expect(await evidenceTo(district)).toEqual([{ goal: goalOf('evaluation'), awards }]);
    expect(await evidenceTo(agency)).toEqual([{ goal: null, awards }]);
    expect(await evidenceTo(colleague)).toBeUndefined();
    expect(
      (
        await district.ask('{ learningByGoal(state: "TN", from: "2024-07-01", to: "2024-07-31") { awards } }')
      )['learningByGoal'],
    ).toBeNull();
  });

  test('is assessed by nobody who learns the same, or serves where the learner does', async () => {
    const start = { educator: 'TN-2', definition: 'an-issuer.lesson-study' };
    const { id } = await colleague.record('startCredential', start);
    // It is the lesson that the other was awarded for.
    await colleague.record('submitEvidence', { credential: id, work: workOf('e'), attested: true });
    const submission = lastSubmission(await colleague.ask(SUBMISSIONS, { id }));
    await assessor.record('screenSubmission', { submission });
    await world.settled();
    const seen = await see(approver, 'submission', submission, SEEN);
    expect(seen).toEqual({ seenElsewhere: [{ digest: 'e'.repeat(64), works: 1, others: 1, ...ONCE }] });
    const before = lastSubmission(await teacher.ask(SUBMISSIONS, { id: credential }));
    expect(await see(approver, 'submission', before, SEEN)).toEqual(seen);
    expect(await see(colleague, 'submission', submission, SEEN)).toBeNull();
    expect(await teacher.tell('claimSubmission', { submission })).toMatchObject({ code: 'not_found' });
    const stack = lessonStudy('an-issuer', {
      ...{ definition: 'studies', stack: ['an-issuer.lesson-study'], reviews: true },
      ...{ requirements: [], criteria: [], clocks: null },
    });
    await approver.record('publishDefinition', stack);
    // Whoever holds the stack may assess its parts; not a colleague's, though.
    expect(await teacher.tell('claimSubmission', { submission })).toMatchObject({
      code: 'conflict_of_interest',
    });
    const next = lessonStudy('an-issuer', { definition: 'coaching', prerequisites: ['an-issuer.studies'] });
    await approver.record('publishDefinition', next);
    const coaching = { definition: 'an-issuer.coaching' };
    await teacher.record('startCredential', { educator: 'TN-1', ...coaching });
    expect(await colleague.tell('startCredential', { educator: 'TN-2', ...coaching })).toMatchObject({
      ...{ code: 'prerequisites_missing', because: 'Earn first: an-issuer.studies.' },
    });
  });

  test('is revoked by vote once the learner could be heard, and restored on appeal', async () => {
    const opened = { credential, grounds: 'dishonesty', because: 'Seen elsewhere.' };
    expect(
      await chief.tell('openInvestigation', { ...opened, committee: ['mary', 'v-1', 'v-2'] }),
    ).toMatchObject({ code: 'committee' });
    await chief.record('openInvestigation', { ...opened, committee: ['v-1', 'v-2', 'v-3'] });
    const voters = await Promise.all(
      ['v-1', 'v-2'].map((subject) => world.as({ subject, roles: ['assessor'], issuer: 'an-issuer' })),
    );
    for (const voter of voters) {
      expect(await voter.tell('voteOnInvestigation', { credential, vote: 'revoke' })).toMatchObject({
        code: 'response_awaited',
      });
    }
    await teacher.record('respondToInvestigation', { credential, response: 'It is my lesson.' });
    for (const voter of voters) await voter.record('voteOnInvestigation', { credential, vote: 'revoke' });
    expect(
      await see(teacher, 'credential', credential, 'status investigation { outcome revoke keep }'),
    ).toEqual({
      ...{ status: 'revoked', investigation: { outcome: 'revoked', revoke: 2, keep: 0 } },
    });
    expect(await evidenceTo(teacher)).toEqual([]);
    await teacher.record('fileAppeal', { credential, because: 'The other video is mine, too.' });
    const submission = lastSubmission(await teacher.ask(SUBMISSIONS, { id: credential }));
    const answer = { submission, outcome: 'overturned', because: 'It is.' };
    expect(await approver.tell('decideAppeal', answer)).toMatchObject({ code: 'own_decision' });
    expect(await chief.tell('decideAppeal', answer)).toMatchObject({ code: 'own_decision' });
    const other = await world.as({ subject: 'other', roles: ['approver'], issuer: 'an-issuer' });
    await other.record('decideAppeal', answer);
    expect(await see(teacher, 'credential', credential, 'status revokedOn')).toEqual({
      ...{ status: 'awarded', revokedOn: null },
    });
  });

  test('runs out the day after its last, also when nobody was there on that day', async () => {
    await world.reach('2025-07-02');
    expect(await see(teacher, 'credential', credential, 'status')).toEqual({ status: 'awarded' });
    await world.reach('2025-07-05');
    const { learningByGoal } = await agency.ask(
      '{ learningByGoal(from: "2025-07-01", to: "2025-07-31") { awards sources { percent } } }',
    );
    expect(learningByGoal).toEqual({ awards: 0, sources: Array(3).fill({ percent: null }) });
    expect(await see(teacher, 'credential', credential, 'status expiredOn')).toEqual({
      ...{ status: 'expired', expiredOn: '2025-07-03' },
    });
    const start = { educator: 'TN-1', definition: 'an-issuer.lesson-study' };
    const anew = await teacher.record('startCredential', start);
    expect(anew.id).not.toBe(credential);
  });
});
