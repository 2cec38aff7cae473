import { Counter, Histogram, type Registry } from 'prom-client';
import type { RequestObserver } from '../http/request-log.ts';

/** Hears the code of every error that goes out in an answer. */
export type ErrorObserver = (code: unknown) => void;

/** How long requests take, by operation; the operations are fields of the schema, never names a client gives. */
export function requestMetrics(registry: Registry): RequestObserver {
  const took = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long a request took until its answer was sent, by operation and class of status.',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return ({ operation, ended, seconds }) => {
    const status = ended === 'aborted' ? ended : `${Math.floor(ended / 100)}xx`;
    took.observe({ operation, status }, seconds);
  };
}

/** Every code the API has (src/server/format-error.ts); whatever else there may be is counted together. */
const CODES: readonly unknown[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'UNAUTHENTICATED',
  'INDEX_BEHIND',
  'NOT_ANSWERED',
  'NOT_FOUND',
  'INTERNAL_SERVER_ERROR',
];

export function errorMetrics(registry: Registry): ErrorObserver {
  const errors = new Counter({
    name: 'graphql_errors_total',
    help: 'Errors that went out in answers, by code.',
    labelNames: ['code'],
    registers: [registry],
  });
  return (code) => {
    errors.inc({ code: CODES.includes(code) ? String(code) : 'another' });
  };
}
