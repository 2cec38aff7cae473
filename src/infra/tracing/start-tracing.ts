import { context, trace } from '@opentelemetry/api';
import type { SpanProcessor } from '@opentelemetry/sdk-trace-base';

export interface Tracing {
  /** Sends what is still to be sent, and traces no more. */
  stop(): Promise<void>;
}

const OFF: Tracing = { stop: () => Promise.resolve() };

/** Sends spans to a collector (OTLP over HTTP). Without one nothing of it is even loaded. */
export async function startTracing(endpoint: string | undefined, service: string): Promise<Tracing> {
  if (endpoint === undefined) return OFF;
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { BatchSpanProcessor } = await import('@opentelemetry/sdk-trace-base');
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
  return traceInto(new BatchSpanProcessor(new OTLPTraceExporter({ url })), service);
}

/** Hands every span of this process to a processor. */
export async function traceInto(processor: SpanProcessor, service: string): Promise<Tracing> {
  const { AsyncLocalStorageContextManager } = await import('@opentelemetry/context-async-hooks');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const { BasicTracerProvider } = await import('@opentelemetry/sdk-trace-base');
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [processor],
  });
  const manager = new AsyncLocalStorageContextManager().enable();
  context.setGlobalContextManager(manager);
  trace.setGlobalTracerProvider(provider);
  return {
    stop: async () => {
      await provider.shutdown();
      trace.disable();
      context.disable();
      manager.disable();
    },
  };
}
