import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { PROJECTIONS } from '../../projections/index.ts';
import type { Identity } from '../../src/app/access.ts';
import { type Projector, startProjector } from '../../src/infra/projector/projector.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { lastSubmission, lessonStudy, SUBMISSIONS, workOf } from '../support/micro-credential.ts';
import {
  ADA,
  ADMIN,
  AGENCY,
  APPROVER,
  ASSESSOR,
  AUDITOR,
  CLAIM,
  DISTRICT,
  OTHER_AGENCY,
  OTHER_TEACHER,
  TEACHER,
  UNION,
} from './cast.ts';
import { startTestServer, type TestServer } from './http-server.ts';

let ledger: TestLedger;
let projector: Projector;
let server: TestServer;
let credential: string;
let credit: string;
let head: number;

async function told(...args: Parameters<TestServer['tell']>) {
  const { body } = await server.tell(...args);
  expect(body.data?.answer).toHaveProperty('stream');
  return body.data?.answer as { id: string; stream: string };
}

beforeAll(async () => {
  ledger = await freshLedger();
  const { jurist, pool } = ledger;
  projector = startProjector({ pool, jurist, projections: PROJECTIONS, logger: pino({ level: 'silent' }) });
  server = await startTestServer({ jurist, pool, progress: projector.progress });
  await told(AGENCY, 'registerEducator', ADA);
  credit = (await told(TEACHER, 'claimCredit', CLAIM)).stream;
  await told(AGENCY, 'denyCredit', {
    ...{ credit: credit.slice('credit-'.length), reason: 'unrelated', because: 'Ada may ask again.' },
  });
  await told(APPROVER, 'publishDefinition', lessonStudy('an-issuer', { screened: false }));
  const start = { educator: 'TN-100001', definition: 'an-issuer.lesson-study' };
  credential = (await told(TEACHER, 'startCredential', start)).id;
  for (const [level, answer] of [
    ['not_yet', 'not_yet'],
    ['met', 'award'],
  ] as const) {
    const evidence = {
      credential,
      work: workOf(answer === 'award' ? 'b' : 'a'),
      attested: true,
      note: 'Mine.',
    };
    await told(TEACHER, 'submitEvidence', evidence);
    const submission = lastSubmission((await server.ask(TEACHER, SUBMISSIONS, { id: credential })).body.data);
    await told(APPROVER, 'assignAssessor', { submission, assessor: 'assessor-1' });
    for (const criterion of ['plans', 'reflects']) {
      await told(ASSESSOR, 'scoreCriterion', { submission, criterion, level, feedback: 'Words for Ada.' });
    }
    await told(ASSESSOR, 'recommend', { submission, recommendation: answer });
    await told(APPROVER, 'decideCredential', { submission, decision: answer });
  }
  head = await jurist.ledger.log.head();
}, 120_000);

afterAll(async () => {
  await server.close();
  await projector.stop();
  await ledger.close();
});

interface Entry {
  readonly id: string;
  readonly ordinal: number;
  readonly revision: number | null;
  readonly commandId: string;
  readonly causationId: string;
  readonly type: string;
  readonly actor: string;
  readonly data: string;
  readonly recordedAt: string;
}

interface Trail {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Entry }[];
}

const QUERY = `query (
  $stream: ID, $educator: ID, $state: State, $types: [String!], $from: Instant, $to: Instant,
  $first: Int, $after: String, $atLeast: Position
) {
  auditTrail(
    stream: $stream, educator: $educator, state: $state, types: $types, from: $from, to: $to,
    first: $first, after: $after, atLeast: $atLeast
  ) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node { id ordinal stream revision type actor commandId causationId data recordedAt } }
  }
}`;

async function trail(identity: Identity, variables: object = {}): Promise<Trail | null> {
  const { body } = await server.ask(identity, QUERY, { first: 100, atLeast: head, ...variables });
  expect(body.errors).toBeUndefined();
  return body.data?.auditTrail as Trail | null;
}

async function entries(identity: Identity, variables: object = {}): Promise<readonly Entry[]> {
  const found = await trail(identity, variables);
  expect(found?.totalCount).toBe(found?.edges.length);
  return (found?.edges ?? []).map(({ node }) => node);
}

