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
    throw whyNot(error, 'PORT', port, host);
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
    throw whyNot(error, 'METRICS_PORT', port, host);
  });
  return { port: portOf(server), close: () => closed(server) };
}

/** An error of the system that a server cannot listen, in a sentence for whoever starts it; any other as it is. */
export function whyNot(error: unknown, name: string, port: number, host: string): unknown {
  if (hasCode(error, 'EADDRINUSE')) {
    return new ConfigError(`Port ${port} of ${host} is taken by another program; set ${name} to a free one.`);
  }
  if (hasCode(error, 'EACCES')) {
    return new ConfigError(
      `Port ${port} of ${host} is closed to this user; set ${name} to one from 1024 on.`,
    );
  }
  // Another machine has the address, or its name leads to none.
  if (hasCode(error, 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN')) {
    return new ConfigError(`${host} is no address of this machine; set HOST to one it has, as 127.0.0.1.`);
  }
  return error;
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
