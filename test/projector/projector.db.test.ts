import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { auditTrail } from '../../projections/audit_trail/projection.ts';
import { PROJECTIONS } from '../../projections/index.ts';
import type { DirectProjection } from '../../src/app/projections/projection.ts';
import { publishFiles } from '../../src/infra/policies/publish-files.ts';
import { inTransaction } from '../../src/infra/postgres/transaction.ts';
import { liveBuild, schemaOf } from '../../src/infra/projector/builds.ts';
import { type Projector, startProjector } from '../../src/infra/projector/projector.ts';
import { START } from '../domain/credential-terms.ts';
import { decisionThatIs } from '../domain/decision.ts';
import { lawOfProviders } from '../support/law-of-providers.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { project, rebuilt, until } from '../support/projecting.ts';
import { readTables } from '../support/read-tables.ts';
import { ADA, PERIOD, sampleLife } from '../support/sample-life.ts';

let current: TestLedger;
let life: ReturnType<typeof sampleLife>;
let projector: Projector | undefined;

beforeEach(async () => {
  current = await freshLedger();
  life = sampleLife(current.jurist);
});
afterEach(async () => {
  await projector?.stop();
  projector = undefined;
  await current.close();
});

describe('the projector', () => {
  test('builds the same tables from the whole log as it built event by event', async () => {
    start();
    await wholeLife();
    const grown = await tables();
    for (const projection of PROJECTIONS) await rebuilt(current, projection);
    expect(await tables()).toEqual(grown);
    const empty = Object.entries(grown).filter(([, copy]) => !copy.endsWith('\n'));
    expect(empty.map(([name]) => name)).toEqual([]);
  });

  test('counts each event once, however often and in whatever pieces it is delivered', async () => {
    await wholeLife();
    start();
    const once = await tables();
    await projector?.stop();
    const events = await current.jurist.ledger.log.readAll(0, 500);
    for (const projection of PROJECTIONS) {
      for (const batch of [events, events.slice(3, 9), events.slice(-2)]) {
        await project(current.pool, current.jurist.ledger, projection, batch);
      }
    }
    start();
    expect(await tables()).toEqual(once);
  });

  test('killed between rows and checkpoint has written neither', async () => {
    await life.register();
    const events = await current.jurist.ledger.log.readAll(0, 500);
    const dying: DirectProjection = {
      ...auditTrail,
      project: (batch, vault) => [
        ...auditTrail.project(batch, vault),
        { sql: 'SELECT 1 / (cardinality($1::text[]) - 1)', row: ['once'], key: 'death' },
      ],
    };
    await expect(project(current.pool, current.jurist.ledger, dying, events)).rejects.toThrow(
      'division by zero',
    );
    expect((await liveBuild(current.pool, auditTrail.name)).ordinal).toBe(0);
    expect((await readTables(current.pool))['audit_trail']).toBe('');
  });

  test.each(['and nothing is recorded after', 'and more is recorded at once'])(
    'computes again what a server that died forgot, whose connection it did not use meanwhile, %s',
    async (after) => {
      start(() => undefined);
      await life.register();
      for (const id of ['a', 'b', 'c']) await life.claim(id);
      await caughtUp();
      await forget(auditTrail, 2);
      if (after === 'and more is recorded at once') await life.claim('d');
      const { jurist, pool } = current;
      const head = await jurist.ledger.log.head();
      await until(async () => (await liveBuild(pool, auditTrail.name)).ordinal === head);
      const { rows } = await pool.query('SELECT ordinal FROM read_models.audit_trail ORDER BY ordinal');
      expect(rows).toEqual(Array.from({ length: head }, (_, nth) => ({ ordinal: nth + 1 })));
    },
  );

  test('evaluates a standing again on the day until which it holds', async () => {
    await life.publishLaw();
    await life.beginDay('2024-06-15');
    await life.register();
    await life.issue();
    await life.claim('hours', '45');
    await life.approve('hours');
    await life.rate('2023-24', '5');
    start();
    expect(await standing()).toMatchObject({ outcome: 'not_met', counted: '45.00' });
    await life.beginDay('2024-06-29');
    expect(await standing()).toMatchObject({ outcome: 'not_met', counted: '45.00' });
    // The school year is over: what was rated in it is seen from its last day.
    await life.beginDay('2024-06-30');
    expect(await standing()).toMatchObject({ outcome: 'met', counted: '65.00' });
  });

  test('evaluates every standing of a state again when its law is confirmed', async () => {
    await life.publishLaw();
    await life.beginDay('2024-06-15');
    await life.register();
    await life.issue();
    for (const schoolYear of ['2021-22', '2022-23']) {
      const year = { state: 'TN', schoolYear, employer: 'Knox County', role: 'teacher' };
      await life.educator({ type: 'RecordService', ...year });
    }
    start();
    expect(await standing()).toMatchObject({ outcome: 'undetermined' });
    await life.confirm('version_day', 'expiration');
    await life.confirm('experience_from', '2024-01-01');
    await life.confirm('recorded_year_qualifies', 'yes');
    expect(await standing()).toMatchObject({ outcome: 'met', codes: [] });
  });

  test('evaluates every standing of a state again when a provider is approved whom its law asks about', async () => {
    await life.publishLaw();
    await publishFiles(current.jurist, [await lawOfProviders()], 'admin');
    await life.beginDay('2024-06-15');
    await life.register();
    await life.issue();
    await life.credit('hours', {
      ...{ type: 'Claim', educator: ADA, state: 'TN', kind: 'workshop', title: 'Fractions', quantity: '60' },
      ...{ unit: 'clock_hour', categories: [], completedOn: '2024-05-02', provider: 'a-college' },
    });
    await life.approve('hours');
    await life.confirm('version_day', 'expiration');
    start();
    expect(await standing()).toMatchObject({ outcome: 'undetermined', counted: '0.00' });
    await life.provider({ type: 'Approve', provider: 'a-college', state: 'TN', from: '2020-01-01' });
    expect(await standing()).toMatchObject({ outcome: 'met', counted: '60.00' });
    await life.provider({
      ...{ type: 'EndApproval', state: 'TN', from: '2020-01-01', until: '2019-12-31', because: 'A slip.' },
    });
    expect(await standing()).toMatchObject({ outcome: 'not_met', counted: '0.00' });
  });

  test('says there is no answer yet before any law is published or any day began', async () => {
    await life.register();
    await life.issue();
    start();
    expect(await standing()).toMatchObject({ outcome: 'undetermined', codes: ['no_policy'] });
    await life.publishLaw();
    expect(await standing()).toMatchObject({ outcome: 'undetermined', codes: ['no_day'] });
    await life.beginDay('2024-06-15');
    expect(await standing()).toMatchObject({ outcome: 'not_met', counted: '0.00' });
  });
});

