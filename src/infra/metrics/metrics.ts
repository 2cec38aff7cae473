import { Registry } from 'prom-client';
import type { RequestObserver } from '../http/request-log.ts';
import type { AppendObserver } from '../log/append.ts';
import { appendMetrics } from './append-metrics.ts';
import { type ErrorObserver, errorMetrics, requestMetrics } from './request-metrics.ts';
import { processMetrics } from './process-metrics.ts';
import { viewMetrics } from './view-metrics.ts';
import type { ViewObserver } from '../views/view-log.ts';

/** What is measured in one process, in a registry of its own. */
export interface Metrics {
  readonly registry: Registry;
  readonly appends: AppendObserver;
  readonly requests: RequestObserver;
  readonly errors: ErrorObserver;
  readonly views: ViewObserver;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  processMetrics(registry);
  return {
    registry,
    appends: appendMetrics(registry),
    requests: requestMetrics(registry),
    errors: errorMetrics(registry),
    views: viewMetrics(registry),
  };
}
