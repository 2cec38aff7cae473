import { randomUUID } from 'node:crypto';
import { register as everybodys } from 'prom-client';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { acceptable } from '../../src/infra/http/correlate.ts';
import { ADA, AGENCY, TEACHER } from '../graphql/cast.ts';
import { mutationText, startTestServer, type TestServer } from '../graphql/http-server.ts';
import { figuresIn, valueOf } from './figures.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const scraped = async () => (await server.send({}, '/metrics')).text;

async function send(query: string, headers: Readonly<Record<string, string>> = {}, variables: object = {}) {
  const authorization = `Bearer ${await server.token(AGENCY)}`;
  return server.send({
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, ...headers },
    body: JSON.stringify({ query, variables }),
  });
}

let educators = 200_000;
const nextEducator = () => {
  educators += 1;
  return `TN-${educators}`;
};
const registering = (givenName: string) =>
  [
    mutationText('registerEducator'),
    { commandId: randomUUID(), input: { ...ADA, educator: nextEducator(), givenName } },
  ] as const;

describe('metrics of requests', () => {
  const counted = (operation: string, text: string) =>
    valueOf(text, 'http_request_duration_seconds_count', { operation }) ?? 0;

  test('go by the field that was asked for, whatever the client calls its query', async () => {
    const before = counted('renewalStatus', await scraped());
    await server.ask(TEACHER, 'query AdaLovelace { mine: renewalStatus { period } __typename }');
    await server.ask(
      TEACHER,
      'query TN100001 { renewalStatus { period } policies(state: "TN") { version } }',
    );
    await server.ask(TEACHER, '{ __typename }');
    await server.ask(TEACHER, '{ nobodyKnowsThis }');
    await server.send({}, '/AdaLovelace');
    const text = await scraped();
    expect(counted('renewalStatus', text)).toBe(before + 1);
    for (const operation of ['several', 'introspection', 'unresolved', 'another', 'metrics']) {
      expect([operation, counted(operation, text)]).toEqual([operation, expect.any(Number)]);
      expect(counted(operation, text)).toBeGreaterThan(0);
    }
    expect(text).not.toMatch(/lovelace|TN-?100001|nobodyKnows/i);
  });

  test('count what goes wrong by its code', async () => {
    const failed = (text: string) => valueOf(text, 'graphql_errors_total', { code: 'BAD_USER_INPUT' }) ?? 0;
    const before = failed(await scraped());
    await server.ask(TEACHER, '{ renewalStatus(asOf: "tomorrow") { period } }');
    await server.send({
      ...{ method: 'POST', body: '{"query":"{ __typename }"}' },
      headers: { 'content-type': 'application/json' },
    });
    const text = await scraped();
    expect(failed(text)).toBe(before + 1);
    expect(valueOf(text, 'graphql_errors_total', { code: 'UNAUTHENTICATED' })).toBeGreaterThan(0);
  });

  test('are kept in a registry of their own', async () => {
    expect(await everybodys.getMetricsAsJSON()).toEqual([]);
    expect(figuresIn(await scraped()).length).toBeGreaterThan(10);
  });
});

describe('a correlation id', () => {
  const TOKEN = 'gateway-7f3a9c2e';

  /** Every line logged for it. */
  const linesOf = (id: string) => server.lines.filter((line) => line.includes(`"correlationId":"${id}"`));

  async function recordedFor(stream: unknown) {
    const events = await server.jurist.ledger.log.readStream(String(stream));
    return events.map(({ metadata }) => metadata.correlationId);
  }

  test('that may be kept joins answer, events and log lines', async () => {
    const [query, variables] = registering('Ada');
    const reply = await send(query, { 'x-correlation-id': TOKEN }, variables);
    expect(reply.headers.get('x-correlation-id')).toBe(TOKEN);
    const answer = reply.body.data?.['answer'] as { readonly stream?: string };
    expect(await recordedFor(answer.stream)).toEqual([TOKEN]);
    expect(linesOf(TOKEN).some((line) => line.includes('"operation":"registerEducator"'))).toBe(true);
  });

  test('is made for each request that brings none, or one that may not be kept', async () => {
    const seen = new Set<string>();
    for (const given of [
      undefined,
      'Lovelace',
      '987-65-4320',
      '1985-12-10',
      'ada@example.org',
      'x'.repeat(65),
    ]) {
      const [query, variables] = registering('Ada');
      const reply = await send(query, given === undefined ? {} : { 'x-correlation-id': given }, variables);
      const made = reply.headers.get('x-correlation-id') ?? '';
      expect(made).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      const answer = reply.body.data?.['answer'] as { readonly stream?: string };
      expect(await recordedFor(answer.stream)).toEqual([made]);
      seen.add(made);
    }
    expect(seen.size).toBe(6);
    expect(server.lines.filter((line) => /Lovelace|987-?65-?4320|1985-12-10/.test(line))).toEqual([]);
  });

  test('of a failure is in the line that notes it', async () => {
    const { ledger } = server.jurist;
    const failing = { ...ledger.log, readStream: () => Promise.reject(new Error('broken')) };
    const broken = await startTestServer({
      jurist: { ...server.jurist, ledger: { ...ledger, log: failing } },
    });
    const { headers } = await broken.tell(AGENCY, 'registerEducator', ADA);
    await broken.close();
    const noted = broken.lines.filter((line) => line.includes('A request failed.'));
    expect(noted).toHaveLength(1);
    expect(noted[0]).toContain(`"correlationId":"${String(headers.get('x-correlation-id'))}"`);
  });

  test('is a UUID or a token of letters and digits', () => {
    for (const good of [randomUUID(), randomUUID().toUpperCase(), TOKEN, 'a1b2c3d4']) {
      expect(acceptable(good)).toBe(good);
    }
    for (const bad of [
      'a1b2c3d',
      'a1 b2 c3 d4',
      'a1b2c3d4\n',
      '12345678',
      '',
      ['a1b2c3d4', 'x'],
      undefined,
    ]) {
      expect(acceptable(bad)).toBeUndefined();
    }
  });
});