function start(error: (told: unknown) => void = fail): void {
  const { pool, jurist } = current;
  const logger = { info: () => undefined, warn: () => undefined, error };
  projector = startProjector({ pool, jurist, projections: PROJECTIONS, logger, isCommand: true });
}

function fail(told: unknown): never {
  throw told;
}

/** As a server does that died before the last events of a projection were on its disk: rows and place go back. */
async function forget({ name }: DirectProjection, events: number): Promise<void> {
  const { id } = await liveBuild(current.pool, name);
  await inTransaction(current.pool, async (client) => {
    const { rows } = await client.query<{ place: number }>(
      'UPDATE read_models.build SET ordinal = ordinal - $2 WHERE id = $1 RETURNING ordinal AS place',
      [id, events],
    );
    await client.query(`DELETE FROM ${schemaOf(id)}.${name} WHERE ordinal > $1`, [rows[0]?.place]);
  });
}

async function caughtUp(): Promise<void> {
  const head = await current.jurist.ledger.log.head();
  expect(await projector?.progress.waitFor(head, 10_000)).toBe(true);
}

async function tables() {
  await caughtUp();
  return readTables(current.pool);
}

async function standing() {
  await caughtUp();
  const { rows } = await current.pool.query<Record<string, unknown>>(
    'SELECT outcome, codes, counted FROM read_models.recertification_standing WHERE period = $1',
    [PERIOD],
  );
  return rows[0] ?? {};
}

function openedFor(credit: string) {
  return {
    ...({ type: 'Open', educator: ADA, state: 'TN', subject: 'credit', of: credit } as const),
    ...({ because: 'credential_revoked', restedOn: 'credential-1' } as const),
    cause: '6f1f6b2e-6f0d-5b3c-9d55-0a4f4f2f6f0e',
  };
}

