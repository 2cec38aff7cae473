import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PROJECTIONS } from '../../projections/index.ts';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import { standstillsOf } from '../../src/infra/projector/poison.ts';
import { type Projector, startProjector } from '../../src/infra/projector/projector.ts';
import { newEvent } from '../log/sample-events.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { until } from '../support/projecting.ts';
import { ADA, sampleLife } from '../support/sample-life.ts';
import { AGENCY, DISTRICT, OTHER_AGENCY, TEACHER } from './cast.ts';
import { startTestServer, type TestServer } from './http-server.ts';

const ASK = `query ($educator: ID!, $knownAt: Instant) { renewalStatus(educator: $educator, knownAt: $knownAt) {
  educator license class deadline decision { outcome } underRepair { code since } routes { __typename } answers { __typename }
  } }`;
const LIST = `{ licenses(first: 5) { edges { node { id outcome codes } } } }`;
const KNOWN = { educator: ADA, license: 'TN-1234567', class: 'professional', deadline: '2024-08-31' };

let ledger: TestLedger;
let server: TestServer;
let projector: Projector | undefined;

beforeEach(async () => {
  ledger = await freshLedger();
  const life = sampleLife(ledger.jurist);
  await life.publishLaw();
  await life.beginDay('2024-06-15');
  await life.register();
  await life.issue();
  server = await startTestServer({ jurist: ledger.jurist, pool: ledger.pool });
});
afterEach(async () => {
  await projector?.stop();
  projector = undefined;
  await server.close();
  await ledger.close();
});

describe('the renewal status of an educator whose record cannot be read whole', () => {
  test('tells what is known, that it is under repair, and since when, as the list does', async () => {
    expect(await status(TEACHER)).toMatchObject([{ ...KNOWN, underRepair: null }]);
    await damage();
    startParking();
    await until(async () => (await parkedSince()) !== undefined);
    const head = await ledger.jurist.ledger.log.head();
    expect(await projector?.progress.waitFor(head, 10_000)).toBe(true);
    const told = { ...KNOWN, decision: null, routes: [], answers: [] };
    const since = (await parkedSince())?.toISOString();
    expect(await status(TEACHER)).toEqual([{ ...told, underRepair: { code: 'under_repair', since } }]);
    const { body } = await server.ask(AGENCY, LIST);
    expect(body.data?.['licenses']).toEqual({
      edges: [{ node: { id: 'TN-1234567', outcome: 'undetermined', codes: ['under_repair'] } }],
    });
  });

  test('says so, and notes why, also where no projection has come upon it', async () => {
    await damage();
    expect(await status(AGENCY)).toMatchObject([
      { ...KNOWN, decision: null, underRepair: { code: 'under_repair', since: null } },
    ]);
    expect(server.lines.filter((line) => line.includes('told to be under repair'))).toHaveLength(1);
    expect(server.lines.join('')).toContain('amount_unreadable');
  });

  test('is nobody else’s to see for that', async () => {
    await damage();
    expect(await status(OTHER_AGENCY)).toBeNull();
    expect(await status(DISTRICT)).toBeNull();
  });

  test('is whole where only what was known before is asked', async () => {
    const [last] = await ledger.jurist.ledger.log.readAllBackwards(Number.MAX_SAFE_INTEGER, 1);
    await until(() => Promise.resolve(Date.now() > (last?.recordedAt ?? 0) + 1));
    await damage();
    const knownAt = new Date(last?.recordedAt ?? 0).toISOString();
    expect(await status(AGENCY, knownAt)).toMatchObject([
      { ...KNOWN, decision: { outcome: 'not_met' }, underRepair: null },
    ]);
  });
});

/** What no version of the program ever wrote: a claim of an amount that is none. */
async function damage(): Promise<void> {
  const data = {
    ...{ educator: ADA, state: 'TN', kind: 'workshop', title: 'Bad', quantity: 'a lot', unit: 'clock_hour' },
    ...{ categories: [], completedOn: '2024-05-02', provider: 'Knox County' },
  };
  const event = newEvent({ data: JSON.stringify(data), metadata: { educator: ADA, state: 'TN' } });
  const answer = await ledger.jurist.ledger.log.append('credit-bad', NO_STREAM, [event]);
  expect(answer.outcome).toBe('appended');
}

function startParking(): void {
  const { pool, jurist } = ledger;
  const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
  projector = startProjector({
    pool,
    jurist,
    projections: PROJECTIONS,
    logger,
    poison: 'park',
    isCommand: true,
  });
}

async function parkedSince(): Promise<Date | undefined> {
  const found = await standstillsOf(ledger.pool);
  return found.find(({ projection }) => projection === 'recertification_standing')?.since;
}

async function status(identity: Parameters<TestServer['ask']>[0], knownAt: string | null = null) {
  const { body } = await server.ask(identity, ASK, { educator: ADA, knownAt });
  expect(body.errors).toBeUndefined();
  return body.data?.['renewalStatus'];
}
