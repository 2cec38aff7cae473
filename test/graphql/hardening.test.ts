import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ADA, ADMIN, AGENCY, TEACHER } from './cast.ts';
import { type Reply, startTestServer, type TestServer } from './http-server.ts';

let open: TestServer;
let closed: TestServer;

beforeAll(async () => {
  open = await startTestServer();
  closed = await startTestServer({ production: true });
});

afterAll(async () => {
  await open.close();
  await closed.close();
});

/** A small answer of the client's fault, which tells nothing of our inside. */
function expectSmallRefusal({ status, text, body }: Reply): void {
  expect([status >= 400 && status < 500, status]).toEqual([true, status]);
  expect(text.length).toBeLessThan(2_000);
  expect(text).not.toMatch(/node_modules|\.ts:|\.js:|at \w+ \(/);
  expect(body.errors?.[0]?.extensions.code).toMatch(/^[A-Z_]+$/);
}

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i));

describe('a query that is small to write and large to answer', () => {
  const policies = (field: string) => `policies(state: "TN") { ${field} }`;
  const queries: readonly [string, string, RegExp][] = [
    ['with a flood of aliases', `{ ${times(16, (i) => `a${i}: __typename`).join(' ')} }`, /aliases/],
    [
      'with aliases in a fragment spread often',
      `{ ${times(4, (i) => `p${i}: ${policies('...f')}`).join(' ')} }
       fragment f on Policy { a: version b: version c: version d: version }`,
      /aliases/,
    ],
    [
      'with a flood of directives',
      `{ ${times(11, () => '... @include(if: true) { __typename }').join(' ')} }`,
      /directives/,
    ],
    ['too deep', `{ renewalStatus ${'{ decision '.repeat(11)} { outcome } ${'}'.repeat(11)} }`, /depth/],
    [
      'of fragments that double each other',
      `{ ...f0 } ${times(20, (i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ')}
       fragment f20 on Query { __typename }`,
      /selections/,
    ],
    ['of a fragment that holds itself', '{ ...f } fragment f on Query { ...f __typename }', /within itself/],
    ['with a field a thousand times', `{ ${'__typename '.repeat(1_001)} }`, /selections/],
    ['of too many words', `{ ${'__typename '.repeat(2_001)} }`, /tokens/],
    ['that cannot be read', 'qwerty cop { abc }', /line 1, column 1\./],
    ['of two operations', 'query a { __typename } query b { __typename }', /operation/],
    ['without an operation', '', /operation/],
  ];

  test.each(queries)('%s is refused', async (_, query, because) => {
    for (const server of [open, closed]) {
      const reply = await server.ask(TEACHER, query);
      expectSmallRefusal(reply);
      expect(reply.body.errors?.map(({ message }) => message).join(' ')).toMatch(because);
    }
  });

  test('is told from one that is large and honest', async () => {
    const fields =
      'id kind outcome asks required counted citations { id title link basis verifiedOn } events missing';
    const decision = `outcome missing requirement { ${fields} } credits { title reasons { because citations { link } } }`;
    const query = `{ renewalStatus { period decision { ${decision} } renewal { decision { ${decision} } } } }`;
    expect((await open.ask(TEACHER, query)).body.errors).toBeUndefined();
  });
});

describe('a request in another form', () => {
  const headers = async () => ({
    'content-type': 'application/json',
    authorization: `Bearer ${await open.token(AGENCY)}`,
  });
  const post = async (body: string, more: Readonly<Record<string, string>> = {}) =>
    open.send({ method: 'POST', headers: { ...(await headers()), ...more }, body });

  test('is refused: a batch', async () => {
    expectSmallRefusal(
      await post(JSON.stringify(times(10, () => '').map(() => ({ query: '{ __typename }' })))),
    );
  });

  test('is refused: malformed JSON', async () => {
    for (const body of ['{', '"text"', 'null', '[', '{"query": }', '\u0000'])
      expectSmallRefusal(await post(body));
  });

  test('is refused: a body without end', async () => {
    const reply = await post(
      JSON.stringify({ query: '{ __typename }', variables: { text: 'x'.repeat(100 * 1024) } }),
    );
    expectSmallRefusal(reply);
    expect(reply.status).toBe(413);
    expect(reply.text).toContain('it may have 100 kB');
  });

  test('is refused: another charset, a compressed body, a form', async () => {
    const query = JSON.stringify({ query: '{ __typename }' });
    expectSmallRefusal(await post(query, { 'content-type': 'application/json; charset=x-user-defined' }));
    expectSmallRefusal(await post(query, { 'content-encoding': 'gzip' }));
    expectSmallRefusal(
      await post('query=%7B__typename%7D', { 'content-type': 'application/x-www-form-urlencoded' }),
    );
    expectSmallRefusal(await post(query, { 'content-type': 'text/plain' }));
  });

  test('is refused: a query by link alone, as another site could plant it', async () => {
    const { authorization } = await headers();
    expectSmallRefusal(await open.send({ headers: { authorization } }, '/graphql?query=%7B__typename%7D'));
  });

  test('is refused: a mutation by GET', async () => {
    const query = encodeURIComponent(
      `mutation { attestCredit(commandId: "${randomUUID()}", input: { credit: "c" }) { __typename } }`,
    );
    const { authorization } = await headers();
    const reply = await open.send(
      { headers: { authorization, 'apollo-require-preflight': 'yes' } },
      `/graphql?query=${query}`,
    );
    expectSmallRefusal(reply);
    expect(reply.status).toBe(405);
  });

  test('leads nowhere beside /graphql', async () => {
    for (const path of ['/', '/admin', '/graphql/../x', '/%E0%A4%A']) {
      expectSmallRefusal(await open.send({ headers: await headers() }, path));
    }
  });

  test('gets the headers that keep browsers from guessing', async () => {
    const { headers: sent } = await post(JSON.stringify({ query: '{ __typename }' }));
    expect(sent.get('x-content-type-options')).toBe('nosniff');
    expect(sent.get('content-security-policy')).toContain("default-src 'self'");
    expect(sent.get('x-powered-by')).toBeNull();
    expect(sent.get('access-control-allow-origin')).toBeNull();
  });
});

