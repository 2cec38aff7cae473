import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { INestApplication } from '@nestjs/common';
import { PROJECTIONS } from '../projections/index.ts';
import { readModelsOf } from '../projections/read-models.ts';
import type { Identity } from '../src/app/access.ts';
import { fault } from '../src/app/fault.ts';
import { RenewalStatusHandler, type RenewalStatusQuery } from '../src/app/handlers/renewal-status.handler.ts';
import { type RenewalStatus, renewalStatus } from '../src/app/queries/renewal-status.ts';
import { planSearchBy } from '../src/app/planning/plan-search.ts';
import { createWhatIfs, type WhatIfs } from '../src/app/what-if/what-ifs.ts';
import { isRefusal } from '../src/domain/decider.ts';
import { createDevelopmentIssuer } from '../src/infra/identity/development-issuer.ts';
import { createVerifier } from '../src/infra/identity/verifier.ts';
import { createLogger } from '../src/infra/logger.ts';
import { progressOf } from '../src/infra/projector/progress.ts';
import { createViewLog } from '../src/infra/views/view-log.ts';
import { createWhatIfStore } from '../src/infra/what-if/postgres-store.ts';
import { createServer } from '../src/server.ts';
import { withDatabase } from './database.ts';
import { type BenchLedger, importRoster, openLedger } from './ledger.ts';
import { interleavedAll } from './measure.ts';
import type { Asking } from './query/client.ts';
import { printTimed, type Timed } from './timed.ts';

const bench = 'query';
const STATE = 'TN';
const EDUCATORS = 50;
const TIMES = 400;
const AT_ONCE = 8;
const BASELINE = 'a resolver that returns the same answer from memory';

const AGENCY: Identity = { subject: 'bench', roles: ['agency'], state: STATE };

const QUERY = `query ($educator: ID!) { renewalStatus(educator: $educator) {
  license deadline decision {
    outcome required counted unit missing requirement { asks outcome citations { title link } }
    credits { title counted verdict reasons { because } }
  } } }`;

/** What one `renewalStatus` takes over HTTP, computed from the log, beside the same answer from memory. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'licensure-bench-keys-'));
  try {
    await withDatabase(async (database) => {
      const ledger = await openLedger(database);
      try {
        await importRoster(ledger);
        await measure(ledger, folder);
      } finally {
        await ledger.pool.end();
      }
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measure(ledger: BenchLedger, folder: string): Promise<void> {
  const development = await createDevelopmentIssuer(folder);
  const token = await development.issueToken(AGENCY);
  const educators = await educatorsOf(ledger);
  const answers = new Map<string, readonly RenewalStatus[]>();
  for (const educator of educators) answers.set(educator, await answerOf(ledger, educator));
  const logger = createLogger('error');
  const views = createViewLog({ pool: ledger.pool, logger });
  const context = {
    ...{ ...ledger, progress: progressOf(ledger.pool, PROJECTIONS), views, development },
    ...{ verifier: createVerifier(development.verification), logger, whatIfs: noWhatIfs(ledger) },
    planSearch: planSearchBy(never),
  };
  const servers = [await createServer(context), await createServer(context)] as const;
  const [ours, fromMemory] = servers;
  answerFromMemory(fromMemory, answers);
  for (const server of servers) await server.listen(0, '127.0.0.1');
  const queries = educators.map((educator) => JSON.stringify({ query: QUERY, variables: { educator } }));
  const ask = async (server: INestApplication) =>
    asked({ url: `${await server.getUrl()}/graphql`, token, queries, times: TIMES, atOnce: AT_ONCE });
  try {
    const rounds = await interleavedAll({ ours: () => ask(ours), baseline: () => ask(fromMemory) });
    printTimed({
      ...{ bench, name: 'renewalStatus over HTTP', unit: 'answers/s' },
      ...{ ours: rounds.ours, baseline: BASELINE, theirs: rounds.baseline },
    });
  } finally {
    for (const server of servers) await server.close();
    await views.close();
  }
}

async function educatorsOf({ pool }: BenchLedger): Promise<readonly string[]> {
  const { rows } = await pool.query<{ educator: string }>(
    `SELECT DISTINCT educator FROM ledger.events
     WHERE type = 'period.Opened' AND state = $1 ORDER BY educator LIMIT $2`,
    [STATE, EDUCATORS],
  );
  return rows.map(({ educator }) => educator);
}

async function answerOf({ jurist, pool }: BenchLedger, educator: string): Promise<readonly RenewalStatus[]> {
  const onFailure = (error: unknown) => {
    throw error;
  };
  const repairs = { reads: readModelsOf(pool), onFailure };
  const answer = await renewalStatus(jurist, repairs, AGENCY, { educator });
  if (answer === undefined || isRefusal(answer)) throw fault('no_answer', `${educator} has no answer.`);
  return answer;
}

/** The same server in everything but where the answer comes from. */
function answerFromMemory(
  server: INestApplication,
  answers: ReadonlyMap<string, readonly RenewalStatus[]>,
): void {
  const handler = server.get(RenewalStatusHandler, { strict: false });
  handler.execute = ({ ask }: RenewalStatusQuery) => Promise.resolve(answers.get(ask.educator ?? ''));
}

async function asked(asking: Asking): Promise<Timed> {
  const worker = new Worker(new URL('query/client.js', import.meta.url), { workerData: asking });
  const [answer] = (await once(worker, 'message')) as [Timed];
  await worker.terminate();
  return answer;
}

/** Nobody asks any here. */
function never(): never {
  throw fault('not_asked', 'This bench asks for neither a what-if nor a plan.');
}

function noWhatIfs({ jurist, pool }: BenchLedger): WhatIfs {
  return createWhatIfs({ jurist, store: createWhatIfStore(pool), startEvaluators: never, onFailure: never });
}
