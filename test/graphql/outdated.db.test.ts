import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { licenseStatus } from '../../projections/license_status/projection.ts';
import { ofOwnVersion } from '../../projections/own-version.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { ADA, sampleLife } from '../support/sample-life.ts';
import { AGENCY } from './cast.ts';
import { startTestServer, type TestServer } from './http-server.ts';

const LISTS: Readonly<Record<string, string>> = {
  license_status: '{ licenses(first: 5) { totalCount } }',
  licensure_hours: `{ licensureHours(educator: "${ADA}", first: 5) { totalCount } }`,
  career_pathways: '{ pathways(first: 5) { totalCount } }',
  audit_trail: '{ auditTrail(first: 5) { totalCount } }',
};

let ledger: TestLedger;
let server: TestServer;

beforeAll(async () => {
  ledger = await freshLedger();
  const life = sampleLife(ledger.jurist);
  await life.publishLaw();
  await life.register();
  await life.issue();
  server = await startTestServer({ jurist: ledger.jurist, pool: ledger.pool });
});
afterAll(async () => {
  await server.close();
  await ledger.close();
});

describe('a server beside one of a later version', () => {
  test.each(Object.entries(LISTS))(
    'does not answer from %s once the later one made it',
    async (name, list) => {
      expect((await server.ask(AGENCY, list)).body.errors).toBeUndefined();
      await raise(name, 1);
      const { status, body } = await server.ask(AGENCY, list);
      expect(status).toBe(503);
      expect(body.errors?.[0]).toMatchObject({
        message: expect.stringContaining('earlier version') as unknown,
        extensions: { code: 'INDEX_BEHIND' },
      });
      await raise(name, -1);
      expect((await server.ask(AGENCY, list)).body.errors).toBeUndefined();
    },
  );

  test('goes on answering from an earlier one while its own is built', async () => {
    await raise('license_status', -1);
    const { body } = await server.ask(AGENCY, LISTS['license_status'] ?? '');
    await raise('license_status', 1);
    expect(body.errors).toBeUndefined();
  });

  test('goes on answering from the log', async () => {
    await raise('recertification_standing', 1);
    const { body } = await server.ask(AGENCY, `{ renewalStatus(educator: "${ADA}") { license } }`);
    await raise('recertification_standing', -1);
    expect(body.data).toEqual({ renewalStatus: [{ license: 'TN-1234567' }] });
  });

  test('notices a switch while it reads, also where it stumbles over it', async () => {
    for (const end of ['well', 'badly']) {
      const reading = ofOwnVersion(ledger.pool, [licenseStatus], async () => {
        await raise('license_status', 1);
        if (end === 'badly') throw new Error('There is no such column.');
        return 'read';
      });
      await expect(reading).rejects.toMatchObject({ code: 'other_version' });
      await raise('license_status', -1);
    }
  });
});

async function raise(projection: string, by: number): Promise<void> {
  const raised = 'UPDATE read_models.build SET version = version + $2 WHERE projection = $1';
  expect((await ledger.pool.query(raised, [projection, by])).rowCount).toBe(1);
}
