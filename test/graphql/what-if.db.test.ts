import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { fault } from '../../src/app/fault.ts';
import { answererOf, type StartEvaluators } from '../../src/app/what-if/question.ts';
import { createWhatIfs } from '../../src/app/what-if/what-ifs.ts';
import { isPassing } from '../../src/infra/passing-errors.ts';
import { createWhatIfStore } from '../../src/infra/what-if/postgres-store.ts';
import { AS_OF, tennessee } from '../app/what-if/asked.ts';
import { crowd } from '../support/crowd.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { until } from '../support/projecting.ts';
import { sampleLife } from '../support/sample-life.ts';
import { AGENCY, AUDITOR, DISTRICT, OTHER_AGENCY, TEACHER, UNION } from './cast.ts';
import { startTestServer, type TestServer } from './http-server.ts';

let ledger: TestLedger;
let server: TestServer;
/** What becomes of each part before it is evaluated. */
let gate: () => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  ledger = await freshLedger();
  const { jurist, pool } = ledger;
  server = await startTestServer({ jurist, pool, startEvaluators });
  const life = sampleLife(jurist);
  await life.publishLaw();
  await life.confirm('version_day', 'expiration');
  for (const credits of [0, 9, 12, 15]) await crowd(jurist.ledger, { from: credits * 10, size: 2, credits });
});
/** In this thread, which knows the keys. */
const startEvaluators: StartEvaluators = (question) => {
  const answer = answererOf(ledger.jurist.ledger, question, isPassing);
  const ask = async (educators: readonly string[]) => {
    await gate();
    return answer(educators);
  };
  return { ask, width: 2, stop: () => Promise.resolve() };
};

/** Lets no part be evaluated between being shut and being opened. */
function gates() {
  let open: () => void = () => undefined;
  return {
    shut: () => {
      const opened = new Promise<void>((resolve) => (open = resolve));
      gate = () => opened;
    },
    open: () => {
      gate = () => Promise.resolve();
      open();
    },
  };
}

const { open, shut } = gates();
// What waits at the gate would keep the server from closing.
afterEach(() => {
  open();
});

const STOPPED = 'The server that carried it out was stopped: start it again.';
const LOST = 'The server that carried it out is not heard of any more: start it again.';
const fail = (error: unknown) => {
  throw error;
};

afterAll(async () => {
  await server.close();
  await ledger.close();
});

const START = `mutation ($commandId: ID!, $input: StartWhatIfInput!) {
  startWhatIf(commandId: $commandId, input: $input) {
    ... on WhatIf { id status settings { setting value } }
    ... on DraftProblems { problems { line key what remedy } more }
    ... on Refused { code because }
  }
}`;
const CANCEL = `mutation ($commandId: ID!, $input: CancelWhatIfInput!) {
  cancelWhatIf(commandId: $commandId, input: $input) {
    ... on WhatIf { id status }
    ... on Refused { code because }
  }
}`;
const ASK = `query ($id: ID!) { whatIf(id: $id) {
  status educators educatorsDone problem
  result { compared flipped codes { code come } groups(by: field, first: 1) { name flipped } }
} }`;
const FLIPS = `query ($id: ID!, $first: Int, $after: String, $last: Int, $to: Outcome) {
  whatIfFlips(id: $id, first: $first, after: $after, last: $last, to: $to) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { node { educator from to come } }
  }
}`;

const LIST = `query ($status: WhatIfStatus, $askedBy: ID, $strand: String, $direction: SortDirection!, $first: Int, $after: String) {
  whatIfs(state: "TN", status: $status, askedBy: $askedBy, strand: $strand, direction: $direction, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { node { id status askedBy askedAt educators educatorsDone problem } }
  }
}`;

type Asker = Parameters<TestServer['ask']>[0];

/** Of what is answered, what these tests look into. */
interface Answer {
  readonly id: string;
  readonly status: string;
  readonly educators: number | null;
  readonly problem: string;
  readonly pageInfo: { readonly endCursor: string };
  readonly totalCount: number;
  readonly edges: readonly { readonly node: { readonly educator: string; readonly id: string } }[];
}

async function sent(who: Asker, query: string, variables: object): Promise<Answer> {
  const { body } = await server.ask(who, query, variables);
  expect(body.errors).toBeUndefined();
  return Object.values(body.data ?? {})[0] as Answer;
}

const start = async (total: number, id: string = randomUUID(), who: Asker = AGENCY) =>
  sent(who, START, {
    commandId: id,
    input: { state: 'TN', strand: 'recertification', policyText: await tennessee(total), asOf: AS_OF },
  });