/** Something for every table there is. */
async function wholeLife(): Promise<void> {
  await life.publishLaw();
  await life.beginDay('2024-06-14');
  await life.register();
  await life.issue();
  await life.educator({
    ...{ type: 'RecordService', state: 'TN', schoolYear: '2019-20', employer: 'Knox County' },
    role: 'teacher',
  });
  const { events } = await life.rate('2019-20', '5');
  await life.rate('2020-21', '4');
  await life.educator({
    ...{ type: 'CertifyByBoard', board: 'National Board', kind: 'initial' },
    ...{ on: '2021-12-01', until: '2026-12-01' },
  });
  await life.educator({ type: 'Retract', eventId: events[0] ?? '', because: 'Another person.' });
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await life.claim(id);
  await life.credit('a', { type: 'Attest' });
  await life.credit('a', { type: 'ReportByProvider', provider: 'Knox County' });
  await life.approve('b');
  await life.credit('c', {
    ...{ type: 'Deny', capacity: 'agency', reason: 'duplicate', because: 'Twice.' },
  });
  await life.credit('d', { type: 'Withdraw', because: 'A slip.' });
  await life.amend('e', '8');
  await life.credit('f', { type: 'Reverse', because: 'Invented.' });
  await life.credit('f', { type: 'Appeal', because: 'It was not.' });
  await life.review('1', openedFor('credit-f'));
  await life.review('1', { type: 'Decide', outcome: 'stands', because: 'Enough is left.' });
  await life.review('2', openedFor('credit-e'));
  await life.license({ type: 'ApplyForRenewal', period: PERIOD, opensOn: null });
  await life.license({
    ...{ type: 'Renew', period: PERIOD, decision: decisionThatIs('met', PERIOD) },
    ...{ validFrom: '2024-09-01', expiresOn: '2030-08-31' },
  });
  await life.license({ type: 'AddEndorsement', field: 'Physics' });
  await life.license({
    ...{ type: 'EnterOrder', order: 'restriction', reference: '24-7', fields: ['Physics'] },
    ...{ finalOn: '2024-06-15', from: '2024-06-15' },
  });
  await life.credential({ type: 'Start', ...START, educator: ADA });
  await life.learn({
    ...{ type: 'SubmitEvidence', submission: 's-1', attested: true },
    work: [{ digest: 'a'.repeat(64), requirement: 'lesson', kind: 'video', reference: 'store/1' }],
  });
  await life.confirm('version_day', 'expiration');
  await life.beginDay('2024-06-15');
  await life.goal({
    ...{ type: 'Set', educator: ADA, state: 'TN', source: 'teacher', goal: 'To ask so that all think.' },
    definitions: ['an-issuer.formative-1'],
  });
  await life.offering({
    ...{ type: 'Announce', catalogue: 'tn', name: 'reading', provider: 'a-college', kind: 'workshop' },
    ...{ title: 'Reading for meaning', quantity: '6', unit: 'clock_hour', categories: [], states: ['TN'] },
  });
  await life.offering({
    ...{ type: 'JudgeQuality', state: 'TN', standard: 'Standard 2023' },
    components: [{ component: 'Evidence', met: true }],
  });
  await life.employer({
    ...{ type: 'Register', employer: 'a-district', state: 'TN', name: 'A District', setting: 'public' },
  });
  const renamed = await life.employer({ type: 'Rename', name: 'Another' });
  await life.employer({ type: 'Retract', eventId: renamed.events[0] ?? '', because: 'A slip.' });
  await life.employment({
    ...{ type: 'Begin', educator: ADA, state: 'TN', employer: 'a-district', setting: 'public' },
    ...{ position: 'teacher', field: 'mathematics', fte: '0.5', on: '2019-08-01' },
  });
  await life.employment({ type: 'BeginLeave', on: '2021-01-04' });
  await life.employment({ type: 'ChangeAssignment', position: 'principal', on: '2022-08-01' });
  await life.provider({ type: 'Approve', provider: 'a-college', state: 'TN', from: '2024-01-01' });
  const other = { educator: ADA, state: 'TN', kind: 'license', class: 'administrator' } as const;
  await life.apply({ type: 'File', ...other, fields: [] });
  await life.apply({ type: 'Amend', fields: ['Mathematics 6-12'] });
  await life.apply({ type: 'Withdraw' });
  await life.apply({ type: 'File', ...other, fields: ['Mathematics 6-12', 'Physics 6-12'] });
}
