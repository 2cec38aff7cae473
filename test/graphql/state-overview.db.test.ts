import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Identity } from '../../src/app/access.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { AGENCY, AUDITOR, DISTRICT, OTHER_AGENCY, TEACHER, UNION } from './cast.ts';
import { startTestServer, type TestServer } from './http-server.ts';

/** Today is 15 June 2024: over, today, within a year to the day, a day later, and far off. */
const ENDS = ['2024-06-14', '2024-06-15', '2025-06-15', '2025-06-16', '2029-08-31'];
const OUTCOMES = ['met', 'not_met', 'undetermined', 'not_applicable'];
const FIELDS = [['Mathematics 6-12'], ['Mathematics 6-12', 'Physics'], []];
const EMPLOYERS = ['a-district', 'b-district', undefined];

let ledger: TestLedger;
let server: TestServer;

beforeAll(async () => {
  ledger = await freshLedger();
  server = await startTestServer({ jurist: ledger.jurist, pool: ledger.pool });
  for (let i = 0; i < 60; i += 1) await hold(i);
  // Taken back, earlier, of another state: none of these is where TN-0 works now.
  await serve('TN-0', 'TN', 'b-district', '2023-24', randomUUID());
  await serve('TN-0', 'TN', 'c-district', '2019-20');
  await serve('TN-0', 'PA', 'd-district', '2023-24');
}, 120_000);

afterAll(async () => {
  await server.close();
  await ledger.close();
});

async function hold(i: number): Promise<void> {
  const [educator, license] = [`TN-${i}`, `license-TN-${i}`];
  const ends = ENDS[i % 5];
  const begins = i % 20 === 4 ? '2024-07-01' : '2018-09-01';
  await ledger.pool.query(
    `INSERT INTO read_models.license_status
       (license, educator, state, number, class, fields, issued_on, valid_from, expires_on, ordinal, event_id,
        applied_period, applied_on, status, status_from, status_ended, lapse_status)
     VALUES ($1, $2, 'TN', $3, $4, $5, $6, $6, $7, $8, gen_random_uuid(), $9, $10, $11, $12, $13, $14)`,
    [
      ...[license, educator, String(i), i % 2 === 0 ? 'professional' : 'practitioner', FIELDS[i % 3]],
      ...[begins, ends, i + 1, i % 7 === 0 ? 'a period' : null, i % 7 === 0 ? '2024-06-01' : null],
      ...[i % 11 === 0 ? 'lapsed' : null, i % 11 === 0 ? '2024-01-01' : null, i % 11 === 0],
      i % 13 === 0 ? 'lapsed' : null,
    ],
  );
  const employer = EMPLOYERS[i % 3];
  if (employer !== undefined) await serve(educator, 'TN', employer, '2022-23');
  const outcome = OUTCOMES[i % 4];
  if (i % 9 === 8) return;
  await ledger.pool.query(
    `INSERT INTO read_models.recertification_standing
       (period, educator, state, license, class, starts_on, ends_on, outcome, codes, unit, attested_only,
        policy_version, policy_digest)
     VALUES ($1, $2, 'TN', $3, 'c', '2018-09-01', $4, $5, '{}', 'PDP', 0, 1, 'd')`,
    [`period-${i}`, educator, license, ends, outcome],
  );
}

async function serve(educator: string, state: string, employer: string, year: string, retractedBy?: string) {
  await ledger.pool.query(
    `INSERT INTO read_models.service_record (event_id, educator, state, employer, school_year, ordinal, retracted_by)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, 1, $5)`,
    [educator, state, employer, year, retractedBy ?? null],
  );
}

type Figures = Readonly<Record<string, number>>;
interface Overview {
  readonly asOf: string;
  readonly whole: Figures;
  readonly groupCount: number;
  readonly groups: readonly { readonly name: string | null; readonly figures: Figures }[];
}

const FIGURES = `total valid notBegun expired ended due dueMet dueAtRisk dueExempt awaitsAnswer lapseProposed`;
const QUERY = `query ($state: State, $dueWithin: Int!, $by: OverviewGrouping!, $first: Int!) {
  stateOverview(state: $state, dueWithin: $dueWithin, by: $by, first: $first) {
    asOf whole { ${FIGURES} } groupCount groups { name figures { ${FIGURES} } }
  }
}`;

async function overview(identity: Identity, given: object = {}): Promise<Overview | null> {
  const { body } = await server.ask(identity, QUERY, { dueWithin: 365, by: 'class', first: 50, ...given });
  expect(body.errors).toBeUndefined();
  return body.data?.['stateOverview'] as Overview | null;
}