const find = (id: string, who: Asker = AGENCY) => sent(who, ASK, { id });
const ended = async (id: string) => {
  await until(async () => (await find(id)).status !== 'running');
  return find(id);
};

/** Every row of the ledger and of what is read, by their number. */
async function rowsOfLedger(): Promise<unknown> {
  const { rows } = await ledger.pool.query(
    `SELECT (SELECT count(*) FROM ledger.events) AS events, (SELECT ordinal FROM ledger.head) AS head,
            (SELECT count(*) FROM read_models.derived_work) AS work,
            (SELECT count(*) FROM read_models.recertification_standing) AS standings`,
  );
  return rows;
}

describe('a what-if', () => {
  test('is carried out in the background, tells who flips and why, and writes nothing to the ledger', async () => {
    const before = await rowsOfLedger();
    const { id } = await start(75);
    expect(await ended(id)).toEqual({
      ...{ status: 'done', educators: 8, educatorsDone: 8, problem: null },
      result: {
        ...{ compared: 8, flipped: 2 },
        codes: expect.arrayContaining([{ code: 'short_of_total', come: 2 }]) as unknown,
        groups: [{ name: 'A "quoted", \\ one', flipped: 2 }],
      },
    });
    const flips = await sent(AUDITOR, FLIPS, { id });
    const names = flips.edges.map(({ node }) => node.educator);
    expect(names).toEqual(['TN-500120', 'TN-500121']);
    expect(await rowsOfLedger()).toEqual(before);
  });

  test('sent again under its id is the same, and with another draft is refused', async () => {
    const id = randomUUID();
    await start(70, id);
    expect(await start(70, id)).toMatchObject({ id });
    await ended(id);
    expect(await start(70, id)).toMatchObject({ id, status: 'done' });
    expect(await start(71, id)).toMatchObject({ code: 'command_reused' });
  });

  test('pages who flips, from both ends, without losing or repeating anybody', async () => {
    const { id } = await start(100);
    await ended(id);
    const first = await sent(AGENCY, FLIPS, { id, first: 3, to: 'not_met' });
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    const { endCursor } = first.pageInfo;
    const second = await sent(AGENCY, FLIPS, { id, first: 3, after: endCursor });
    expect(second).toMatchObject({ pageInfo: { hasNextPage: false, hasPreviousPage: true } });
    const last = await sent(AGENCY, FLIPS, { id, last: 1 });
    expect(last.edges).toEqual(second.edges);
    expect([...first.edges, ...second.edges]).toHaveLength(4);
    expect(await sent(AGENCY, FLIPS, { id, to: 'met' })).toMatchObject({ totalCount: 0, edges: [] });
  });

  test('is one at a time in a state, and ends when it is cancelled', async () => {
    shut();
    const { id } = await start(75);
    expect(await start(76)).toMatchObject({ code: 'busy' });
    const cancelled = await sent(AGENCY, CANCEL, { commandId: randomUUID(), input: { id } });
    expect(cancelled).toEqual({ id, status: 'cancelled' });
    open();
    const { id: next } = await start(76);
    expect(await ended(next)).toMatchObject({ status: 'done' });
    expect(await find(id)).toMatchObject({ status: 'cancelled', educatorsDone: 0, result: null });
  });

  test('that cannot be carried out says so, and the log of the server says why', async () => {
    gate = () => Promise.reject(fault('thread_lost', 'A thread ended.'));
    const { id } = await start(75);
    const failed = await ended(id);
    gate = () => Promise.resolve();
    expect(failed).toMatchObject({ status: 'failed', result: null });
    expect(failed.problem).toMatch(/^It could not be carried out, /);
    expect(server.lines.filter((line) => line.includes('thread_lost'))).toHaveLength(1);
  });

  test('whose server was stopped, or is not heard of any more, is told as failed and may be started again', async () => {
    shut();
    const { jurist, pool } = ledger;
    const other = createWhatIfs({ jurist, store: createWhatIfStore(pool), startEvaluators, onFailure: fail });
    const ask = { state: 'TN', strand: 'recertification', policyText: await tennessee(75), asOf: AS_OF };
    const begun = await other.start({ identity: AGENCY, commandId: randomUUID() }, ask);
    const stopping = other.stop();
    open();
    await stopping;
    const stopped = 'id' in begun ? begun.id : '';
    expect(await find(stopped)).toMatchObject({ status: 'failed', problem: STOPPED });

    shut();
    const { id: lost } = await start(75);
    // From then on nothing is heard of it until it has evaluated somebody.
    await until(async () => (await find(lost)).educators === 8);
    await pool.query(`UPDATE what_if.run SET seen_at = seen_at - interval '31 seconds' WHERE run = $1`, [
      lost,
    ]);
    expect(await find(lost)).toMatchObject({ status: 'failed', problem: LOST });
    expect(await sent(AGENCY, CANCEL, { commandId: randomUUID(), input: { id: lost } })).toEqual({
      ...{ id: lost, status: 'failed' },
    });
    const { id: next } = await start(76);
    open();
    expect(await ended(next)).toMatchObject({ status: 'done' });
    expect(await find(lost)).toMatchObject({ status: 'failed', problem: LOST, educatorsDone: 0 });
  });

  test('is kept for a day', async () => {
    const { id } = await start(75);
    await ended(id);
    const older = (by: string) =>
      ledger.pool.query('UPDATE what_if.run SET asked_at = asked_at - $2::interval WHERE run = $1', [id, by]);
    await older('23 hours 55 minutes');
    expect(await find(id)).toMatchObject({ status: 'done' });
    await older('5 minutes');
    expect(await find(id)).toBeNull();
    await ended((await start(75)).id);
    const { rows } = await ledger.pool.query('SELECT FROM what_if.flip WHERE run = $1', [id]);
    expect(rows).toHaveLength(0);
  });

  test('whose id was forgotten is found in the list of its state, and cancelled', async () => {
    await ledger.pool.query('DELETE FROM what_if.run');
    const { id: done } = await start(75);
    await ended(done);
    shut();
    const { id: forgotten } = await start(76);
    await until(async () => (await find(forgotten)).educators === 8);
    const list = (variables: object, who: Asker = AGENCY) =>
      sent(who, LIST, { direction: 'desc', ...variables });
    const [running, ...more] = (await list({ status: 'running' })).edges;
    expect(running?.node).toMatchObject({
      ...{ id: forgotten, status: 'running', askedBy: AGENCY.subject, educators: 8, educatorsDone: 0 },
    });
    expect(more).toEqual([]);
    await sent(AGENCY, CANCEL, { commandId: randomUUID(), input: { id: forgotten } });
    open();
    const ids = ({ edges }: Answer) => edges.map(({ node }) => node.id);
    expect(ids(await list({}, AUDITOR))).toEqual([forgotten, done]);
    expect(ids(await list({ direction: 'asc' }))).toEqual([done, forgotten]);
    const first = await list({ first: 1 });
    expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    const second = await list({ first: 1, after: first.pageInfo.endCursor });
    expect([...ids(first), ...ids(second)]).toEqual([forgotten, done]);
    expect(second).toMatchObject({ pageInfo: { hasNextPage: false, hasPreviousPage: true } });
    expect(ids(await list({ status: 'cancelled', askedBy: AGENCY.subject }))).toEqual([forgotten]);
    expect(await list({ askedBy: 'somebody-else' })).toMatchObject({ totalCount: 0 });
    expect(await list({ strand: 'career_pathways' })).toMatchObject({ totalCount: 0 });
    const { body } = await server.ask(AGENCY, LIST, { direction: 'asc', after: first.pageInfo.endCursor });
    expect(body.errors?.[0]?.message).toContain('is not a cursor of this list in this order');
    for (const who of [OTHER_AGENCY, DISTRICT, UNION, TEACHER]) expect(await list({}, who)).toBeNull();
  });

  test('names what is wrong with a draft, and refuses one of another law', async () => {
    const text = await tennessee();
    const input = { state: 'TN', strand: 'recertification' };
    const slip = { ...input, policyText: text.replace('at_least: 60\n', 'at_leest: 60\n') };
    expect(await sent(AGENCY, START, { commandId: randomUUID(), input: slip })).toEqual({
      problems: [expect.objectContaining({ remedy: 'Did you mean at_least?' })],
      more: 0,
    });
    const other = { ...input, strand: 'career_pathways', policyText: text };
    expect(await sent(AGENCY, START, { commandId: randomUUID(), input: other })).toMatchObject({
      code: 'other_law',
    });
  });

  test('is begun by the agency of the state alone, and read by its auditors', async () => {
    const { id } = await start(75);
    await ended(id);
    for (const who of [OTHER_AGENCY, AUDITOR, DISTRICT, UNION, TEACHER]) {
      expect(await start(75, randomUUID(), who)).toMatchObject({ code: 'not_found' });
      const cancelled = await sent(who, CANCEL, { commandId: randomUUID(), input: { id } });
      expect(cancelled).toMatchObject({ code: 'not_found' });
    }
    expect(await find(id, AUDITOR)).toMatchObject({ status: 'done' });
    for (const who of [OTHER_AGENCY, DISTRICT, UNION, TEACHER]) {
      expect(await find(id, who)).toBeNull();
      expect(await sent(who, FLIPS, { id })).toBeNull();
    }
  });
});
