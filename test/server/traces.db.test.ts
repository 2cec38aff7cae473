import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { trace } from '@opentelemetry/api';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PROJECTIONS } from '../../projections/index.ts';
import type { Reactor } from '../../src/app/reactors/reactor.ts';
import { periodKeeper } from '../../src/app/reactors/period-keeper.ts';
import { createLogger } from '../../src/infra/logger.ts';
import { startProjector } from '../../src/infra/projector/projector.ts';
import { runReactor } from '../../src/infra/reactors/run-reactor.ts';
import { startTracing, traceInto, type Tracing } from '../../src/infra/tracing/start-tracing.ts';
import { ADA, AGENCY, LICENSE } from '../graphql/cast.ts';
import { startTestServer, type TestServer } from '../graphql/http-server.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';

const exporter = new InMemorySpanExporter();
let tracing: Tracing;
let current: TestLedger;
let server: TestServer;

beforeAll(async () => {
  tracing = await traceInto(new SimpleSpanProcessor(exporter), 'test');
  current = await freshLedger();
  server = await startTestServer({ jurist: current.jurist, pool: current.pool });
});
afterAll(async () => {
  await server.close();
  await current.close();
  await tracing.stop();
});

const spans = () => exporter.getFinishedSpans();

/** The one span of that name that is within the other. */
function within(parent: ReadableSpan | undefined, name: string): ReadableSpan | undefined {
  const found = spans().filter(
    (span) => span.name === name && span.parentSpanContext?.spanId === parent?.spanContext().spanId,
  );
  expect([name, found.length]).toEqual([name, 1]);
  return found[0];
}

describe('traces', () => {
  test('go from the request through operation and command to the append', async () => {
    exporter.reset();
    const reply = await server.tell(AGENCY, 'registerEducator', ADA);
    expect(reply.body.data).toMatchObject({ answer: { stream: expect.any(String) as unknown } });
    const request = await found('POST /graphql');
    expect(request?.attributes).toMatchObject({
      'http.response.status_code': 200,
      'ledger.correlation_id': reply.headers.get('x-correlation-id'),
    });
    const operation = within(request, 'graphql registerEducator');
    const command = within(operation, 'command educator');
    const append = within(command, 'append');
    expect(append?.attributes).toMatchObject({ 'ledger.events': 1, 'ledger.outcome': 'appended' });
    const traces = new Set([request, operation, command, append].map((span) => span?.spanContext().traceId));
    expect(traces.size).toBe(1);
  });

  test('are within the caller’s, when the caller says so', async () => {
    exporter.reset();
    const traceId = randomUUID().replaceAll('-', '');
    await server.send({ headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` } }, '/nothing');
    const request = await found('GET another');
    expect(request?.spanContext().traceId).toBe(traceId);
    expect(request?.parentSpanContext?.spanId).toBe('00f067aa0ba902b7');
  });

  test('are made of what reactors and projections do', async () => {
    exporter.reset();
    await server.tell(AGENCY, 'issueLicense', LICENSE);
    const { jurist, pool } = current;
    const logger = { info: () => undefined, warn: () => undefined, error: rethrow };
    const stopping = new AbortController();
    const reactor = runReactor(
      { pool, ledger: jurist.ledger, reactor: periodKeeper, logger },
      stopping.signal,
    );
    const projector = startProjector({ pool, jurist, projections: PROJECTIONS, logger });
    const step = await found('reactor period-keeper open-first');
    within(within(step, 'command period'), 'append');
    const batch = await found('projection batch');
    expect(batch?.attributes).toMatchObject({ 'ledger.projection': expect.any(String) as unknown });
    stopping.abort();
    await Promise.all([reactor, projector.stop()]);
  });

  test('share their correlation id with the events that reactors record, and with their lines', async () => {
    const { log } = current.jurist.ledger;
    const [issued] = await log.readAll(0, 10, { types: ['license.Issued'] });
    const [opened] = await log.readAll(0, 10, { types: ['period.Opened'] });
    const correlationId = issued?.metadata.correlationId ?? 'none';
    expect(opened?.metadata.correlationId).toBe(correlationId);

    const lines: string[] = [];
    const stopping = new AbortController();
    const logger = createLogger('error', { write: (line) => void lines.push(line) });
    const run = () => Promise.reject(new Error('broken'));
    const failing: Reactor = { ...periodKeeper, name: 'failing', follow: () => [{ name: 'fail', run }] };
    const { jurist, pool } = current;
    const running = runReactor({ pool, ledger: jurist.ledger, reactor: failing, logger }, stopping.signal);
    await found('reactor failing fail');
    stopping.abort();
    await running;
    expect(lines.filter((line) => line.includes(`"correlationId":"${correlationId}"`))).toHaveLength(1);
  });

  test('say nothing of people', () => {
    const told = JSON.stringify(
      spans().map(({ name, attributes, events }) => ({ name, attributes, events })),
    );
    expect(spans().length).toBeGreaterThan(5);
    expect(told).not.toMatch(/TN-100001|Lovelace|987654320|1234567/);
  });
});

describe('an exporter', () => {
  test('is not there without a collector', async () => {
    await tracing.stop();
    const none = await startTracing(undefined, 'test');
    expect(trace.getTracer('t').startSpan('s').isRecording()).toBe(false);
    await none.stop();
  });

  test('sends what there is to its collector, at the latest when it stops', async () => {
    const asked: string[] = [];
    const collector = createServer((request, response) => {
      asked.push(`${String(request.method)} ${String(request.url)}`);
      request
        .resume()
        .on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
    const address = collector.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const sending = await startTracing(`http://127.0.0.1:${address.port}`, 'test');
    trace.getTracer('t').startSpan('s').end();
    await sending.stop();
    expect(asked).toEqual(['POST /v1/traces']);
    collector.closeAllConnections();
    collector.close();
  });
});

/** The one span of that name, once it has ended. */
async function found(name: string): Promise<ReadableSpan | undefined> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    const span = spans().find((one) => one.name === name);
    if (span !== undefined) return span;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(
    `No span ${name} among ${spans()
      .map((span) => span.name)
      .join(', ')}`,
  );
}

function rethrow(error: unknown): never {
  throw error;
}
