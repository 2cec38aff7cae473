import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Identity } from '../../src/app/access.ts';
import { fullName } from '../../src/app/log/name-form.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { AGENCY, AUDITOR, DISTRICT, OTHER_AGENCY, TEACHER, UNION } from './cast.ts';
import { startTestServer, type TestServer } from './http-server.ts';

const CLASSES = ['practitioner', 'professional'];
const OUTCOMES = ['met', 'not_met', 'undetermined'];
const EXPIRY = ['2023-08-31', '2024-06-15', '2024-08-31', '2029-08-31'];

/** Twenty-five licenses in every mixture, with many that are equal in any one order. */
const LICENSES = Array.from({ length: 25 }, (_, i) => ({
  license: `license-TN-${1000 + ((i * 7) % 25)}`,
  educator: `TN-${200 + i}`,
  number: String(1000 + ((i * 7) % 25)),
  class: CLASSES[i % 2] ?? '',
  field: i % 3 === 0 ? 'Mathematics 6-12' : 'Elementary K-5',
  validFrom: i === 24 ? '2024-07-01' : '2018-09-01',
  expiresOn: EXPIRY[i % 4] ?? '',
  outcome: i % 5 === 4 ? null : (OUTCOMES[i % 3] ?? null),
}));

let ledger: TestLedger;
let server: TestServer;

beforeAll(async () => {
  ledger = await freshLedger();
  server = await startTestServer({ jurist: ledger.jurist, pool: ledger.pool });
  for (const [place, row] of LICENSES.entries()) {
    const { license, educator, number, class: held, field, validFrom, expiresOn, outcome } = row;
    await ledger.pool.query(
      `INSERT INTO read_models.license_status
         (license, educator, state, number, class, fields, issued_on, valid_from, expires_on, ordinal,
          event_id)
       VALUES ($1, $2, 'TN', $3, $4, ARRAY[$5], $6, $6, $7, $8, gen_random_uuid())`,
      [license, educator, number, held, field, validFrom, expiresOn, place + 1],
    );
    if (outcome === null) continue;
    await ledger.pool.query(
      `INSERT INTO read_models.recertification_standing
         (period, educator, state, license, class, starts_on, ends_on, completed_on, outcome, codes, unit,
          attested_only, policy_version, policy_digest)
       VALUES ($1, $2, 'TN', $3, $4, $5, $6, $7, $8, ARRAY['a_code'], 'PDP', 0, 1, 'd')`,
      [`period-${license}`, educator, license, held, validFrom, expiresOn, null, outcome],
    );
  }
  await ledger.pool.query(
    `INSERT INTO read_models.recertification_standing
       (period, educator, state, license, class, starts_on, ends_on, completed_on, outcome, codes, unit,
        attested_only, policy_version, policy_digest)
     VALUES ('period-past', 'TN-200', 'TN', 'license-TN-1000', 'c', '2012-09-01', '2018-08-31', '2018-08-01', 'not_met',
             '{}', 'PDP', 0, 1, 'd')`,
  );
  await ledger.pool.query(
    `INSERT INTO read_models.derived_work (build, educator, partition, ordinal, asked)
     SELECT id, 'TN-203', 0, 1, 1 FROM read_models.build WHERE projection = 'recertification_standing'`,
  );
  await ledger.pool.query(
    `INSERT INTO read_models.license_holder (educator, state, name_hash, event_id)
     VALUES ('TN-205', 'TN', $1, gen_random_uuid()), ('PA-1', 'PA', $1, gen_random_uuid())`,
    [ledger.jurist.ledger.vault.lookupHash(fullName('Ada', 'Lovelace'))],
  );
}, 120_000);

afterAll(async () => {
  await server.close();
  await ledger.close();
});

interface Node {
  readonly id: string;
  readonly number: string;
  readonly class: string;
  readonly expiresOn: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly pending: boolean;
}

interface Connection {
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
}

const QUERY = `query ($filter: LicenseFilter, $sort: LicenseSort, $first: Int, $after: String, $last: Int, $before: String) {
  licenses(filter: $filter, sort: $sort, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { id number class fields educator expiresOn status outcome codes pending } }
  }
}`;

async function licenses(variables: object, identity: Identity = AGENCY): Promise<Connection | null> {
  const { body } = await server.ask(identity, QUERY, variables);
  expect(body.errors).toBeUndefined();
  return body.data?.licenses as Connection | null;
}

async function found(filter: object): Promise<readonly string[]> {
  const page = await licenses({ filter, first: 100 });
  expect(page?.totalCount).toBe(page?.edges.length);
  return (page?.edges ?? []).map(({ node }) => node.id).sort();
}

const idsWhere = (fits: (row: (typeof LICENSES)[number]) => boolean) =>
  LICENSES.filter(fits)
    .map(({ license }) => license.replace('license-', ''))
    .sort();

