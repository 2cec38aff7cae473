import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { MOST_NESTING } from '../../graphql/limits/storable-text.ts';
import { ADA, AGENCY, TEACHER } from './cast.ts';
import { startTestServer, type Reply, type TestServer } from './http-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterEach(() => {
  expect(server.lines.filter((line) => line.includes('incident'))).toEqual([]);
});

afterAll(async () => {
  await server.close();
});

const head = () => server.jurist.ledger.log.head();
const said = ({ status, body }: Reply) => {
  const [fault] = body.errors ?? [];
  return { status, data: body.data, ...fault?.extensions, message: fault?.message };
};

describe('a request carries one command', () => {
  const register = (educator: string, commandId: string = randomUUID()) =>
    `registerEducator(commandId: "${commandId}", input: {
      educator: "${educator}", state: "TN", givenName: "Ada", familyName: "Lovelace", birthDate: "1985-12-10"
    }) { __typename }`;
  const fragment = (name: string, fields: string) => `fragment ${name} on Mutation { ${fields} }`;
  const same = register('TN-9');

  test.each([
    ['two with an alias', `mutation { ${register('TN-1')} b: ${register('TN-2')} }`],
    ['one good and one of a bad id', `mutation { a: ${register('TN-1')} b: ${register('TN-2', 'no-uuid')} }`],
    ['one twice', `mutation { ${same} ${same} }`],
    ['one beside a fragment', `mutation { a: ${register('TN-1')} ...f } ${fragment('f', register('TN-2'))}`],
    [
      'two in a fragment',
      `mutation { ...f } ${fragment('f', `a: ${register('TN-1')} b: ${register('TN-2')}`)}`,
    ],
    ['a fragment twice', `mutation { ...f ...f } ${fragment('f', register('TN-1'))}`],
    [
      'a fragment by way of two others',
      `mutation { ...f ...g } ${fragment('f', '...h')} ${fragment('g', '...h')} ${fragment('h', same)}`,
    ],
    ['two inline', `mutation { ... { a: ${register('TN-1')} } ... on Mutation { b: ${register('TN-2')} } }`],
    [
      'one that is skipped',
      `mutation { a: ${register('TN-1')} b: ${register('TN-2').replace(') { __', ') @skip(if: true) { __')} }`,
    ],
  ])('and is refused with several, before anything is done: %s', async (_, query) => {
    const before = await head();
    expect(said(await server.ask(AGENCY, query))).toEqual({
      ...{ status: 400, data: undefined, code: 'GRAPHQL_VALIDATION_FAILED' },
      message: 'A mutation carries one command, and this one has several: send each in a request of its own.',
    });
    expect(await head()).toBe(before);
  });

  test('which may come in a fragment, and beside the name of its type', async () => {
    const query = `mutation { __typename ...f } ${fragment('f', register('TN-7'))}`;
    const { status, body } = await server.ask(AGENCY, query);
    expect([status, body.data]).toEqual([
      200,
      { __typename: 'Mutation', registerEducator: { __typename: 'Recorded' } },
    ]);
  });
});

