import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PlanSearch } from '../../src/app/planning/plan-search.ts';
import { startPlanSearch } from '../../src/infra/planning/start-plan-search.ts';
import { AGENCY, TEACHER } from '../graphql/cast.ts';
import { startTestServer, type TestServer } from '../graphql/http-server.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { until } from '../support/projecting.ts';
import { sampleLife } from '../support/sample-life.ts';

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

beforeEach(async () => {
  ledger = await freshLedger();
  const life = sampleLife(ledger.jurist);
  await life.publishLaw();
  await life.confirm('version_day', 'expiration');
  await life.register();
  await life.issue();
  await life.claim('forty', '40');
  await life.claim('twenty', '20');
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

function open(): void {
  Atomics.store(gate, IS_OPEN, 1);
  Atomics.notify(gate, IS_OPEN);
}

describe('a plan', () => {
  test('is searched while other questions are answered, and is the one that would be found in their thread', async () => {
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
});