async function ofAgency(given: object = {}): Promise<Overview> {
  const found = await overview(AGENCY, given);
  if (found === null) throw new Error('The agency sees its overview.');
  return found;
}

/** The lists by which each figure is looked into. */
const LISTS: Readonly<Record<string, object>> = {
  total: {},
  valid: { status: 'valid' },
  notBegun: { status: 'not_begun' },
  expired: { status: 'expired' },
  due: { dueWithin: 365 },
  dueMet: { dueWithin: 365, outcome: 'met' },
  dueAtRisk: { dueWithin: 365, atRisk: true },
  dueExempt: { dueWithin: 365, outcome: 'not_applicable' },
  awaitsAnswer: { awaitsAnswer: true },
  lapseProposed: { lapseProposed: true },
};

async function listed(filter: object): Promise<Figures> {
  const lists = Object.entries(LISTS).map(
    ([name], nth) => `${name}: licenses(filter: $f${nth}) { totalCount }`,
  );
  const filters = Object.fromEntries(
    Object.values(LISTS).map((more, nth) => [`f${nth}`, { ...filter, ...more }]),
  );
  const variables = Object.keys(filters).map((name) => `$${name}: LicenseFilter`);
  const { body } = await server.ask(
    AGENCY,
    `query (${variables.join(', ')}) { ${lists.join('\n')} }`,
    filters,
  );
  expect(body.errors).toBeUndefined();
  const found = Object.entries(body.data ?? {}) as [string, { readonly totalCount: number }][];
  return Object.fromEntries(found.map(([name, { totalCount }]) => [name, totalCount]));
}

const sum = (groups: Overview['groups'], name: string) =>
  groups.reduce((all, { figures }) => all + (figures[name] ?? 0), 0);

describe('the overview of a state', () => {
  test('says of everything what the lists say, and its numbers add up', async () => {
    const { whole, asOf } = await ofAgency();
    expect(asOf).toBe('2024-06-15');
    expect(whole).toMatchObject(await listed({}));
    const { total = 0, valid = 0, notBegun = 0, expired = 0, ended = 0 } = whole;
    expect([total, valid + notBegun + expired + ended]).toEqual([60, 60]);
    const { due = 0, dueMet = 0, dueAtRisk = 0, dueExempt = 0 } = whole;
    expect(dueMet + dueAtRisk + dueExempt).toBe(due);
    for (const [name, number] of Object.entries(whole)) expect([name, number > 0]).toEqual([name, true]);
  });

  test('says the same of each class and employer, which add up to the whole', async () => {
    for (const by of ['class', 'employer'] as const) {
      const { whole, groups, groupCount } = await ofAgency({ by });
      expect(groupCount).toBe(by === 'class' ? 2 : 3);
      for (const name of Object.keys(whole)) expect([name, sum(groups, name)]).toEqual([name, whole[name]]);
      for (const { name, figures } of groups) {
        if (name !== null) expect(figures).toMatchObject(await listed({ [by]: name }));
      }
    }
  });

  test('counts a license under each of its fields, the largest first, and no more groups than asked', async () => {
    const { groups } = await ofAgency({ by: 'field' });
    expect(groups.map(({ name, figures }) => [name, figures['total']])).toEqual([
      ...[
        ['Mathematics 6-12', 40],
        ['Physics', 20],
        [null, 20],
      ],
    ]);
    expect(groups[1]?.figures).toMatchObject(await listed({ field: 'Physics' }));
    const one = await overview(AGENCY, { by: 'field', first: 1 });
    expect([one?.groups.length, one?.groupCount]).toEqual([1, 3]);
  });

  test('is due to the day', async () => {
    const dueWithin = async (days: number) =>
      (await overview(AGENCY, { dueWithin: days }))?.whole['due'] ?? 0;
    const [today, year, more] = [await dueWithin(0), await dueWithin(365), await dueWithin(366)];
    expect(today).toBeLessThan(year);
    expect(year).toBeLessThan(more);
    expect(await dueWithin(364)).toBe(today);
  });

  test('is for the agency and the auditors of the state', async () => {
    expect((await overview(AUDITOR))?.whole['total']).toBe(60);
    for (const other of [TEACHER, UNION, DISTRICT]) expect(await overview(other, { state: 'TN' })).toBeNull();
    expect(await overview(OTHER_AGENCY, { state: 'TN' })).toBeNull();
    for (const given of [{ dueWithin: -1 }, { first: 101 }]) {
      const asked = { dueWithin: 365, by: 'class', first: 50, ...given };
      expect((await server.ask(AGENCY, QUERY, asked)).status).toBe(400);
    }
  });
});