describe('a mistake of the caller answers 400 with a sentence', () => {
  test('a subscription', async () => {
    expect(said(await server.ask(TEACHER, 'subscription { x }'))).toMatchObject({
      ...{ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' },
      message: expect.stringContaining('over a WebSocket'),
    });
  });

  test('null for an argument that has a default, written or by variable', async () => {
    const written = await server.ask(AGENCY, '{ licenses(sort: null) { totalCount } }');
    const query = 'query ($sort: LicenseSort) { licenses(sort: $sort) { totalCount } }';
    const byVariable = await server.ask(AGENCY, query, { sort: null });
    for (const reply of [written, byVariable]) {
      expect(said(reply)).toMatchObject({
        ...{ status: 400, code: 'BAD_USER_INPUT', field: 'sort', message: 'sort must not be null.' },
      });
    }
  });

  test('null inside an argument, by variable', async () => {
    const query = `query ($way: SortDirection) { licenses(sort: { by: number, direction: $way }) { totalCount } }`;
    expect(said(await server.ask(AGENCY, query, { way: null }))).toMatchObject({
      ...{ status: 400, code: 'BAD_USER_INPUT', field: 'sort' },
    });
  });

  test('null for what decides whether a part is answered, before the command is carried out', async () => {
    const query = `mutation ($input: RegisterEducatorInput!, $shown: Boolean = true) {
      registerEducator(commandId: "${randomUUID()}", input: $input) { __typename @include(if: $shown) }
    }`;
    const before = await head();
    const reply = await server.ask(AGENCY, query, { input: { ...ADA, educator: 'TN-8' }, shown: null });
    expect(said(reply)).toEqual({
      ...{ status: 400, data: undefined, code: 'BAD_USER_INPUT' },
      ...{ field: 'shown', message: 'shown must not be null.' },
    });
    expect(await head()).toBe(before);
  });

  test('an argument that is missing', async () => {
    const query = 'mutation { attestCredit(input: { credit: "c" }) { __typename } }';
    expect(said(await server.ask(TEACHER, query))).toMatchObject({
      ...{
        status: 400,
        code: 'BAD_USER_INPUT',
        field: 'commandId',
        message: 'commandId is needed, and was not given.',
      },
    });
  });

  test.each([MOST_NESTING + 1, 4_000, 40_000])('variables nested %p deep', async (depth) => {
    const reply = await server.send({
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await server.token(TEACHER)}` },
      body: `{"query":"{ __typename }","variables":{"input":${'['.repeat(depth)}${']'.repeat(depth)}}}`,
    });
    expect(said(reply)).toMatchObject({
      ...{ status: 400, code: 'BAD_USER_INPUT', field: 'input' },
      message: `input holds too much: it may be nested ${MOST_NESTING} levels deep at most.`,
    });
  });

  test('variables nested as deep as may be are read', async () => {
    const input: unknown = JSON.parse(`${'['.repeat(MOST_NESTING)}${']'.repeat(MOST_NESTING)}`);
    expect((await server.ask(TEACHER, '{ __typename }', { input })).status).toBe(200);
  });

  test('a query kept by its hash', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    const reply = await server.send({
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await server.token(TEACHER)}` },
      body: JSON.stringify({ extensions }),
    });
    expect(said(reply)).toEqual({
      ...{ status: 400, data: undefined, code: 'PERSISTED_QUERY_NOT_SUPPORTED' },
      message: 'Queries are not kept by their hash here: send the query itself.',
    });
  });
});

describe('a token', () => {
  const asked = async (authorization?: string) =>
    said(
      await server.send({
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
        body: JSON.stringify({ query: '{ __typename }', variables: ADA }),
      }),
    );

  test('that cannot be read is said to be so', async () => {
    for (const sent of ['Bearer garbage', 'bearer a.b', 'Bearer a.b.c.d', 'Bearer  two words']) {
      expect(await asked(sent)).toMatchObject({
        ...{ status: 401, code: 'UNAUTHENTICATED', message: expect.stringContaining('cannot be read') },
      });
    }
  });

  test('that was not sent is asked for', async () => {
    for (const sent of [undefined, 'Bearer', 'Basic dTpw']) {
      expect(await asked(sent)).toMatchObject({
        ...{ status: 401, code: 'UNAUTHENTICATED', message: expect.stringContaining('Send your token as') },
      });
    }
  });
});

describe('a request without a token', () => {
  test('is answered 401, whatever it asks', async () => {
    const body = JSON.stringify({ query: '{ __typename }' });
    const headers = { 'content-type': 'application/json' };
    expect((await server.send({ method: 'POST', headers, body }, '/graphql')).status).toBe(401);
  });

  test('needs the type of its content', async () => {
    expect((await server.send({ method: 'POST' })).status).toBe(400);
  });
});
