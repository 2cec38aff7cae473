import 'reflect-metadata';
import type { DynamicModule, INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { ApiModule, MOST_BODY_BYTES } from './server/api.module.ts';
import { readModelsOf } from '../projections/read-models.ts';
import type { PlanSearch } from './app/planning/plan-search.ts';
import type { Progress } from './app/progress.ts';
import type { ViewLog } from './app/record-views.ts';
import type { WhatIfs } from './app/what-if/what-ifs.ts';
import type { Jurist } from './app/standing/standing.ts';
import { ErrorFilter } from './server/error-filter.ts';
import type { Check } from './infra/health/check.ts';
import { correlate } from './infra/http/correlate.ts';
import { traceRequest } from './infra/http/trace-request.ts';
import { requestLog } from './infra/http/request-log.ts';
import { type Explorer, serveExplorer } from './infra/http/serve-explorer.ts';
import { serveKeys } from './infra/http/serve-keys.ts';
import { type Scrape, serveMetrics } from './infra/http/serve-metrics.ts';
import type { DevelopmentIssuer } from './infra/identity/development-issuer.ts';
import type { Metrics } from './infra/metrics/metrics.ts';
import type { Verifier } from './infra/identity/verifier.ts';
import { nestLogger } from './server/framework-logs.ts';
import { OperationsModule } from './server/operations.module.ts';

/** What a server of either kind answers those who run it. */
export interface OperationsContext {
  readonly logger: Logger;
  /** What `/health/ready` looks at. */
  readonly checks?: readonly Check[];
  readonly metrics?: Metrics;
  /** What `/metrics` says here; without it, it is not here. */
  readonly scrape?: Scrape | undefined;
}

export interface ServerContext extends OperationsContext {
  readonly jurist: Jurist;
  /** Where the read models are. */
  readonly pool: Pool;
  readonly progress: Progress;
  /** Who was answered whose record. */
  readonly views: ViewLog;
  /** What agencies ask of drafts of their law. */
  readonly whatIfs: WhatIfs;
  /** Who searches plans. */
  readonly planSearch: PlanSearch;
  readonly verifier: Verifier;
  /** The page at `/`, where there is one. */
  readonly explorer?: Explorer | undefined;
  /** Signs people in during development; with it, and only then, the schema may be explored. */
  readonly development?: DevelopmentIssuer | undefined;
}

/** The API with its health, not listening yet. `close()` lets what is in hand finish. */
export async function createServer(context: ServerContext): Promise<INestApplication> {
  const { jurist, pool, progress, views, whatIfs, planSearch, verifier, logger } = context;
  const { development, checks = [] } = context;
  const { errors = () => undefined } = context.metrics ?? {};
  const reads = readModelsOf(pool);
  const open = development !== undefined;
  const app = await appOf(
    ApiModule.upon({
      ...{ jurist, reads, progress, views, whatIfs, planSearch, verifier },
      ...{ logger, open, checks, errors },
    }),
    context,
  );
  if (development !== undefined) app.use('/.well-known/jwks.json', serveKeys(development.jwks));
  if (context.explorer !== undefined) app.use(serveExplorer(context.explorer));
  app.useBodyParser('json', { limit: MOST_BODY_BYTES, inflate: false });
  return app;
}

/** A server of health alone, for a process that answers no questions. */
export function createOperationsServer(context: OperationsContext): Promise<INestApplication> {
  return appOf(OperationsModule.upon(context.checks ?? []), context);
}

async function appOf(
  module: DynamicModule,
  { logger, metrics, scrape }: OperationsContext,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(module, {
    bodyParser: false,
    abortOnError: false,
    logger: nestLogger(logger),
  });
  // Express prints stack traces unless it is told that this is production, whatever NODE_ENV says.
  app.set('env', 'production');
  app.use(correlate);
  app.use(traceRequest);
  app.use(requestLog(logger, metrics?.requests));
  app.use(helmet());
  if (scrape !== undefined) app.use('/metrics', serveMetrics(scrape, logger));
  app.useGlobalFilters(new ErrorFilter(logger));
  return app;
}
