import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Identity } from '../../src/app/access.ts';
import type { PlanSearch } from '../../src/app/planning/plan-search.ts';
import type { Progress } from '../../src/app/progress.ts';
import { logProgress } from '../../src/app/queries/position.ts';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { answererOf, type StartEvaluators } from '../../src/app/what-if/question.ts';
import { createWhatIfs } from '../../src/app/what-if/what-ifs.ts';
import { describeError } from '../../src/infra/describe-error.ts';
import type { Explorer } from '../../src/infra/http/serve-explorer.ts';
import { createDevelopmentIssuer } from '../../src/infra/identity/development-issuer.ts';
import { createVerifier } from '../../src/infra/identity/verifier.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { createLogger } from '../../src/infra/logger.ts';
import { createMetrics } from '../../src/infra/metrics/metrics.ts';
import { isPassing } from '../../src/infra/passing-errors.ts';
import { createViewLog, type WrittenViewLog } from '../../src/infra/views/view-log.ts';
import { createWhatIfStore } from '../../src/infra/what-if/postgres-store.ts';
import { createServer } from '../../src/server.ts';
import { inThisThread as searchHere } from '../support/plan-search.ts';

/** Noon of 1 July 2024 in every state: what these tests call today. */
export const NOW = Date.parse('2024-07-01T17:00:00.000Z');

interface GraphQLFault {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly field?: string;
    readonly incident?: string;
    readonly stacktrace?: unknown;
  };
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly GraphQLFault[];
  };
}

export interface TestServer {
  readonly url: string;
  readonly jurist: Jurist;
  /** Where the clock of the log in memory stands. */
  readonly clock: { at: number };
  /** Every line logged so far. */
  readonly lines: readonly string[];
  /** For a day, or as long as jose reads `ttl`. */
  token(identity: Identity, ttl?: string): Promise<string>;
  /** Sends a query as somebody. */
  ask(identity: Identity, query: string, variables?: object): Promise<Reply>;
  /** Sends one mutation as somebody, by the name of the mutation and its input. */
  tell(identity: Identity, mutation: string, input: object, commandId?: string): Promise<Reply>;
  send(init: RequestInit, path?: string): Promise<Reply>;
  close(): Promise<void>;
}

interface Given {
  readonly jurist?: Jurist;
  readonly pool?: pg.Pool;
  readonly progress?: Progress;
  readonly production?: boolean;
  readonly explorer?: Explorer;
  /** Who evaluates what-ifs; this thread when not given. */
  readonly startEvaluators?: StartEvaluators;
  /** Who searches plans; this thread when not given. */
  readonly planSearch?: PlanSearch;
}

/** A real server on a port of its own; without a pool it has no read models, only the log in memory. */
export async function startTestServer(given: Given = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'http-test-'));
  const issuer = await createDevelopmentIssuer(dataDir);
  const lines: string[] = [];
  const logger = createLogger('trace', { write: (line: string) => void lines.push(line) });
  const metrics = createMetrics();
  const clock = { at: NOW };
  const jurist = given.jurist ?? memoryJurist(() => clock.at);
  const views = given.pool === undefined ? NO_VIEWS : createViewLog({ pool: given.pool, logger });
  const pool = given.pool ?? new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/nothing' });
  const whatIfs = createWhatIfs({
    ...{ jurist, store: createWhatIfStore(pool) },
    startEvaluators: given.startEvaluators ?? inThisThread(jurist),
    onFailure: (error) => {
      logger.error({ cause: describeError(error) }, 'A what-if failed.');
    },
  });
  const app = await createServer({
    ...{ jurist, pool, whatIfs },
    progress: given.progress ?? logProgress(jurist.ledger.log),
    views,
    planSearch: given.planSearch ?? searchHere(),
    verifier: createVerifier(issuer.verification),
    logger,
    metrics,
    explorer: given.explorer,
    scrape: { contentType: metrics.registry.contentType, text: () => metrics.registry.metrics() },
    development: given.production === true ? undefined : issuer,
  });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();

  const send = async (init: RequestInit, path = '/graphql'): Promise<Reply> => {
    const response = await fetch(`${url}${path}`, init);
    const { status, headers } = response;
    const text = await response.text();
    const isJson = headers.get('content-type')?.includes('json') ?? false;
    return { status, headers, text, body: isJson ? (JSON.parse(text) as Reply['body']) : {} };
  };
  const token = (identity: Identity, ttl?: string) => issuer.issueToken(identity, ttl);
  const ask = async (identity: Identity, query: string, variables: object = {}) =>
    send({
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await token(identity)}` },
      body: JSON.stringify({ query, variables }),
    });
  return {
    url,
    jurist,
    clock,
    lines,
    token,
    ask,
    tell: (identity, mutation, input, commandId = randomUUID()) =>
      ask(identity, mutationText(mutation), { commandId, input }),
    send,
    close: async () => {
      await app.close();
      await whatIfs.stop();
      await views.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** Without a database nobody's view is kept. */
const NO_VIEWS: WrittenViewLog = {
  note: () => undefined,
  read: () => Promise.reject(new Error('There is no database here.')),
  close: () => Promise.resolve(),
};

/** The text of one mutation that takes its id and input as variables, and answers everything. */
export function mutationText(mutation: string): string {
  const input = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation ($commandId: ID!, $input: ${input}!) {
    answer: ${mutation}(commandId: $commandId, input: $input) {
      ... on Recorded { stream id revision events ordinal }
      ... on Refused { code because }
    }
  }`;
}

/** Where keys are kept in memory, no other thread can read. */
function inThisThread(jurist: Jurist): StartEvaluators {
  return (question) => ({
    ask: answererOf(jurist.ledger, question, isPassing),
    width: 2,
    stop: () => Promise.resolve(),
  });
}

function memoryJurist(now: () => number): Jurist {
  const ledger = { log: createMemoryLog(now), vault: createMemoryVault(), clock: { now } };
  return { ledger, compiled: new Map() };
}
