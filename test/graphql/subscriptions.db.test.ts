import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import type { Identity } from '../../src/app/access.ts';
import { MOST_OF_ONE } from '../../src/server/live/admission.ts';
import { MOST_SUBSCRIPTIONS } from '../../src/server/live/live-queries.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { sampleLife } from '../support/sample-life.ts';
import { AGENCY, DISTRICT, OTHER_AGENCY, OTHER_TEACHER, TEACHER, UNION } from './cast.ts';
import { startTestServer, type TestServer } from './http-server.ts';
import { connect, type Connection } from './live.ts';

const QUERY = `subscription ($educator: ID, $license: ID, $after: Ordinal) {
  statusChanged(educator: $educator, license: $license, after: $after) {
    ordinal license educator status expiresOn deadline outcome codes renewalAppliedOn
  }
}`;
const EDUCATOR = 'TN-100001';

interface Change {
  readonly ordinal: number;
  readonly license: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly renewalAppliedOn: string | null;
}

let ledger: TestLedger;
let server: TestServer;
let life: ReturnType<typeof sampleLife>;
const opened: Connection[] = [];

async function connected(identity: Identity = TEACHER, to = server): Promise<Connection> {
  const connection = await connect(to, await to.token(identity));
  opened.push(connection);
  return connection;
}

const changeOf = (connection: Connection) => connection.change<Change>('statusChanged');
const head = () => ledger.jurist.ledger.log.head();

/** The standing as it is now, and the connection that goes on following it. */
async function following(identity?: Identity, variables: object = { educator: EDUCATOR }) {
  const connection = await connected(identity);
  connection.subscribe(QUERY, variables);
  return { connection, first: await changeOf(connection) };
}

beforeAll(async () => {
  ledger = await freshLedger();
  server = await startTestServer({ jurist: ledger.jurist, pool: ledger.pool });
  life = sampleLife(ledger.jurist);
  await life.publishLaw();
  await life.beginDay('2024-06-15');
  await life.register();
  await life.issue();
}, 120_000);

afterEach(() => {
  for (const connection of opened.splice(0)) connection.close();
});

afterAll(async () => {
  await server.close();
  await ledger.close();
});

describe('following how a license stands', () => {
  test('begins with how it stands, and goes on with each change and the event since which it is so', async () => {
    const { connection, first } = await following();
    expect(first).toEqual({
      ...{ ordinal: await head(), license: 'TN-1234567', educator: EDUCATOR, status: 'valid' },
      ...{ expiresOn: '2024-08-31', deadline: '2024-08-31', outcome: 'not_met', codes: expect.any(Array) },
      renewalAppliedOn: null,
    });
    await life.claim('enough', '60');
    await life.approve('enough');
    // The claim is something that awaits its approval, the approval makes it count.
    const [claimed, approved] = [await changeOf(connection), await changeOf(connection)];
    expect([claimed.outcome, approved.outcome]).toEqual(['not_met', 'met']);
    expect([claimed.ordinal, approved.ordinal]).toEqual([first.ordinal + 1, await head()]);
    const applied = await server.tell(TEACHER, 'applyForRenewal', { license: 'TN-1234567' });
    expect(applied.body.data?.answer).toHaveProperty('stream');
    expect(await changeOf(connection)).toMatchObject({
      renewalAppliedOn: '2024-06-15',
      ordinal: await head(),
    });
    await life.beginDay('2024-09-01');
    expect(await changeOf(connection)).toMatchObject({ status: 'expired', ordinal: await head() });
  });

  test('loses nothing between two connections, whatever server they are to', async () => {
    const other = await startTestServer({ jurist: ledger.jurist, pool: ledger.pool });
    try {
      const all = await connected(TEACHER, other);
      all.subscribe(QUERY, { after: 0 });
      const seen: Change[] = [];
      while (seen.at(-1)?.status !== 'expired') seen.push(await changeOf(all));
      // From the beginning, each standing once, in the order of the log.
      expect(seen.map((change) => change.ordinal)).toEqual(
        [...new Set(seen.map((change) => change.ordinal))].sort((a, b) => a - b),
      );
      expect(seen.map(({ outcome }) => outcome)).toEqual([null, 'not_met', 'not_met', 'met', 'met', 'met']);
      const since = await connected(TEACHER, other);
      since.subscribe(QUERY, { after: seen.at(-2)?.ordinal });
      expect(await changeOf(since)).toEqual(seen.at(-1));
    } finally {
      await other.close();
    }
  });

  test('tells nothing where nothing changed since, and what changes next', async () => {
    const connection = await connected();
    connection.subscribe(QUERY, { after: await head() });
    await life.beginDay('2024-09-03');
    await life.beginDay('2025-09-03');
    const renewed = await server.tell(AGENCY, 'renewLicense', { license: 'TN-1234567' });
    expect(renewed.body.data?.answer).toHaveProperty('stream');
    expect(await changeOf(connection)).toMatchObject({ renewalAppliedOn: null });
  });

  test('ends when the client says so, and the connection goes on', async () => {
    const { connection } = await following();
    connection.send({ id: 'a', type: 'complete' });
    connection.subscribe(QUERY, {}, 'b');
    expect(await connection.next()).toMatchObject({ id: 'b', type: 'next' });
  });

  test('is noted for the educator like any other answer', async () => {
    await following(AGENCY);
    const { body } = await server.ask(
      TEACHER,
      '{ recordViews { edges { node { viewer query amongOthers } } } }',
    );
    expect(body.data?.recordViews).toEqual({
      edges: [{ node: { viewer: 'agency-tn', query: 'statusChanged', amongOthers: false } }],
    });
  });
});

