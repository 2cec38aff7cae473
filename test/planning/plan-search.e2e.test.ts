import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { offerings } from '../../projections/offerings/projection.ts';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import { readEvery } from '../../src/app/log/ledger.ts';
import type { PlanSearch } from '../../src/app/planning/plan-search.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { offering, type OfferingTerms } from '../../src/domain/offering/index.ts';
import { offeringStream } from '../../src/domain/streams.ts';
import { startPlanSearch } from '../../src/infra/planning/start-plan-search.ts';
import { START } from '../domain/credential-terms.ts';
import { AGENCY, TEACHER } from '../graphql/cast.ts';
import { startTestServer, type TestServer } from '../graphql/http-server.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { project, until } from '../support/projecting.ts';
import { ADA, sampleLife } from '../support/sample-life.ts';

const GATED = new URL('gated-search.mjs', import.meta.url);
const [HAS_A_TASK, IS_OPEN] = [0, 1];
const PLANS = `{ planToRenew {
  considered usable missingWithEverything before { outcome missing }
  plans { leastBy proven closesAll hours doneOn items { kind id awaits } after { outcome counted } remaining { id missing } }
} }`;

let ledger: TestLedger;
let gate: Int32Array;
let search: PlanSearch & { readonly stop: () => Promise<void> };
let server: TestServer;
let here: TestServer;
const notDone: Error[] = [];
const BADGE = 'an-issuer.lesson-study';

beforeEach(async () => {
  ledger = await freshLedger();
  const life = sampleLife(ledger.jurist);
  await life.publishLaw();
  await life.confirm('version_day', 'expiration');
  await life.register();
  await life.issue();
  await life.claim('forty', '40');
  const shared = new SharedArrayBuffer(8);
  gate = new Int32Array(shared);
  search = startPlanSearch((error) => notDone.push(error), GATED, shared);
  const { jurist, pool } = ledger;
  server = await startTestServer({ jurist, pool, planSearch: search });
  here = await startTestServer({ jurist, pool });
});
afterEach(async () => {
  open();
  await search.stop();
  await server.close();
  await here.close();
  await ledger.close();
});

/** Lists something in Tennessee. */
async function announce(name: string, terms: Omit<OfferingTerms, 'title'>): Promise<void> {
  const said = { catalogue: 'tn', name, title: name, states: ['TN'], on: '2024-01-01', ...terms };
  const target = { stream: offeringStream(`tn.${name}`), state: 'TN' };
  const request = { commandId: randomUUID(), actor: 'agency' };
  const { ledger: written } = ledger.jurist;
  const answer = await execute(written, offering, target, asGiven({ type: 'Announce', ...said }), request);
  expect(isRefusal(answer) ? answer : undefined).toBeUndefined();
}

function open(): void {
  Atomics.store(gate, IS_OPEN, 1);
  Atomics.notify(gate, IS_OPEN);
}

describe('a plan', () => {
  test('is searched while other questions are answered, and is the one that would be found in their thread', async () => {
    await sampleLife(ledger.jurist).claim('twenty', '20');
    let isAnswered = false;
    const planned = server.ask(TEACHER, PLANS).finally(() => (isAnswered = true));
    await until(() => Promise.resolve(Atomics.load(gate, HAS_A_TASK) === 1));
    const { body } = await server.ask(
      AGENCY,
      '{ renewalStatus(license: "TN-1234567") { decision { outcome } } }',
    );
    expect(body.data?.['renewalStatus']).toEqual([{ decision: { outcome: 'not_met' } }]);
    expect(isAnswered).toBe(false);
    open();
    const answer = (await planned).body.data;
    expect(answer?.['planToRenew']).toMatchObject([
      { plans: [{ closesAll: true, after: { outcome: 'met', counted: '60' } }] },
    ]);
    expect(answer).toEqual((await here.ask(TEACHER, PLANS)).body.data);
  });

  test('that is lost with its thread may be asked again, which says so with a code', async () => {
    const planned = server.ask(TEACHER, PLANS);
    await until(() => Promise.resolve(Atomics.load(gate, HAS_A_TASK) === 1));
    await search.stop();
    const { status, headers, body } = await planned;
    expect([status, headers.get('retry-after'), body.errors?.[0]?.extensions.code]).toEqual([
      503,
      '1',
      'BUSY',
    ]);
  });

  test('by time is done soonest, and goes on with what is begun before it pays for more', async () => {
    open();
    const { jurist, pool } = ledger;
    await sampleLife(jurist).learn({ type: 'Start', ...START, educator: ADA });
    const listed = {
      kind: 'workshop',
      provider: 'a-college',
      unit: 'clock_hour',
      quantity: '14',
      categories: [],
    };
    const badge = { kind: 'micro_credential', unit: 'micro_credential', quantity: '1', credential: BADGE };
    await announce('slow', { ...listed, costCents: 0, takesDays: 40 });
    await announce('soon', { ...listed, costCents: 50_000, takesDays: 2 });
    await announce('badge', { ...listed, ...badge, costCents: 9_000, takesDays: 1 });
    await project(pool, jurist.ledger, offerings, await readEvery(jurist.ledger.log, {}));
    const plans = async (objective: string) => {
      const { body } = await server.ask(
        TEACHER,
        `{ planToRenew(objective: ${objective}) { plans { costCents doneOn items { id begun costCents } } } }`,
      );
      return body.data?.['planToRenew'];
    };
    const begun = ['forty', 'tn.badge'].map((id) => ({ id, begun: true, costCents: 0 }));
    const taken = (id: string, costCents: number) => ({
      costCents,
      items: [...begun, { id, begun: false, costCents }],
    });
    const soon = { ...taken('tn.soon', 50_000), doneOn: '2024-06-17' };
    const slow = { ...taken('tn.slow', 0), doneOn: '2024-07-25' };
    expect(await plans('time')).toEqual([{ plans: [soon, slow] }]);
    expect(await plans('cost')).toEqual([{ plans: [slow, soon] }]);
  });
});
