import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readStream } from '../../src/app/log/ledger.ts';
import { ADA, AGENCY, CLAIM, DISTRICT, LICENSE, OTHER_AGENCY, OTHER_TEACHER, TEACHER } from './cast.ts';
import { startTestServer, type TestServer } from './http-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(async () => {
  await server.close();
});

/** Carries out a mutation and answers what the union answered. */
async function told(...args: Parameters<TestServer['tell']>) {
  const { status, body } = await server.tell(...args);
  expect(body.errors).toBeUndefined();
  expect(status).toBe(200);
  return body.data?.answer as {
    id: string;
    stream: string;
    code?: string;
    revision: number;
    ordinal: number;
  };
}

async function dataOf(stream: string) {
  const events = await readStream(server.jurist.ledger, stream);
  return events.map(({ type, data }) => ({ type, data }));
}

describe('a command', () => {
  beforeEach(async () => {
    await told(AGENCY, 'registerEducator', ADA, '3a0a2c32-47a1-4f6e-8f0b-6f2a4e7a0001');
  });

  test('answers where it was recorded, and records what was given and no more', async () => {
    const service = { state: 'TN', schoolYear: '2022-23', employer: 'a-district', role: 'teacher' };
    const input = { educator: 'TN-100001', ...service, days: 180, fte: '1' };
    const answer = await told(AGENCY, 'recordService', input);
    expect(answer).toMatchObject({ stream: 'educator-TN-100001', id: 'TN-100001' });
    const head = await server.jurist.ledger.log.head();
    expect(answer.ordinal).toBe(head);
    const recorded = await dataOf('educator-TN-100001');
    expect(recorded.at(-1)).toEqual({
      type: 'educator.ServiceRecorded',
      data: { ...service, days: 180, fte: '1' },
    });
  });

  test('sent twice happens once, and answers as the first time', async () => {
    const commandId = randomUUID();
    const first = await server.tell(TEACHER, 'claimCredit', CLAIM, commandId);
    const head = await server.jurist.ledger.log.head();
    const again = await server.tell(TEACHER, 'claimCredit', CLAIM, commandId.toUpperCase());
    expect(again.body).toEqual(first.body);
    expect(await server.jurist.ledger.log.head()).toBe(head);
  });

  test('with another content under a used id is refused', async () => {
    const commandId = randomUUID();
    await told(TEACHER, 'claimCredit', CLAIM, commandId);
    const changed = await told(TEACHER, 'claimCredit', { ...CLAIM, quantity: '8' }, commandId);
    expect(changed.code).toBe('command_reused');
  });

  test('is refused with a code and a sentence when it may not be', async () => {
    const { body } = await server.tell(AGENCY, 'registerEducator', { ...ADA, familyName: 'Byron' });
    expect(body.data?.answer).toEqual({
      code: 'educator_differs',
      because: expect.stringMatching(/^[A-Z].*\.$/),
    });
  });

  test('upon another’s record is answered as upon one that is not there', async () => {
    const claimed = await told(TEACHER, 'claimCredit', CLAIM);
    const license = await told(AGENCY, 'issueLicense', LICENSE);
    const tries: readonly Parameters<TestServer['tell']>[] = [
      [OTHER_TEACHER, 'attestCredit', { credit: claimed.id }],
      [OTHER_TEACHER, 'attestCredit', { credit: randomUUID() }],
      [OTHER_TEACHER, 'claimCredit', CLAIM],
      [OTHER_TEACHER, 'applyForRenewal', { license: license.id }],
      [OTHER_TEACHER, 'applyForRenewal', { license: 'TN-NOTHING' }],
      [OTHER_AGENCY, 'renewLicense', { license: license.id }],
      [OTHER_AGENCY, 'approveCredit', { credit: claimed.id }],
      [DISTRICT, 'approveCredit', { credit: randomUUID() }],
    ];
    for (const attempt of tries) {
      const { body } = await server.tell(...attempt);
      expect(body.data?.answer).toEqual({
        code: 'not_found',
        because: 'There is no such record, or it is not yours to see.',
      });
    }
  });
});

describe('a decision on a credit', () => {
  test('is made in the capacity its maker has, whatever they say', async () => {
    await told(AGENCY, 'recordService', {
      ...{ educator: 'TN-100001', state: 'TN', schoolYear: '2023-24' },
      ...{ employer: 'a-district', role: 'teacher' },
    });
    const byDistrict = await told(TEACHER, 'claimCredit', CLAIM);
    const byAgency = await told(TEACHER, 'claimCredit', CLAIM);
    await told(DISTRICT, 'approveCredit', { credit: byDistrict.id });
    await told(AGENCY, 'denyCredit', {
      credit: byAgency.id,
      reason: 'unrelated',
      because: 'Not about teaching.',
    });
    expect((await dataOf(byDistrict.stream)).at(-1)?.data).toEqual({
      by: 'district-1',
      capacity: 'employer',
      on: '2024-07-01',
    });
    expect((await dataOf(byAgency.stream)).at(-1)?.data).toMatchObject({
      by: 'agency-tn',
      capacity: 'agency',
    });
    const { status, body } = await server.tell(DISTRICT, 'approveCredit', {
      credit: byDistrict.id,
      capacity: 'agency',
    });
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions.field).toBe('capacity');
  });
});
