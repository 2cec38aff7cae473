import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import type { Logger } from 'pino';
import { hasCode } from './app/has-code.ts';
import { type Config, ConfigError } from './config.ts';
import { listenForMetrics, type Scrape } from './infra/http/serve-metrics.ts';

export async function listen(app: INestApplication, { port, host }: Config): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    throw isTaken(error, 'PORT', port, host);
  }
}

/** A port of metrics alone, where one is configured. */
export interface MetricsPort {
  readonly port: number;
  readonly close: () => Promise<void>;
}

export async function listenApart(
  { metricsPort: port, host }: Config,
  scrape: Scrape,
  logger: Logger,
): Promise<MetricsPort | undefined> {
  if (port === undefined) return undefined;
  const server = await listenForMetrics(scrape, { port, host }, logger).catch((error: unknown) => {
    throw isTaken(error, 'METRICS_PORT', port, host);
  });
  return { port: portOf(server), close: () => closed(server) };
}

function isTaken(error: unknown, name: string, port: number, host: string): unknown {
  if (!hasCode(error, 'EADDRINUSE')) return error;
  return new ConfigError(`Port ${port} of ${host} is taken by another program; set ${name} to a free one.`);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    // A collector keeps its connection open from one look to the next.
    server.closeAllConnections();
  });
}
