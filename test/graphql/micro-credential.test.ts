import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readStream } from '../../src/app/log/ledger.ts';
import { lastSubmission, lessonStudy, SUBMISSIONS, workOf } from '../support/micro-credential.ts';
import { ADA, AGENCY, APPROVER, ASSESSOR, DISTRICT, OTHER_ASSESSOR, OTHER_TEACHER, TEACHER } from './cast.ts';
import { startTestServer, type TestServer } from './http-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(async () => {
  await server.close();
});

async function told(...args: Parameters<TestServer['tell']>) {
  const { status, body } = await server.tell(...args);
  expect(body.errors).toBeUndefined();
  expect(status).toBe(200);
  return body.data?.answer as { id: string; stream: string; code?: string };
}

async function asked(identity: Parameters<TestServer['ask']>[0], query: string, id: string) {
  const { body } = await server.ask(identity, query, { id });
  expect(body.errors).toBeUndefined();
  return Object.values(body.data ?? {})[0] as Record<string, unknown> | null;
}

const CREDENTIAL = `query ($id: ID!) { credential(id: $id) {
  educator status awardedOn learning { step attempts { status due reviews { assessor recommendation
    scores { criterion met feedback } } } }
} }`;
const SUBMISSION = `query ($id: ID!) { submission(id: $id) {
  id definition attempt status due note reviews { assessor recommendation scores { criterion met feedback } }
  before { criterion feedback } artifacts { digest reference }
} }`;

async function submit(credential: string, mark: string) {
  await told(TEACHER, 'submitEvidence', {
    ...{ credential, work: workOf(mark), attested: true, note: 'Another lesson.' },
  });
  return lastSubmission((await server.ask(TEACHER, SUBMISSIONS, { id: credential })).body.data);
}

async function scored(submission: string, level: string, recommendation: string, by = ASSESSOR) {
  await told(by, 'claimSubmission', { submission });
  for (const criterion of ['plans', 'reflects']) {
    const reached = criterion === 'reflects' ? level : 'met';
    await told(by, 'scoreCriterion', { submission, criterion, level: reached, feedback: 'Clear.' });
  }
  const answer = await told(by, 'recommend', { submission, recommendation });
  expect(answer.code).toBeUndefined();
}

