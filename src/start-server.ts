import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import type { Logger } from 'pino';
import { PROJECTIONS } from '../projections/index.ts';
import { REMINDER_CLERK } from './app/reminders/consider.ts';
import type { Jurist } from './app/standing/standing.ts';
import { createWhatIfs, type WhatIfs } from './app/what-if/what-ifs.ts';
import type { Config, DevelopmentConfig } from './config.ts';
import { FIRST_QUERY } from './first-query.ts';
import { publishDefinitions } from './infra/definitions.ts';
import { describeError } from './infra/describe-error.ts';
import { registerEmployers } from './infra/employers.ts';
import { readAssets } from './infra/explorer/assets.ts';
import { readExamples } from './infra/explorer/examples.ts';
import { createReadiness } from './infra/health/readiness.ts';
import type { Explorer } from './infra/http/serve-explorer.ts';
import type { Scrape } from './infra/http/serve-metrics.ts';
import { createDevelopmentIssuer, type DevelopmentIssuer } from './infra/identity/development-issuer.ts';
import { signIn } from './infra/identity/development-people.ts';
import { createVerifier, remoteKeys, type VerifierSettings } from './infra/identity/verifier.ts';
import { findMasterKeyId } from './infra/keys/key-table.ts';
import { createBell } from './infra/log/bell.ts';
import { buildSource } from './infra/metrics/build-metrics.ts';
import { indexSource } from './infra/metrics/index-metrics.ts';
import { ledgerSource } from './infra/metrics/ledger-metrics.ts';
import { createMetrics, type Metrics } from './infra/metrics/metrics.ts';
import { watchPool } from './infra/metrics/pool-metrics.ts';
import { reminderSource } from './infra/metrics/reminder-metrics.ts';
import { scraping } from './infra/metrics/sources.ts';
import { announceOfferings } from './infra/offerings.ts';
import { masterKeyOf, openLedger, type OpenLedger } from './infra/open-ledger.ts';
import { OUTBOX } from './infra/outbox/fill-outbox.ts';
import { startPlanSearch } from './infra/planning/start-plan-search.ts';
import { confirmSettings } from './infra/policies/confirm-settings.ts';
import { readPolicyFiles } from './infra/policies/policy-files.ts';
import { publishFiles } from './infra/policies/publish-files.ts';
import { projectRoot } from './infra/project-root.ts';
import { progressOf } from './infra/projector/progress.ts';
import { coresBeside } from './infra/threads/cores.ts';
import { startTracing } from './infra/tracing/start-tracing.ts';
import { createViewLog } from './infra/views/view-log.ts';
import { startEvaluators } from './infra/what-if/evaluators.ts';
import { createWhatIfStore } from './infra/what-if/postgres-store.ts';
import { listen, listenApart } from './listening.ts';
import {
  createOperationsServer,
  createServer,
  type OperationsContext,
  type ServerContext,
} from './server.ts';
import { REACTORS, startBackground } from './start-background.ts';

export interface RunningServer {
  readonly jurist: Jurist;
  readonly url: string;
  readonly role: Config['role'];
  /** Where metrics are told, when they have a port of their own. */
  readonly metricsPort: number | undefined;
  readonly development: DevelopmentIssuer | undefined;
  /** Whether there is a page at `/` to ask from. */
  readonly hasExplorer: boolean;
  /** Says that it is not ready, stops taking requests, ends what is in hand, and the database last. */
  stop(): Promise<void>;
}

/**
 * Starts what the role asks for, in its order: database, law, days, read models, API. What was started is stopped
 * again, in reverse, when a later step fails.
 */
