import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text as streamText } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { readAssets } from '../../src/infra/explorer/assets.ts';
import { examplesOf, readExamples } from '../../src/infra/explorer/examples.ts';
import { pathOf } from '../../src/infra/http/request-log.ts';
import { type Explorer, START_PATH } from '../../src/infra/http/serve-explorer.ts';
import { FIRST_QUERY, FIRST_QUERY_IN_LINE } from '../../src/first-query.ts';
import { startTestServer, type TestServer } from '../graphql/http-server.ts';
import { firstQuery } from '../documents/first-query.ts';

const PEOPLE = [{ title: 'teacher TN-H01', token: 'a.b.c' }];

let explorer: Explorer;
let server: TestServer;

beforeAll(async () => {
  const people = () => Promise.resolve(PEOPLE);
  const examples = [
    { operation: 'policies', shows: 'The law', asker: 'agency', query: '{ a }', variables: {} },
  ];
  explorer = { assets: await readAssets(), people, first: FIRST_QUERY, examples };
  server = await startTestServer({ explorer });
});
afterAll(() => server.close());

/** A request under a name that is not this machine's, as a page elsewhere may bring about. */
async function rawGet(host: string, port: number, name: string): Promise<string> {
  const [response] = (await once(
    request({ host, port, path: START_PATH, headers: { host: name } }).end(),
    'response',
  )) as [IncomingMessage];
  return streamText(response);
}

const get = (path: string, headers: Record<string, string> = {}) => server.send({ headers }, path);

describe('the page at /', () => {
  test('is served with everything it is made of, and nothing from anywhere else', async () => {
    expect(explorer.assets.has('/')).toBe(true);
    for (const [path, { type }] of explorer.assets) {
      const { status, headers, text } = await get(path);
      expect([path, status, headers.get('content-type')]).toEqual([path, 200, type]);
      expect(text).not.toMatch(/https?:\/\//);
      for (const [, asked = ''] of text.matchAll(/(?:src|href|from) ?=? ?['"]((?:\/|\.\/)[^'"]*)['"]/g)) {
        expect([...explorer.assets.keys()]).toContain(asked.replace(/^\.\//, '/explorer/'));
      }
    }
  });

  test('may run no script and load nothing that this server does not serve', async () => {
    const { headers, text } = await get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(text).not.toMatch(/<script(?![^>]* src=)|<style| on[a-z]+=|style=/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('has its paths named in the log', () => {
    for (const path of [...explorer.assets.keys(), START_PATH]) expect(pathOf(path)).toBe(path);
  });

  test('is told who can sign in on this machine, by its own name alone', async () => {
    const start = await get(START_PATH);
    expect(start.headers.get('cache-control')).toBe('no-store');
    expect(JSON.parse(start.text)).toEqual({
      ...{ people: PEOPLE, first: FIRST_QUERY },
      examples: [expect.objectContaining({ operation: 'policies' })],
    });
    const { hostname, port } = new URL(server.url);
    const asked = await rawGet(hostname, Number(port), 'pages.example');
    expect(asked).toContain('"people":[]');
  });

  test('is read only, and is not there where it is not wanted', async () => {
    expect((await server.send({ method: 'POST' }, '/')).status).toBe(404);
    const without = await startTestServer();
    try {
      for (const path of explorer.assets.keys()) expect((await without.send({}, path)).status).toBe(404);
    } finally {
      await without.close();
    }
  });
});

type Posted = { readonly variables: { readonly commandId?: string } };
type Ask = (token: string, asked: object) => Promise<{ readonly code: number } | undefined>;
type OneAtATime = (
  post: (token: string, asked: Posted) => Promise<{ readonly code: number }>,
  newId: () => string,
  waiting: (waits: boolean) => void,
) => Ask;

describe('a question from the page', () => {
  const command = { query: 'mutation ($commandId: ID!) { a }', variables: { commandId: null } };

  /** The page's own way of asking, of a server that answers as told. */
  async function asking(answers: readonly (number | 'lost')[]) {
    const file = '../../explorer/asking.js';
    const { oneAtATime } = (await import(file)) as { readonly oneAtATime: OneAtATime };
    const sent: (string | undefined)[] = [];
    const waits: boolean[] = [];
    let made = 0;
    const ask = oneAtATime(
      (_, { variables }) => {
        const answer = answers[sent.push(variables.commandId) - 1] ?? 200;
        return answer === 'lost' ? Promise.reject(new Error('lost')) : Promise.resolve({ code: answer });
      },
      () => `id-${(made += 1)}`,
      (waiting) => waits.push(waiting),
    );
    return { ask, sent, waits };
  }

  test('is asked once, however often Run is pressed before its answer', async () => {
    const { ask, sent, waits } = await asking([]);
    const [first, second] = await Promise.all([ask('t', command), ask('t', command)]);
    expect([first, second]).toEqual([{ code: 200 }, undefined]);
    expect([sent, waits]).toEqual([['id-1'], [true, false]]);
    await ask('t', command);
    expect(sent).toEqual(['id-1', 'id-2']);
  });

  test('goes again under its id when its answer was lost, and under another when it says something else', async () => {
    const { ask, sent, waits } = await asking(['lost', 500, 200]);
    await expect(ask('t', command)).rejects.toThrow('lost');
    expect(waits).toEqual([true, false]);
    for (const _ of [1, 2, 3]) await ask('t', command);
    expect(sent).toEqual(['id-1', 'id-1', 'id-1', 'id-2']);
    const { ask: other, sent: differently } = await asking(['lost']);
    await expect(other('t', command)).rejects.toThrow('lost');
    await other('another', command);
    await other('another', { ...command, variables: { commandId: 'given' } });
    expect(differently).toEqual(['id-1', 'id-2', 'given']);
  });
});

describe('what the page offers to ask', () => {
  test('begins with what the README begins with', () => {
    expect(FIRST_QUERY_IN_LINE).toBe(firstQuery().query);
    expect(FIRST_QUERY.replaceAll(/\s+/g, ' ').trim()).toBe(FIRST_QUERY_IN_LINE);
  });

  test('is every example of the documentation, each readable', async () => {
    const examples = await readExamples();
    expect(examples.length).toBeGreaterThan(40);
    for (const { query, asker, shows } of examples) {
      expect(() => parse(query)).not.toThrow();
      expect([asker, shows]).not.toContain('');
    }
  });

  test('comes with its variables, or with none', () => {
    const page = [
      '# x',
      '## First\n\nAsked by the agency.\n\n```graphql\n{ a }\n```\n\nVariables:\n\n```json\n{ "b": 1 }\n```\n',
      '## Second\n\nAsked by the teacher.\n\n```graphql\n{ c }\n```\n\nAnswer:\n\n```json\n{ "d": 2 }\n```\n',
    ].join('\n\n');
    expect(examplesOf('x', page)).toEqual([
      { operation: 'x', shows: 'First', asker: 'agency', query: '{ a }', variables: { b: 1 } },
      { operation: 'x', shows: 'Second', asker: 'teacher', query: '{ c }', variables: {} },
    ]);
  });
});
