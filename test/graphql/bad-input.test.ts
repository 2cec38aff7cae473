import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ADA, ADMIN, AGENCY, CLAIM, LICENSE, OTHER_TEACHER, TEACHER } from './cast.ts';
import { mutationText, startTestServer, type TestServer } from './http-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await server.tell(AGENCY, 'registerEducator', ADA);
  await server.tell(AGENCY, 'issueLicense', LICENSE);
});

afterAll(async () => {
  await server.close();
});

const head = () => server.jurist.ledger.log.head();

/** A value as it is written inside a query. */
function literal(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  return `{ ${Object.entries(value)
    .map(([name, inner]) => `${name}: ${literal(inner)}`)
    .join(', ')} }`;
}

function inline(mutation: string, input: object): string {
  return `mutation { ${mutation}(commandId: "${randomUUID()}", input: ${literal(input)}) { __typename } }`;
}

describe('a value that no record takes answers 400 and names its field', () => {
  const cases: readonly [string, string, object, string][] = [
    ['a negative amount', 'claimCredit', { ...CLAIM, quantity: '-3' }, 'quantity'],
    ['an amount that is no number', 'claimCredit', { ...CLAIM, quantity: 'NaN' }, 'quantity'],
    ['an amount too precise', 'claimCredit', { ...CLAIM, quantity: '1.005' }, 'quantity'],
    ['an amount too large', 'claimCredit', { ...CLAIM, quantity: '1000000' }, 'quantity'],
    ['an amount without end', 'claimCredit', { ...CLAIM, quantity: 'Infinity' }, 'quantity'],
    ['an amount in powers', 'claimCredit', { ...CLAIM, quantity: '1e3' }, 'quantity'],
    ['an amount as a JSON number', 'claimCredit', { ...CLAIM, quantity: 7.5 }, 'quantity'],
    ['a day that never was', 'claimCredit', { ...CLAIM, completedOn: '2023-02-29' }, 'completedOn'],
    ['a day with an hour', 'claimCredit', { ...CLAIM, completedOn: '2024-03-01T00:00:00Z' }, 'completedOn'],
    ['a day too far off', 'issueLicense', { ...LICENSE, expiresOn: '9999-12-31' }, 'expiresOn'],
    ['an unknown state', 'claimCredit', { ...CLAIM, state: 'XX' }, 'state'],
    ['a state in small letters', 'claimCredit', { ...CLAIM, state: 'tn' }, 'state'],
    ['NUL in a text', 'claimCredit', { ...CLAIM, title: 'a\u0000b' }, 'title'],
    ['NUL in an id', 'attestCredit', { credit: 'a\u0000b' }, 'credit'],
    ['half a surrogate pair', 'claimCredit', { ...CLAIM, title: 'a\ud800b' }, 'title'],
    ['NUL in a list', 'issueLicense', { ...LICENSE, fields: ['a', 'b\u0000'] }, 'fields'],
    [
      'a word the schema does not know',
      'denyCredit',
      { credit: 'c', reason: 'dislike', because: 'x' },
      'reason',
    ],
    ['a text where a number goes', 'recordService', { educator: 'TN-100001', days: 'ten' }, 'days'],
    ['a field that does not exist', 'claimCredit', { ...CLAIM, actor: 'somebody' }, 'actor'],
  ];

  test.each(cases)('%s, in a variable', async (_, mutation, input, field) => {
    const before = await head();
    const { status, body, text } = await server.tell(TEACHER, mutation, input);
    expect(status).toBe(400);
    const named = body.errors?.map(
      ({ extensions }) => extensions.field?.replace(/^input\./, '').split(/[.[]/)[0],
    );
    expect(named).toContain(field);
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(named?.map(() => 'BAD_USER_INPUT'));
    expect(body.data ?? undefined).toBeUndefined();
    expect(text).not.toContain('stack');
    expect(await head()).toBe(before);
  });

  // GraphQL's own grammar refuses half a surrogate pair, as the syntax error it is.
  const writable = cases.filter(([what]) => what !== 'half a surrogate pair');

  test.each(writable)('%s, written into the query', async (_, mutation, input, field) => {
    const before = await head();
    const { status, body } = await server.ask(TEACHER, inline(mutation, input));
    expect(status).toBe(400);
    const named = body.errors?.map(
      ({ extensions }) => extensions.field?.replace(/^input\./, '').split(/[.[]/)[0],
    );
    expect(named).toContain(field);
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(named?.map(() => 'BAD_USER_INPUT'));
    expect(await head()).toBe(before);
  });

  test('a required field that is missing, or null', async () => {
    const { title: _, ...untitled } = CLAIM;
    for (const input of [untitled, { ...CLAIM, title: null }]) {
      const { status, body } = await server.tell(TEACHER, 'claimCredit', input);
      expect([status, body.errors?.[0]?.extensions.field]).toEqual([400, expect.stringContaining('title')]);
    }
  });

  test('what is missing is told in a sentence, whoever notices it', async () => {
    const { title: _, ...untitled } = CLAIM;
    const told = [
      await server.tell(TEACHER, 'claimCredit', untitled),
      await server.ask(TEACHER, inline('claimCredit', untitled)),
      await server.ask(TEACHER, 'query ($id: ID!) { credential(id: $id) { title } }'),
      await server.ask(TEACHER, '{ credential { title } }'),
    ];
    const id = 'id is needed, and was not given.';
    const title = 'title is needed, and was not given.';
    expect(told.map(({ body }) => body.errors?.[0]?.message)).toEqual([title, title, id, id]);
  });

  test.each(['', 'not-a-uuid', '3a0a2c32-47a1-4f6e-8f0b-6f2a4e7a00011', '../../etc'])(
    'a commandId that is no UUID: %p',
    async (commandId) => {
      const before = await head();
      const { status, body } = await server.tell(TEACHER, 'claimCredit', CLAIM, commandId);
      expect([status, body.errors?.[0]?.extensions.field]).toEqual([400, 'commandId']);
      expect(await head()).toBe(before);
    },
  );
});

describe('what is wrong only for this record is refused with a code', () => {
  const cases: readonly [string, string, object, string][] = [
    ['a future day', 'claimCredit', { ...CLAIM, completedOn: '2024-07-02' }, 'future_day'],
    ['nothing at all', 'claimCredit', { ...CLAIM, quantity: '0' }, 'quantity_zero'],
    ['another’s license', 'applyForRenewal', { license: 'TN-1234567' }, 'not_found'],
    ['a license that is not there', 'applyForRenewal', { license: 'TN-7654321' }, 'not_found'],
    ['the same for another’s credit', 'attestCredit', { credit: randomUUID() }, 'not_found'],
  ];

  test.each(cases)('%s', async (what, mutation, input, code) => {
    const before = await head();
    const asker = what.includes('another’s') ? OTHER_TEACHER : TEACHER;
    const { status, body } = await server.tell(asker, mutation, input);
    expect(status).toBe(200);
    expect(body.data?.answer).toMatchObject({ code });
    expect(await head()).toBe(before);
  });
});

describe('a question that cannot be answered as it was put', () => {
  const cases: readonly [string, string, string][] = [
    ['an instant to come', '{ renewalStatus(knownAt: "2024-07-01T17:00:00.001Z") { period } }', 'knownAt'],
    ['no instant', '{ renewalStatus(knownAt: "yesterday") { period } }', 'knownAt'],
    [
      'an instant without offset',
      '{ renewalStatus(knownAt: "2024-06-01T00:00:00.000") { period } }',
      'knownAt',
    ],
    [
      'an instant that never was',
      '{ renewalStatus(knownAt: "2023-02-29T00:00:00.000Z") { period } }',
      'knownAt',
    ],
    ['a day that never was', '{ renewalStatus(asOf: "2023-02-29") { period } }', 'asOf'],
    ['no position', '{ renewalStatus(atLeast: "license-TN-1") { period } }', 'atLeast'],
    ['a license with NUL', '{ renewalStatus(license: "TN\\u0000") { period } }', 'license'],
    ['a huge page', '{ licenses(first: 1000000) { totalCount } }', 'first'],
    ['a page beyond numbers', '{ licenses(first: 99999999999) { totalCount } }', 'first'],
    ['an empty page', '{ licenses(last: 0) { totalCount } }', 'last'],
    ['a page less than nothing', '{ licenses(first: -1) { totalCount } }', 'first'],
    ['two ends at once', '{ licenses(first: 1, last: 1) { totalCount } }', 'last'],
    ['a cursor that is none', '{ licenses(after: "abc") { totalCount } }', 'after'],
    ['a huge page of the trail', '{ auditTrail(first: 101) { totalCount } }', 'first'],
    ['a cursor of no trail', '{ auditTrail(after: "WyJ4Il0") { totalCount } }', 'after'],
  ];

  test.each(cases)('%s: 400, naming the argument', async (_, query, field) => {
    const { status, body } = await server.ask(AGENCY, query);
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  test('a huge page by variable: as by literal', async () => {
    const query = 'query ($n: Int) { licenses(first: $n) { totalCount } }';
    const { status, body } = await server.ask(AGENCY, query, { n: 1_000_000 });
    expect([status, body.errors?.[0]?.extensions.field]).toEqual([400, 'first']);
  });

  test('an event nobody has seen: 503, with what to do', async () => {
    const { status, body, headers } = await server.ask(
      AGENCY,
      '{ renewalStatus(atLeast: 999999) { period } }',
    );
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('1');
    expect(body.errors?.[0]?.extensions.code).toBe('INDEX_BEHIND');
    expect(body.errors?.[0]?.message).toMatch(/Ask again/);
  }, 30_000);
});

describe('nothing that is sent comes back in an error', () => {
  const SSN = '987654320';

  test.each([
    ['as a number', { ...ADA, ssn: Number(SSN) }],
    ['beside a missing field', { educator: 'TN-1', state: 'TN', ssn: SSN }],
    ['beside an unknown field', { ...ADA, nickname: 'Countess' }],
    ['as an object', { ...ADA, familyName: { text: SSN } }],
    ['in a day', { ...ADA, birthDate: SSN }],
    ['as a state', { ...ADA, state: SSN }],
    ['in a text no record can keep', { ...ADA, familyName: `Lovelace\u0000${SSN}` }],
    ['in an id', { ...ADA, educator: SSN }],
    ['in an impossible number', { ...ADA, educator: 'TN-9', ssn: `${SSN}X` }],
  ])('a social security number %s', async (_, input) => {
    const byVariable = await server.tell(AGENCY, 'registerEducator', input);
    const byLiteral = await server.ask(AGENCY, inline('registerEducator', input));
    for (const reply of [byVariable, byLiteral]) {
      expect(reply.text).not.toContain(SSN);
      expect(reply.text).not.toContain('Lovelace');
    }
    expect(server.lines.filter((line) => line.includes(SSN) || line.includes('Lovelace'))).toEqual([]);
  });

  test('nor what a parser stumbles over', async () => {
    const brokenQuery = await server.ask(AGENCY, `mutation { registerEducator(ssn "${SSN}") }`);
    expect([brokenQuery.status, brokenQuery.body.errors?.[0]?.message]).toEqual([
      400,
      'The query cannot be read at line 1, column 33.',
    ]);
    const brokenJson = await server.send({
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await server.token(ADMIN)}` },
      body: `{"query": "${mutationText('registerEducator')}", ${SSN}`,
    });
    expect(brokenJson.status).toBe(400);
    expect(brokenQuery.text + brokenJson.text).not.toContain(SSN);
  });
});
