import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { evaluations } from '../../projections/evaluations/projection.ts';
import { PROJECTIONS } from '../../projections/index.ts';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import { END } from '../../src/app/log/event-log.ts';
import { employment } from '../../src/domain/employment/index.ts';
import { type Projector, startProjector } from '../../src/infra/projector/projector.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { rebuilt } from '../support/projecting.ts';
import { readTables } from '../support/read-tables.ts';
import { sampleLife } from '../support/sample-life.ts';
import { ADA, AGENCY, AUDITOR, DISTRICT, LICENSE, OTHER_TEACHER, TEACHER, UNION } from './cast.ts';
import { startTestServer, type TestServer } from './http-server.ts';

const QUERY = `query ($educator: ID, $schoolYear: String!, $asOf: Day, $knownAt: Instant) {
  evaluation(educator: $educator, schoolYear: $schoolYear, asOf: $asOf, knownAt: $knownAt) {
    license class employers ratings { score kind on employer } observations { act on by }
    decision { outcome codes missing requirement { id outcome counted events citations { link } } }
    answers { id value citations { link } } evidence { goal { id } awards { definition } }
  }
}`;

const LIST = `query ($filter: EvaluationFilter, $sort: EvaluationSort!, $first: Int, $after: String) {
  evaluations(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { educator schoolYear license employers ratings observations outcome codes owed progress holdsUntil
                   pending } }
  }
}`;

let fresh: TestLedger;
let projector: Projector;
let server: TestServer;
let life: ReturnType<typeof sampleLife>;

const YEAR = { educator: 'TN-100001', state: 'TN', employer: 'a-district' };
const SERVED = { ...YEAR, role: 'teacher', days: 180, fte: '1' };

async function caughtUp(): Promise<void> {
  expect(await projector.progress.waitFor(await fresh.jurist.ledger.log.head(), 20_000)).toBe(true);
}

beforeAll(async () => {
  fresh = await freshLedger();
  const { jurist, pool } = fresh;
  const logger = pino({ level: 'silent' });
  projector = startProjector({ pool, jurist, projections: PROJECTIONS, logger, isCommand: true });
  server = await startTestServer({
    ...{ jurist, pool },
    progress: { waitFor: (ordinal, timeout) => projector.progress.waitFor(ordinal, timeout) },
  });
  life = sampleLife(jurist);
  await server.tell(AGENCY, 'registerEducator', ADA);
  await server.tell(AGENCY, 'issueLicense', LICENSE);
  // Before any law is published there is a place for the educator, and nothing to show.
  await caughtUp();
  await life.publishLaw();
  await life.beginDay('2024-06-15');
  for (const [setting, value] of [
    ['observations_reported_from', '2023-07-01'],
    ['observations_practitioner', '2'],
    ['observations_professional', '1'],
    ['months_for_results', '6'],
  ]) {
    const confirmed = { state: 'TN', strand: 'evaluation', setting, value, because: 'A letter.' };
    await server.tell(AGENCY, 'confirmSetting', confirmed);
  }
  await server.tell(AGENCY, 'recordService', { ...SERVED, schoolYear: '2021-22', employer: 'another' });
  for (const schoolYear of ['2022-23', '2023-24']) {
    await server.tell(AGENCY, 'recordService', { ...SERVED, schoolYear });
  }
  const rating = { ...YEAR, schoolYear: '2022-23', score: '4', kind: 'overall', on: '2023-05-20' };
  await server.tell(DISTRICT, 'recordEvaluation', rating);
}, 120_000);

afterAll(async () => {
  await server.close();
  await projector.stop();
  await fresh.close();
});

async function asked(identity: typeof TEACHER, variables: object) {
  const { body } = await server.ask(identity, QUERY, variables);
  expect(body.errors).toBeUndefined();
  return body.data?.evaluation as Readonly<Record<string, unknown>> | null;
}

async function listed(identity: typeof TEACHER, filter: object = {}, more: object = {}) {
  await caughtUp();
  const sort = { by: 'schoolYear', direction: 'asc' };
  const { body } = await server.ask(identity, LIST, { filter, sort, ...more });
  expect(body.errors).toBeUndefined();
  const page = body.data?.evaluations as {
    readonly totalCount: number;
    readonly pageInfo: { readonly endCursor: string };
    readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[];
  } | null;
  return page && { ...page, nodes: page.edges.map(({ node }) => node) };
}