export async function startServer(
  config: Config,
  logger: Logger,
  onLost: (because: Error) => void,
): Promise<RunningServer> {
  const closers: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const tracing = await startTracing(config.tracesTo, `licensure-ledger ${config.role}`);
    closers.push(() => tracing.stop());
    const metrics = createMetrics();
    const { appends } = metrics;
    const opened = await openLedger(config, { part: 'server', logger, onLost, appends });
    closers.push(() => opened.close());
    if (config.mode === 'development') await publishForDevelopment(opened.jurist, config, logger);
    const moved = createBell();
    if (config.role !== 'api')
      closers.push(await startBackground(opened, config.mail, logger, config.poison, moved));

    const readiness = createReadiness({
      ...{ log: opened.jurist.ledger.log, pool: opened.pool, most: config.readyLag },
      projections: PROJECTIONS,
      index: opened.index,
    });
    const scrape = scrapeOf(metrics, opened, config);
    const progress = progressOf(opened.pool, PROJECTIONS, config.role === 'all' ? moved : undefined);
    const views = createViewLog({ pool: opened.pool, logger, observe: metrics.views });
    // After the last answer has noted who was given it.
    closers.push(() => views.close());
    const whatIfs = whatIfsOf(config, opened, logger);
    closers.push(() => whatIfs.stop());
    const planSearch = startPlanSearch((error) => {
      logger.warn({ cause: describeError(error) }, 'A plan was not searched to its end.');
    });
    closers.push(() => planSearch.stop());
    const { app, development } = await createApp(
      config,
      opened,
      { progress, views, whatIfs, planSearch },
      {
        ...{ logger, metrics, checks: readiness.checks },
        scrape: config.metricsPort === undefined ? scrape : undefined,
      },
    );
    closers.push(() => app.close());
    await listen(app, config);
    const apart = await listenApart(config, scrape, logger);
    if (apart !== undefined) closers.push(apart.close);
    closers.push(async () => {
      readiness.beginToStop();
      // Whoever sends requests here has to ask before it knows.
      await sleep(config.drainMs);
    });
    return {
      ...{ jurist: opened.jurist, role: config.role, development, stop },
      hasExplorer: config.explorer && config.role !== 'projector',
      ...{ url: await app.getUrl(), metricsPort: apart?.port },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What-ifs are evaluated in threads, which read the ledger for themselves. */
function whatIfsOf(
  config: Config,
  { jurist, pool, database: { appUrl } }: OpenLedger,
  logger: Logger,
): WhatIfs {
  const { eventStoreUrl } = config;
  return createWhatIfs({
    jurist,
    store: createWhatIfStore(pool),
    startEvaluators: async (question) => {
      const master = await masterKeyOf(config, await findMasterKeyId(pool));
      return startEvaluators({ appUrl, eventStoreUrl, master, question }, coresBeside());
    },
    onFailure: (error) => {
      logger.error({ cause: describeError(error) }, 'A what-if could not be carried out.');
    },
  });
}

interface App {
  readonly app: INestApplication;
  readonly development?: DevelopmentIssuer;
}

async function createApp(
  config: Config,
  { jurist, pool }: OpenLedger,
  reading: Pick<ServerContext, 'progress' | 'views' | 'whatIfs' | 'planSearch'>,
  operations: OperationsContext,
): Promise<App> {
  if (config.role === 'projector') return { app: await createOperationsServer(operations) };
  const { verification, ...identities } = await openIdentity(config);
  const verifier = createVerifier(verification);
  const app = await createServer({
    ...{ jurist, pool, ...reading, verifier, ...identities, ...operations },
    explorer: config.explorer ? await explorerFor(identities.development) : undefined,
  });
  return { app, ...identities };
}

async function publishForDevelopment(
  jurist: Jurist,
  { examples, dataDir }: DevelopmentConfig,
  logger: Logger,
): Promise<void> {
  const files = await readPolicyFiles(join(projectRoot, 'policies'));
  // Policies may come otherwise with another state of the project than the one this database was begun with.
  const orBeginAnew =
    `If you did not change this file, the data in ${dataDir} were begun with other policies: remove that folder to ` +
    'begin anew, or set DATA_DIR to another one.';
  for (const published of await publishFiles(jurist, files, 'development', orBeginAnew)) {
    logger.info(`Published ${published}.`);
  }
  if (!examples) return;
  await confirmSettings(jurist, join(projectRoot, 'examples/settings.yaml'), 'example-agency');
  await publishDefinitions(jurist.ledger, join(projectRoot, 'examples/definitions.yaml'), 'example-issuer');
  await registerEmployers(jurist.ledger, join(projectRoot, 'examples/employers.yaml'), 'example-agency');
  await announceOfferings(jurist.ledger, join(projectRoot, 'examples/offerings.yaml'), 'example-agency');
}

/** Where the schema may not be explored the page has no examples of it either. */
async function explorerFor(development: DevelopmentIssuer | undefined): Promise<Explorer> {
  const assets = await readAssets();
  if (development === undefined) {
    return { assets, people: () => Promise.resolve([]), first: undefined, examples: [] };
  }
  const people = async () => (await signIn(development)).map(({ title, token }) => ({ title, token }));
  return { assets, people, first: FIRST_QUERY, examples: await readExamples() };
}

interface Identities {
  readonly verification: VerifierSettings;
  readonly development?: DevelopmentIssuer;
}

/** Development signs people in by itself; production trusts the issuer it is given. */
async function openIdentity(config: Config): Promise<Identities> {
  if (config.mode === 'production') {
    const { jwtIssuer: issuer, jwtAudience: audience, jwksUrl } = config;
    return { verification: { issuer, audience, keys: remoteKeys(jwksUrl) } };
  }
  const development = await createDevelopmentIssuer(config.dataDir);
  return { verification: development.verification, development };
}

/** Who looks at deadlines, and who writes reminders where any are sent. */
const CLERK = { name: REMINDER_CLERK };
const WRITER = { name: OUTBOX, types: ['reminder.Due'] };

/** What collectors are told: what this process measured, and what it looks up when asked. */
function scrapeOf({ registry }: Metrics, { pool, index }: OpenLedger, { mail }: Config): Scrape {
  watchPool(registry, pool);
  const reactors = [...REACTORS, CLERK, ...(mail.by === 'off' ? [] : [WRITER])];
  const sources = [
    ledgerSource(registry, { pool, reactors }),
    buildSource(registry, pool),
    reminderSource(registry, pool),
    ...(index === undefined ? [] : [indexSource(registry, index)]),
  ];
  return { contentType: registry.contentType, text: scraping(registry, sources) };
}