describe('the audit trail', () => {
  test('of a micro-credential shows everybody but the learner that it was awarded, and nothing else', async () => {
    const stream = `credential-${credential}`;
    for (const other of [AGENCY, AUDITOR]) {
      expect((await entries(other, { stream })).map(({ type }) => type)).toEqual(['credential.Awarded']);
      const [award] = await entries(other, { stream });
      // It was the second: whoever is not the learner does not learn that there was a first.
      expect(JSON.parse(award?.data ?? '')).toMatchObject({ attempt: '[personal]', approver: 'approver-1' });
      // Neither by its place in the stream, nor by trying which attempt gives the event its id.
      expect(award).toMatchObject({ revision: null, commandId: '[personal]', causationId: '[personal]' });
      const all = await entries(other);
      expect(all.filter(({ type }) => type.startsWith('credential.'))).toHaveLength(1);
    }
    const own = await entries(TEACHER, { stream });
    expect(own).toHaveLength(13);
    expect(own.at(0)?.type).toBe('credential.Started');
    expect(JSON.parse(own.at(-1)?.data ?? '')).toMatchObject({ attempt: 2, approver: '[reviewer]' });
  });

  test('tells the learner what was said of the work, not who said it', async () => {
    const own = await entries(TEACHER, { stream: `credential-${credential}` });
    expect(JSON.stringify(own)).not.toMatch(/assessor-1|approver-1/);
    // What a review said before it was the answer is not to be found by trying either.
    const recommended = own.filter(({ type }) => type === 'credential.Recommended');
    expect(recommended).toHaveLength(2);
    for (const entry of recommended) {
      expect(entry).toMatchObject({ commandId: '[reviewer]', causationId: '[reviewer]' });
    }
    const all = await ledger.jurist.ledger.log.readStream(`credential-${credential}`);
    const commands = new Map(all.map(({ id, metadata }) => [id, metadata.commandId]));
    const mine = own.filter(({ actor }) => actor === 'teacher-1');
    expect(mine.map(({ commandId }) => commandId)).toEqual(mine.map(({ id }) => commands.get(id)));
    const scored = own.find(({ type }) => type === 'credential.CriterionScored');
    expect(scored?.actor).toBe('[reviewer]');
    expect(JSON.parse(scored?.data ?? '')).toMatchObject({
      ...{ assessor: '[reviewer]', criterion: 'plans', feedback: '[personal]' },
    });
  });

  test('shows each event as it was recorded but for what is personal', async () => {
    const [registered, claimed, denied] = await entries(AGENCY, { educator: 'TN-100001' });
    expect(registered?.data).not.toMatch(/Ada|Lovelace|987654320|sealed/);
    expect(JSON.parse(denied?.data ?? '')).toMatchObject({ because: '[personal]', capacity: 'agency' });
    const stored = await ledger.jurist.ledger.log.readStream(credit);
    expect(claimed).toMatchObject({ type: 'credit.Claimed', data: stored[0]?.data });
  });

  test('is found by stream, educator, state, type and time, and paged in its order', async () => {
    expect((await entries(AGENCY, { stream: credit })).map(({ type }) => type)).toEqual([
      ...['credit.Claimed', 'credit.Denied'],
    ]);
    expect(await entries(AGENCY, { educator: 'TN-100002' })).toEqual([]);
    expect(await entries(AGENCY, { state: 'PA' })).toEqual([]);
    expect(await entries(AGENCY, { types: ['credit.Denied', 'credit.Approved'] })).toHaveLength(1);
    const all = await entries(AGENCY);
    const at = all[1]?.recordedAt;
    expect(await entries(AGENCY, { from: at })).toEqual(
      all.filter(({ recordedAt }) => recordedAt >= (at ?? '')),
    );
    expect(await entries(AGENCY, { to: at })).toEqual(
      all.filter(({ recordedAt }) => recordedAt <= (at ?? '')),
    );

    const paged: Entry[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Trail | null = await trail(TEACHER, { first: 5, after });
      paged.push(...(page?.edges ?? []).map(({ node }) => node));
      after = page?.pageInfo.endCursor ?? null;
      more = page?.pageInfo.hasNextPage ?? false;
    }
    expect(paged).toEqual(await entries(TEACHER));
    // Definitions and anonymous ids of submissions are nobody's: they have ordinals in between.
    const ordinals = paged.map(({ ordinal }) => ordinal);
    expect(ordinals).toEqual([...new Set(ordinals)].sort((one, other) => one - other));
  });

  test('of another’s record is as empty as one that is not there', async () => {
    for (const identity of [OTHER_TEACHER, OTHER_AGENCY]) {
      const foreign = await trail(identity, { stream: credit });
      expect(foreign).toEqual(await trail(identity, { stream: `credit-${randomUUID()}` }));
      expect(foreign?.totalCount).toBe(0);
    }
    for (const identity of [UNION, DISTRICT, ASSESSOR, APPROVER, ADMIN])
      expect(await trail(identity)).toBeNull();
  });
});