describe('who may follow', () => {
  test('is who may read it: the agency of the state and an employer of the educator', async () => {
    const service = { educator: EDUCATOR, state: 'TN', schoolYear: '2022-23' };
    await server.tell(AGENCY, 'recordService', { ...service, employer: 'a-district', role: 'teacher' });
    for (const identity of [AGENCY, DISTRICT]) {
      expect((await following(identity, { license: 'TN-1234567' })).first.license).toBe('TN-1234567');
    }
  });

  test.each([
    ['another teacher', OTHER_TEACHER, { educator: EDUCATOR }],
    ['another state', OTHER_AGENCY, { license: 'TN-1234567' }],
    ['a union', UNION, { educator: EDUCATOR }],
    ['the agency, of a license that is not there', AGENCY, { license: 'TN-404' }],
    ['the agency, of an educator who is not there', AGENCY, { educator: 'TN-404' }],
  ] as const)('is not %s, and what is missing is answered alike', async (_, identity, variables) => {
    const connection = await connected(identity);
    connection.subscribe(QUERY, variables);
    expect(await connection.next()).toMatchObject({
      ...{ type: 'next', payload: { errors: [{ extensions: { code: 'NOT_FOUND' } }] } },
    });
    expect(await connection.next()).toMatchObject({ type: 'complete' });
  });

  test('is nobody without a token, and nobody longer than their token lasts', async () => {
    for (const payload of [undefined, {}, { authorization: 'Bearer x' }, { authorization: 7 }]) {
      const connection = await connect(server);
      connection.send({ type: 'connection_init', payload });
      expect(await connection.closed).toEqual([4401, expect.stringMatching(/token/)]);
    }
    const early = await connect(server);
    early.subscribe(QUERY);
    expect((await early.closed)[0]).toBe(4401);
    const brief = await connect(server, await server.token(TEACHER, '3s'));
    expect(await brief.closed).toEqual([4401, 'The token has expired. Sign in again, and connect.']);
  });
});

describe('what may be sent', () => {
  const answerTo = async (query: string, variables: object = {}) => {
    const connection = await connected();
    connection.subscribe(query, variables);
    return connection.next();
  };
  const errorOf = (code: string) => ({ payload: [{ extensions: { code } }] });

  test('is a subscription, and nothing else', async () => {
    for (const query of ['{ renewalStatus { license } }', 'mutation { x }'.replace('x', '__typename')]) {
      expect(await answerTo(query)).toMatchObject(errorOf('BAD_REQUEST'));
    }
  });

  test('is held to the limits of queries', async () => {
    const many = Array.from({ length: 16 }, (_, nth) => `a${nth}: ordinal`).join(' ');
    expect(await answerTo(`subscription { statusChanged { ${many} } }`)).toMatchObject(
      errorOf('GRAPHQL_VALIDATION_FAILED'),
    );
    const long = `subscription { statusChanged { ${'ordinal '.repeat(2_001)} } }`;
    expect(await answerTo(long)).toMatchObject(errorOf('GRAPHQL_PARSE_FAILED'));
    expect(await answerTo('subscription { statusChanged { nothing } }')).toMatchObject(
      errorOf('GRAPHQL_VALIDATION_FAILED'),
    );
    expect(await answerTo(QUERY, { educator: 'a\u0000b' })).toMatchObject(errorOf('BAD_USER_INPUT'));
    expect(await answerTo(QUERY, { after: -1 })).toMatchObject({
      payload: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
    });
    expect(await answerTo(QUERY, { after: '1000000' })).toMatchObject({
      payload: {
        errors: [
          {
            message: 'after lies beyond the end of the ledger.',
            extensions: { code: 'BAD_USER_INPUT', field: 'after' },
          },
        ],
      },
    });
    const union = await connected(UNION);
    union.subscribe(QUERY);
    const message = 'educator is needed, or license: who asks holds none of their own to follow.';
    expect(await union.next()).toMatchObject({ payload: { errors: [{ message }] } });
  });

  test('is at most so much in one message, so many subscriptions, and so many connections', async () => {
    const large = await connected();
    large.sendText('x'.repeat(200_000));
    expect((await large.closed)[0]).toBe(1009);
    const busy = await connected();
    for (let nth = 0; nth <= MOST_SUBSCRIPTIONS; nth += 1) busy.subscribe(QUERY, {}, `s${nth}`);
    const types: string[] = [];
    for (let nth = 0; nth <= MOST_SUBSCRIPTIONS; nth += 1) types.push((await busy.next()).type);
    expect(types.filter((type) => type === 'error')).toHaveLength(1);
    const crowd: Identity = { subject: 'a-crowd', roles: ['union'], state: 'TN' };
    for (let nth = 0; nth < MOST_OF_ONE; nth += 1) await connected(crowd);
    await expect(connected(crowd)).rejects.toThrow();
  });
});

describe('the connection', () => {
  test('is at the address of queries only', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/elsewhere`, 'graphql-transport-ws');
    await expect(
      new Promise((resolve, reject) => {
        socket.once('open', resolve);
        socket.once('error', reject);
      }),
    ).rejects.toThrow('404');
  });

  test('is closed when the server stops, with what is followed on it', async () => {
    const stopping = await startTestServer({ jurist: ledger.jurist, pool: ledger.pool });
    const connection = await connected(TEACHER, stopping);
    connection.subscribe(QUERY);
    await changeOf(connection);
    await stopping.close();
    expect(await connection.closed).toEqual([1001, 'The server stops. Connect again.']);
  });
});