describe('who is not known', () => {
  test('is told so, and nothing else, whatever they ask', async () => {
    for (const query of ['{ __typename }', '{ __schema { types { name } } }', 'mutation { x }', 'qwerty']) {
      const reply = await open.send({
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer a.b.c' },
        body: JSON.stringify({ query }),
      });
      expect(reply.status).toBe(401);
      expect(reply.headers.get('www-authenticate')).toBe('Bearer');
      expect(reply.body.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    }
  });
});

describe('production', () => {
  test('does not explain its schema, nor correct mistakes by it', async () => {
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "License") { name } }']) {
      expectSmallRefusal(await closed.ask(ADMIN, query));
    }
    const { text } = await closed.ask(ADMIN, '{ licenss { totalCoun } }');
    expect(text).not.toMatch(/did you mean/i);
    expect((await open.ask(ADMIN, '{ __schema { types { name } } }')).body.errors).toBeUndefined();
  });

  test('signs nobody in by itself', async () => {
    const path = '/.well-known/jwks.json';
    expect((await closed.send({}, path)).status).toBe(404);
    const { body } = await open.send({}, path);
    expect(body).toEqual({ keys: [expect.objectContaining({ kty: 'EC', use: 'sig' })] });
    expect(JSON.stringify(body)).not.toMatch(/"d":/);
  });
});

describe('a failure of ours', () => {
  const SECRET = 'pg password=hunter2 Lovelace';

  test('goes out as a number, and is in the log without the words that could name somebody', async () => {
    const broken = await startTestServer({
      jurist: {
        ...open.jurist,
        ledger: {
          ...open.jurist.ledger,
          log: { ...open.jurist.ledger.log, readStream: () => Promise.reject(new Error(SECRET)) },
        },
      },
    });
    const { status, text, body } = await broken.tell(AGENCY, 'registerEducator', ADA);
    await broken.close();
    expect(status).toBe(200);
    expect(body.data ?? null).toBeNull();
    expect(text).not.toContain('hunter2');
    const [error] = body.errors ?? [];
    expect(error?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', incident: expect.any(String) });
    const noted = broken.lines.filter((line) => line.includes(error?.extensions.incident ?? 'nothing'));
    expect(noted).toHaveLength(1);
    expect(noted[0]).toContain('frames');
    expect(broken.lines.filter((line) => /hunter2|Lovelace/.test(line))).toEqual([]);
  });
});

describe('the request log', () => {
  test('says what was asked where, and not by or of whom', async () => {
    await open.send({ headers: { 'x-name': 'Lovelace' } }, '/graphql?query=Lovelace');
    await open.send({}, '/Lovelace');
    const requests = open.lines.filter((line) => line.includes('"msg":"request"'));
    expect(requests.length).toBeGreaterThan(1);
    expect(requests.filter((line) => line.includes('Lovelace'))).toEqual([]);
  });
});

describe('a server that is told to stop', () => {
  test('lets what is in hand finish, and takes nothing new', async () => {
    let arrived = () => {};
    const inHand = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { log } = open.jurist.ledger;
    const slow: typeof log.readEducator = async (...asked) => {
      arrived();
      await new Promise((resolve) => setTimeout(resolve, 200));
      return log.readEducator(...asked);
    };
    const ledger = { ...open.jurist.ledger, log: { ...log, readEducator: slow } };
    const stopping = await startTestServer({ jurist: { ...open.jurist, ledger } });
    const asked = stopping.ask(TEACHER, '{ renewalStatus { period } }');
    await inHand;
    const closed = stopping.close();
    expect((await asked).body).toEqual({ data: { renewalStatus: null } });
    await closed;
    await expect(fetch(`${stopping.url}/graphql`)).rejects.toThrow();
  });
});
