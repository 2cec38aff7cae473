import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  context,
  type Context,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Tracer,
} from '@opentelemetry/api';
import { currentScope } from '../request-scope.ts';
import { pathOf } from './request-log.ts';

/** A span for the request and, within it, one for the operation: whatever follows is within both. */
export function traceRequest(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const tracer = trace.getTracer('licensure-ledger');
  const path = pathOf(request.url ?? '');
  const method = request.method ?? '';
  const outer = callerContext(request.headers['traceparent']);
  const span = tracer.startSpan(`${method} ${path}`, { kind: SpanKind.SERVER }, outer);
  span.setAttributes({ 'http.request.method': method, 'url.path': path });
  const scope = currentScope();
  if (scope !== undefined) span.setAttribute('ledger.correlation_id', scope.correlationId);
  const within = trace.setSpan(outer, span);
  const inner = path === '/graphql' ? operationWithin(tracer, within) : within;
  response.once('close', () => {
    if (inner !== within) trace.getSpan(inner)?.end();
    span.setAttribute('http.response.status_code', response.statusCode);
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  context.with(inner, next);
}

/** Named by the plugin that learns what is asked (src/server/name-operation.ts). */
function operationWithin(tracer: Tracer, within: Context): Context {
  return trace.setSpan(within, tracer.startSpan('graphql', {}, within));
}

/** W3C Trace Context: whose span this one is within, if the caller says so in due form. */
function callerContext(traceparent: unknown): Context {
  const [, traceId, spanId, flags] =
    typeof traceparent === 'string'
      ? (/^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent) ?? [])
      : [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return context.active();
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  return trace.setSpanContext(context.active(), { traceId, spanId, traceFlags, isRemote: true });
}