describe('a micro-credential', () => {
  beforeEach(async () => {
    await told(AGENCY, 'registerEducator', ADA, '3a0a2c32-47a1-4f6e-8f0b-6f2a4e7a0001');
    await told(APPROVER, 'publishDefinition', lessonStudy('an-issuer'));
  });

  test('is failed in private, assessed blind, and awarded by another than its assessor', async () => {
    const start = { educator: 'TN-100001', definition: 'an-issuer.lesson-study' };
    const { id: credential } = await told(TEACHER, 'startCredential', start);
    const first = await submit(credential, 'a');
    expect(await asked(ASSESSOR, SUBMISSION, first)).toBeNull();
    const screened = await told(ASSESSOR, 'screenSubmission', { submission: first });
    expect(screened).toMatchObject({ id: first, stream: `submission-${first}` });
    await scored(first, 'not_yet', 'not_yet');

    expect(await asked(TEACHER, CREDENTIAL, credential)).toEqual({
      ...{ educator: 'TN-100001', status: 'recommended', awardedOn: null },
      learning: {
        step: 'be_assessed',
        attempts: [{ status: 'recommended', due: '2024-07-09', reviews: [] }],
      },
    });
    expect(await asked(ASSESSOR, SUBMISSION, first)).toMatchObject({
      ...{ id: first, definition: 'an-issuer.lesson-study', attempt: 1, status: 'recommended' },
      reviews: [{ assessor: null, recommendation: 'not_yet', scores: [{ met: true }, { met: false }] }],
    });
    expect(await asked(APPROVER, SUBMISSION, first)).toMatchObject({ reviews: [{ assessor: 'assessor-1' }] });
    expect(await asked(APPROVER, CREDENTIAL, credential)).toBeNull();
    for (const other of [OTHER_TEACHER, OTHER_ASSESSOR, AGENCY, DISTRICT, { ...APPROVER, issuer: 'other' }]) {
      expect(await asked(other, CREDENTIAL, credential)).toBeNull();
      expect(await asked(other, SUBMISSION, first)).toBeNull();
    }

    await told(APPROVER, 'decideCredential', { submission: first, decision: 'not_yet' });
    expect(await asked(TEACHER, CREDENTIAL, credential)).toMatchObject({
      status: 'not_yet',
      learning: {
        step: 'submit_evidence',
        attempts: [
          { reviews: [{ assessor: null, scores: [{ met: true, feedback: 'Clear.' }, { met: false }] }] },
        ],
      },
    });

    const second = await submit(credential, 'b');
    expect(second).not.toBe(first);
    await told(ASSESSOR, 'screenSubmission', { submission: second });
    await scored(second, 'met', 'award');
    expect(await asked(ASSESSOR, SUBMISSION, second)).toMatchObject({
      ...{ attempt: 2, note: 'Another lesson.', artifacts: [{ reference: 'store/b' }] },
      before: [{ criterion: 'plans', feedback: 'Clear.' }, { criterion: 'reflects' }],
    });
    const answer = { submission: second, decision: 'award' };
    expect((await told(ASSESSOR, 'decideCredential', answer)).code).toBe('not_found');
    await told(APPROVER, 'decideCredential', answer);
    expect(await asked(TEACHER, CREDENTIAL, credential)).toMatchObject({
      ...{ status: 'awarded', awardedOn: '2024-07-01', learning: { step: 'be_recognised' } },
    });
    expect(await asked(APPROVER, CREDENTIAL, credential)).toMatchObject({
      status: 'awarded',
      learning: null,
    });
    // How many events came before would tell how often she tried.
    const suspected = { credential, grounds: 'dishonesty', because: 'Seen elsewhere.' };
    const seats = ['one', 'two', 'three'];
    expect(await told(APPROVER, 'openInvestigation', { ...suspected, committee: seats })).toMatchObject({
      ...{ stream: `credential-${credential}`, revision: null, ordinal: expect.any(Number) },
    });
    const claimed = await told(TEACHER, 'claimCredential', { credential, state: 'TN' });
    const [claim] = await readStream(server.jurist.ledger, claimed.stream);
    expect(claim?.data).toMatchObject({
      ...{ kind: 'micro_credential', credential: `credential-${credential}`, completedOn: '2024-07-01' },
    });
  });

  test('is found among what its issuer has published, by its words, page by page', async () => {
    for (const definition of ['coaching', 'a-lesson-for-two']) {
      await told(APPROVER, 'publishDefinition', lessonStudy('an-issuer', { definition, title: 'For two' }));
    }
    const ids = async (args: string) => {
      const { body } = await server.ask(
        TEACHER,
        `{ definitions(${args}) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { id } }
      } }`,
      );
      expect(body.errors).toBeUndefined();
      const { edges, ...page } = body.data?.definitions as {
        readonly totalCount: number;
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
        readonly edges: readonly { readonly node: { readonly id: string } }[];
      };
      return { ...page, ids: edges.map(({ node }) => node.id) };
    };
    const [two, coaching, study] = ['a-lesson-for-two', 'coaching', 'lesson-study'].map(
      (name) => `an-issuer.${name}`,
    );
    const first = await ids('issuer: "an-issuer", first: 2');
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true }, ids: [two, coaching] });
    expect((await ids(`issuer: "an-issuer", after: "${first.pageInfo.endCursor}"`)).ids).toEqual([study]);
    expect((await ids('issuer: "an-issuer", last: 1')).ids).toEqual([study]);
    expect((await ids('issuer: "an-issuer", search: "TWO lesson"')).ids).toEqual([two, coaching]);
    for (const issuer of ['an', 'an-issuer.', '', '%'])
      expect((await ids(`issuer: "${issuer}"`)).ids).toEqual([]);
  });

  test('is judged by two who differ, and then by a third between them', async () => {
    await told(
      APPROVER,
      'publishDefinition',
      lessonStudy('an-issuer', { definition: 'for-two', assessors: 2 }),
    );
    const start = { educator: 'TN-100001', definition: 'an-issuer.for-two' };
    const { id: credential } = await told(TEACHER, 'startCredential', start);
    const submission = await submit(credential, 'c');
    await told(APPROVER, 'screenSubmission', { submission });
    const third = { ...ASSESSOR, subject: 'assessor-3' };
    await scored(submission, 'met', 'award');
    expect((await told(third, 'claimSubmission', { submission })).code).toBeUndefined();
    expect((await told(OTHER_ASSESSOR, 'claimSubmission', { submission })).code).toBe('assessor_assigned');
    // One of the two does nothing with it, and another comes in their place.
    const late = { submission, assessor: 'assessor-3', because: 'Nothing came.' };
    expect((await told(third, 'takeBackSubmission', late)).code).toBe('not_found');
    expect((await told(APPROVER, 'takeBackSubmission', late)).code).toBeUndefined();
    const taken = 'query ($id: ID!) { submission(id: $id) { takenBack { assessor because } } }';
    expect(await asked(APPROVER, taken, submission)).toEqual({
      takenBack: [{ assessor: 'assessor-3', because: 'Nothing came.' }],
    });
    expect(await asked(ASSESSOR, taken, submission)).toEqual({ takenBack: [] });
    const fourth = { ...ASSESSOR, subject: 'assessor-4' };
    await scored(submission, 'not_yet', 'not_yet', OTHER_ASSESSOR);
    const status = async () => (await asked(APPROVER, SUBMISSION, submission))?.['status'];
    expect(await status()).toBe('differing');
    for (const decision of ['award', 'not_yet']) {
      const answer = await told(APPROVER, 'decideCredential', { submission, decision });
      expect(answer.code).toBe('assessors_differ');
    }
    expect((await told(fourth, 'claimSubmission', { submission })).code).toBe('assessor_assigned');
    expect((await told(APPROVER, 'callThirdAssessor', { submission })).code).toBeUndefined();
    expect((await told(third, 'claimSubmission', { submission })).code).toBe('another_assessor');
    await scored(submission, 'met', 'award', fourth);
    expect(await status()).toBe('recommended');
    const against = { submission, decision: 'not_yet' };
    expect((await told(APPROVER, 'decideCredential', against)).code).toBe('against_recommendation');
    expect(
      (await told(APPROVER, 'decideCredential', { submission, decision: 'award' })).code,
    ).toBeUndefined();
    const seen = await asked(TEACHER, CREDENTIAL, credential);
    expect(seen).toMatchObject({ status: 'awarded' });
    // The learner reads what each of the three said, and not who they are.
    const [attempt] = (seen?.['learning'] as { attempts: { reviews: object[] }[] }).attempts;
    expect(attempt?.reviews).toMatchObject(
      ['award', 'not_yet', 'award'].map((recommendation) => ({ assessor: null, recommendation })),
    );
  });
});