describe('the evaluation of a school year', () => {
  test('tells the teacher whether it is owed and done, by which law and which events', async () => {
    const done = await asked(TEACHER, { schoolYear: '2022-23' });
    expect(done).toMatchObject({
      ...{ license: 'TN-1234567', class: 'professional', employers: ['a-district'] },
      ratings: [{ score: '4', kind: 'overall', on: '2023-05-20', employer: 'a-district' }],
      decision: { outcome: 'met', missing: [] },
      evidence: [],
    });
    expect(done?.answers).toMatchObject([
      { id: 'owed', value: 'full', citations: expect.arrayContaining([expect.anything()]) },
      { id: 'progress', value: 'done' },
      { id: 'worth', value: 'points_15' },
    ]);
    const { requirement } = done?.decision as {
      readonly requirement: readonly { readonly id: string; readonly events: readonly string[] }[];
    };
    expect(requirement.find(({ id }) => id === 'rating')?.events).toHaveLength(1);
  });

  test('is seen as of any day, and as it was known at any instant', async () => {
    const [last] = await fresh.jurist.ledger.log.readAllBackwards(END, 1);
    const before = new Date(last?.recordedAt ?? 0).toISOString();
    await server.tell(DISTRICT, 'recordAct', {
      ...{ educator: 'TN-100001', state: 'TN', act: 'observation', on: '2024-02-01', doneBy: 'employer' },
    });
    const rating = { ...YEAR, schoolYear: '2023-24', score: '5', kind: 'overall', on: '2024-06-01' };
    await server.tell(DISTRICT, 'recordEvaluation', rating);
    const year = { educator: 'TN-100001', schoolYear: '2023-24', asOf: '2024-06-30' };
    expect(await asked(AGENCY, year)).toMatchObject({
      observations: [{ act: 'observation', on: '2024-02-01', by: 'employer' }],
      decision: { outcome: 'met' },
    });
    expect(await asked(AGENCY, { ...year, knownAt: before })).toMatchObject({
      ratings: [],
      observations: [],
      decision: { outcome: 'not_met' },
    });
    // Service is reported of a year that is over.
    expect(await asked(AGENCY, { ...year, asOf: '2024-06-29' })).toMatchObject({
      decision: { outcome: 'not_applicable' },
    });
  });

  test('is for the educator, agency, auditor and who employed her in that year', async () => {
    const year = { educator: 'TN-100001', schoolYear: '2022-23' };
    expect(await asked(AGENCY, year)).not.toBeNull();
    expect(await asked(AUDITOR, year)).not.toBeNull();
    expect(await asked(DISTRICT, year)).not.toBeNull();
    expect(await asked(DISTRICT, { ...year, schoolYear: '2021-22' })).toBeNull();
    expect(await asked(OTHER_TEACHER, year)).toBeNull();
    expect(await asked(UNION, year)).toBeNull();
  });

  test('is listed by employer, year, rating and what is done, page by page', async () => {
    expect((await listed(AGENCY))?.nodes.at(-1)).toMatchObject({
      ...{ schoolYear: '2023-24', owed: 'none', progress: 'not_owed', holdsUntil: '2024-06-30' },
    });
    // Service is of a year that is over: nothing is recorded, a day begins.
    await life.beginDay('2024-06-30');
    const all = await listed(AGENCY);
    expect(all?.nodes).toMatchObject([
      { schoolYear: '2021-22', ratings: [], outcome: 'not_met', owed: 'full', progress: 'missing' },
      { schoolYear: '2022-23', ratings: ['4'], outcome: 'met', observations: 0, progress: 'done' },
      { schoolYear: '2023-24', ratings: ['5'], outcome: 'met', observations: 1, pending: false },
    ]);
    expect((await listed(AGENCY, { rating: '5' }))?.nodes).toMatchObject([{ schoolYear: '2023-24' }]);
    expect((await listed(AGENCY, { progress: 'missing' }))?.totalCount).toBe(1);
    expect((await listed(AGENCY, { outcome: 'met', schoolYear: '2022-23' }))?.totalCount).toBe(1);
    const first = await listed(AGENCY, {}, { first: 2 });
    expect(first?.nodes).toHaveLength(2);
    const rest = await listed(AGENCY, {}, { first: 2, after: first?.pageInfo.endCursor });
    expect(rest?.nodes).toMatchObject([{ schoolYear: '2023-24' }]);
  });

  test('is listed to an employer of its own people and years, to a teacher and a union not', async () => {
    expect((await listed(DISTRICT, { state: 'TN' }))?.nodes.map(({ schoolYear }) => schoolYear)).toEqual([
      '2022-23',
      '2023-24',
    ]);
    expect(await listed(DISTRICT, { state: 'TN', employer: 'another' })).toBeNull();
    expect(await listed(TEACHER, { state: 'TN' })).toBeNull();
    expect(await listed(UNION)).toBeNull();
  });

  test('has a place for the school year that begins while somebody is employed, though nothing is recorded', async () => {
    const { ledger } = fresh.jurist;
    const target = { stream: 'employment-1', state: 'TN', educator: 'TN-100001' };
    const began = { educator: 'TN-100001', state: 'TN', employer: 'a-district', setting: 'public' };
    const command = { type: 'Begin', ...began, position: 'teacher', fte: '1', on: '2024-06-01' } as const;
    const by = { commandId: 'employed', actor: 'agency:tn' };
    expect(await execute(ledger, employment, target, asGiven(command), by)).toHaveProperty('stream');
    expect((await listed(AGENCY))?.nodes.at(-1)).toMatchObject({
      schoolYear: '2023-24',
      holdsUntil: '2024-07-01',
    });
    await life.beginDay('2024-07-01');
    expect((await listed(AGENCY))?.nodes.at(-1)).toMatchObject({
      ...{ schoolYear: '2024-25', employers: ['a-district'], owed: 'full', progress: 'due' },
      ...{ outcome: 'not_met', holdsUntil: '2025-07-01' },
    });
  });

  test('is the same table when it is built anew', async () => {
    await caughtUp();
    const grown = (await readTables(fresh.pool))['evaluations'];
    await rebuilt(fresh, evaluations);
    expect(grown).toContain('2022-23');
    expect((await readTables(fresh.pool))['evaluations']).toBe(grown);
  });
});