describe('the license search', () => {
  test('finds by each part of a filter, and by all of them at once', async () => {
    expect(await found({})).toEqual(idsWhere(() => true));
    expect(await found({ state: 'TN' })).toEqual(idsWhere(() => true));
    expect(await found({ number: '1007' })).toEqual(['TN-1007']);
    expect(await found({ class: 'practitioner' })).toEqual(idsWhere((row) => row.class === 'practitioner'));
    expect(await found({ field: 'Mathematics 6-12' })).toEqual(
      idsWhere((row) => row.field === 'Mathematics 6-12'),
    );
    expect(await found({ outcome: 'not_met' })).toEqual(idsWhere((row) => row.outcome === 'not_met'));
    expect(await found({ educator: 'TN-207' })).toEqual(idsWhere((row) => row.educator === 'TN-207'));
    expect(await found({ expiresFrom: '2024-06-15', expiresTo: '2024-08-31' })).toEqual(
      idsWhere(({ expiresOn }) => expiresOn >= '2024-06-15' && expiresOn <= '2024-08-31'),
    );
    expect(await found({ class: 'professional', outcome: 'met', expiresTo: '2024-06-15' })).toEqual(
      idsWhere(
        (row) => row.class === 'professional' && row.outcome === 'met' && row.expiresOn <= '2024-06-15',
      ),
    );
  });

  test('tells what runs today from what is over and what has not begun, the last day included', async () => {
    const begun = (row: { validFrom: string }) => row.validFrom <= '2024-06-15';
    expect(await found({ status: 'valid' })).toEqual(
      idsWhere((row) => begun(row) && row.expiresOn >= '2024-06-15'),
    );
    expect(await found({ status: 'expired' })).toEqual(idsWhere((row) => row.expiresOn < '2024-06-15'));
    expect(await found({ status: 'not_begun' })).toEqual(
      idsWhere((row) => !begun(row) && row.expiresOn >= '2024-06-15'),
    );
  });

  test('finds a person by the exact name only', async () => {
    expect(await found({ name: { given: 'Ada', family: 'Lovelace' } })).toEqual(
      idsWhere((row) => row.educator === 'TN-205'),
    );
    expect(await found({ name: { given: ' ADA', family: 'lovelace ' } })).toHaveLength(1);
    expect(await found({ name: { given: 'Ada', family: 'Lovelac' } })).toEqual([]);
    expect(await found({ name: { given: '%', family: '%' } })).toEqual([]);
  });

  const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  const orders = ['expiresOn', 'number', 'class', 'outcome'].flatMap((by) =>
    ['asc', 'desc'].map((direction) => ({
      by: by as 'expiresOn' | 'number' | 'class' | 'outcome',
      direction,
    })),
  );

  test.each(orders)('pages by $by $direction, onward and back, each license once', async (sort) => {
    const sign = sort.direction === 'asc' ? 1 : -1;
    const expected = [...LICENSES]
      .sort((a, b) => sign * (compare(a[sort.by] ?? '', b[sort.by] ?? '') || compare(a.license, b.license)))
      .map(({ license }) => license.replace('license-', ''));

    const onward: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Connection | null = await licenses({ sort, first: 7, after });
      onward.push(...(page?.edges ?? []).map(({ node }) => node.id));
      expect(page?.pageInfo.hasPreviousPage).toBe(after !== null);
      expect(page?.totalCount).toBe(25);
      after = page?.pageInfo.endCursor ?? null;
      more = page?.pageInfo.hasNextPage ?? false;
    }
    expect(onward).toEqual(expected);

    const back: string[] = [];
    for (let before: string | null = null, more = true; more;) {
      const page: Connection | null = await licenses({ sort, last: 7, before });
      back.unshift(...(page?.edges ?? []).map(({ node }) => node.id));
      before = page?.pageInfo.startCursor ?? null;
      more = page?.pageInfo.hasPreviousPage ?? false;
    }
    expect(back).toEqual(expected);
  });

  test('takes a cursor in its own order only', async () => {
    const page = await licenses({ first: 1 });
    const after = page?.edges[0]?.cursor;
    for (const sort of [{ by: 'expiresOn', direction: 'desc' }, { by: 'class' }]) {
      const { status, body } = await server.ask(AGENCY, QUERY, { sort, after });
      expect([status, body.errors?.[0]?.extensions.field]).toEqual([400, 'after']);
    }
    const forged = (...parts: readonly unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const forgeries = [
      forged('expiresOn', 'asc', 'tomorrow', 'x'),
      forged('expiresOn', 'asc', '2024-01-01'),
      forged('expiresOn', 'asc', '2024-01-01', '\u0000'),
      forged('expiresOn', 'asc', 20240101, 'x'),
      `${forged('expiresOn', 'asc', '2024-01-01', 'x')}=`,
    ];
    for (const cursor of forgeries) {
      const { status } = await server.ask(AGENCY, QUERY, { after: cursor });
      expect(status).toBe(400);
    }
  });

  test('says which outcome is being computed anew, and shows the open period only', async () => {
    const page = await licenses({ first: 100 });
    const waiting = page?.edges.filter(({ node }) => node.pending).map(({ node }) => node.id);
    expect(waiting).toEqual(idsWhere((row) => row.educator === 'TN-203'));
    const first = page?.edges.find(({ node }) => node.id === 'TN-1000');
    expect(first?.node.outcome).toBe('met');
  });

  test('is for the agency and the auditors of the state: for everybody else it is not there', async () => {
    expect((await licenses({}, AUDITOR))?.totalCount).toBe(25);
    for (const other of [TEACHER, UNION, DISTRICT]) expect(await licenses({}, other)).toBeNull();
    expect(await licenses({ filter: { state: 'TN' } }, OTHER_AGENCY)).toBeNull();
    expect((await licenses({}, OTHER_AGENCY))?.totalCount).toBe(0);
  });
});

describe('the counts of licenses', () => {
  const counts = (identity: Identity, state = 'TN') =>
    server.ask(identity, 'query ($state: State) { licenseCounts(state: $state) { class status count } }', {
      state,
    });

  test('are by class and status, for the union too', async () => {
    const { body } = await counts(UNION);
    const rows = body.data?.licenseCounts as readonly { class: string; status: string; count: number }[];
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(25);
    const expired = LICENSES.filter((row) => row.class === 'practitioner' && row.expiresOn < '2024-06-15');
    expect(rows).toContainEqual({ class: 'practitioner', status: 'expired', count: expired.length });
  });

  test('of another state are not there', async () => {
    expect((await counts(UNION, 'PA')).body.data?.licenseCounts).toBeNull();
    expect((await counts(TEACHER)).body.data?.licenseCounts).toBeNull();
  });
});
