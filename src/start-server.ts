import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import type { Logger } from 'pino';
import { PROJECTIONS } from '../projections/index.ts';
import { periodKeeper } from './app/reactors/period-keeper.ts';
import { hasCode } from './app/has-code.ts';
import type { Jurist } from './app/standing.ts';
import { type Config, ConfigError } from './config.ts';
import { beginDays, keepDays } from './infra/calendar/days.ts';
import { createDevelopmentIssuer, type DevelopmentIssuer } from './infra/identity/development-issuer.ts';
import { createVerifier, remoteKeys, type VerifierSettings } from './infra/identity/verifier.ts';
import { openLedger } from './infra/open-ledger.ts';
import { confirmSettings } from './infra/policies/confirm-settings.ts';
import { readPolicyFiles } from './infra/policies/policy-files.ts';
import { publishFiles } from './infra/policies/publish-files.ts';
import { statesWithLaw } from './infra/policies/states-with-law.ts';
import { createPool } from './infra/postgres/pool.ts';
import { projectRoot } from './infra/project-root.ts';
import { startProjector } from './infra/projector/projector.ts';
import { prepareTables } from './infra/projector/tables.ts';
import { runReactor } from './infra/reactors/run-reactor.ts';
import { createServer } from './server.ts';

export interface RunningServer {
  readonly jurist: Jurist;
  readonly url: string;
  readonly development: DevelopmentIssuer | undefined;
  /** Stops taking requests, ends what is in hand, and the database last. */
  stop(): Promise<void>;
}

/**
 * Starts everything in its order: database, law, days, read models, API. What was started is stopped again, in
 * reverse, when a later step fails.
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
    const opened = await openLedger(config, { part: 'server', logger, onLost });
    closers.push(() => opened.close());
    const { jurist, pool, database } = opened;
    if (config.mode === 'development') await publishForDevelopment(jurist, config.examples, logger);
    await beginDays(jurist.ledger, await statesWithLaw(jurist.ledger));
    await prepareReadModels(database.migratorUrl, logger);

    const stopping = new AbortController();
    const { signal } = stopping;
    const reactorSettings = { pool, ledger: jurist.ledger, reactor: periodKeeper, logger };
    const background = [runReactor(reactorSettings, signal), keepDays(jurist.ledger, logger, signal)];
    const projector = startProjector({ pool, jurist, projections: PROJECTIONS, logger });
    closers.push(async () => {
      stopping.abort();
      await Promise.all([...background, projector.stop()]);
    });

    const { verification, development } = await openIdentity(config);
    const { progress } = projector;
    const verifier = createVerifier(verification);
    const app = await createServer({ jurist, pool, progress, verifier, logger, development });
    closers.push(() => app.close());
    await listen(app, config);
    return { jurist, url: await app.getUrl(), development, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function publishForDevelopment(jurist: Jurist, examples: boolean, logger: Logger): Promise<void> {
  const files = await readPolicyFiles(join(projectRoot, 'policies'));
  for (const published of await publishFiles(jurist, files, 'development')) {
    logger.info(`Published ${published}.`);
  }
  if (examples) await confirmSettings(jurist, join(projectRoot, 'examples/settings.yaml'), 'example-agency');
}

/** Read tables belong to the migrator, which signs in for as long as it makes them. */
async function prepareReadModels(migratorUrl: string, logger: Logger): Promise<void> {
  const onError = (error: Error) => {
    logger.warn({ error }, 'The connection that prepares read tables broke.');
  };
  const pool = createPool({ url: migratorUrl, applicationName: 'licensure-ledger tables', size: 1, onError });
  try {
    for (const name of await prepareTables(pool, PROJECTIONS)) logger.info(`${name} is built anew.`);
  } finally {
    await pool.end();
  }
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

async function listen(app: INestApplication, { port, host }: Config): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    if (!hasCode(error, 'EADDRINUSE')) throw error;
    throw new ConfigError(`Port ${port} of ${host} is taken by another program; set PORT to a free one.`);
  }
}
