import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Identity } from '../../src/app/access.ts';
import { sampleLife } from '../support/sample-life.ts';
import { AGENCY, ASSESSOR, AUDITOR, DISTRICT, OTHER_AGENCY, OTHER_TEACHER, TEACHER, UNION } from './cast.ts';
import { startTestServer, type TestServer } from './http-server.ts';

let server: TestServer;

const QUERY = `query ($educator: ID, $license: ID, $activity: ActivityInput!, $completedOn: Day!) {
  wouldCount(educator: $educator, license: $license, activity: $activity, completedOn: $completedOn) {
    educator license class state strand period startsOn deadline asOf counted awaits underRepair { code }
    credit { source verdict worth counted where { requirement amount } reasons { code } }
    claimedAlone { verdict reasons { code because citations { link } } }
    before { outcome required counted unit missing }
    after { outcome counted missing asOf policy { version digest } }
  }
}`;

const WORKSHOP = { kind: 'workshop', quantity: '5', unit: 'clock_hour', provider: 'Knox County' };

const ask = (identity: Identity, variables: object = {}) =>
  server.ask(identity, QUERY, { activity: WORKSHOP, completedOn: '2024-08-01', ...variables });

async function answer(identity: Identity, variables: object = {}) {
  const { body } = await ask(identity, variables);
  expect(body.errors).toBeUndefined();
  return body.data?.wouldCount;
}

beforeAll(async () => {
  server = await startTestServer();
  const life = sampleLife(server.jurist);
  await life.publishLaw();
  await life.register();
  await life.issue();
  await life.confirm('experience_from', '2024-12-31');
  await life.educator({
    ...{ type: 'RecordService', state: 'TN', schoolYear: '2021-22' },
    ...{ employer: 'a-district', role: 'teacher' },
  });
  await life.claim('one', '6');
  await life.approve('one');
}, 60_000);

afterAll(async () => {
  await server.close();
});

describe('wouldCount', () => {
  test('tells how much of a workshop to come would count, what it would need, and what would still be missing', async () => {
    expect(await answer(TEACHER)).toEqual([
      {
        ...{ educator: 'TN-100001', license: 'TN-1234567', class: 'professional', state: 'TN' },
        ...{ strand: 'recertification', period: 'TN-1234567-2018-09-01', startsOn: '2018-09-01' },
        ...{ deadline: '2024-08-31', asOf: '2024-08-01', counted: '5', underRepair: null },
        awaits: ['employer_approval', 'agency_approval'],
        credit: {
          ...{ source: 'credit-planned', verdict: 'counted', worth: '5', counted: '5', reasons: [] },
          where: [{ requirement: 'points', amount: '5' }],
        },
        claimedAlone: {
          verdict: 'not_counted',
          reasons: [
            {
              code: 'awaiting_approval',
              because: expect.any(String),
              citations: expect.arrayContaining([{ link: expect.any(String) }]),
            },
          ],
        },
        before: {
          ...{ outcome: 'not_met', required: '60', counted: '6', unit: 'PDPs' },
          missing: ['54 more PDPs by 31 August 2024.'],
        },
        after: {
          ...{ outcome: 'not_met', counted: '11', missing: ['49 more PDPs by 31 August 2024.'] },
          ...{ asOf: '2024-08-01', policy: { version: 2, digest: expect.any(String) } },
        },
      },
    ]);
  });

  test('is seen from the last day of the period, and from the first day after it', async () => {
    const counted = async (completedOn: string) => await answer(TEACHER, { completedOn });
    expect(await counted('2024-08-31')).toMatchObject([{ counted: '5' }]);
    expect(await counted('2024-09-01')).toMatchObject([
      { counted: '0', awaits: [], credit: { reasons: [{ code: 'outside_period' }] } },
    ]);
    expect(await counted('2018-09-01')).toMatchObject([{ asOf: '2024-07-01', counted: '5' }]);
    expect(await counted('2018-08-31')).toMatchObject([{ asOf: '2024-07-01', counted: '0' }]);
  });

  test('is for the educator, the agency, the auditor and the employer; for everybody else nobody is there', async () => {
    const educator = 'TN-100001';
    for (const identity of [TEACHER, AGENCY, AUDITOR, DISTRICT]) {
      expect(await answer(identity, { educator })).toMatchObject([{ counted: '5' }]);
    }
    for (const identity of [OTHER_TEACHER, OTHER_AGENCY, UNION, ASSESSOR]) {
      expect(await answer(identity, { educator })).toBeNull();
    }
    expect(await answer(AGENCY)).toBeNull();
    expect(await answer(AGENCY, { license: 'TN-1234567' })).toMatchObject([{ educator, counted: '5' }]);
    expect(await answer(AGENCY, { license: 'TN-1' })).toBeNull();
    expect(await answer(OTHER_AGENCY, { license: 'TN-1234567' })).toBeNull();
    expect(await answer(TEACHER, { license: 'TN-1' })).toEqual([]);
  });

  test('says what of an activity could not be claimed', async () => {
    const wrong = async (variables: object) => {
      const { status, body } = await ask(TEACHER, variables);
      return [status, body.errors?.[0]?.extensions.field, body.errors?.[0]?.message];
    };
    expect(await wrong({ activity: { ...WORKSHOP, quantity: '0' } })).toEqual([
      ...[400, 'activity'],
      'activity could not be claimed. The quantity is zero; there is nothing to count.',
    ]);
    expect(await wrong({ activity: { ...WORKSHOP, kind: 'A Workshop' } })).toEqual([
      ...[400, 'activity'],
      'activity could not be claimed. The kind is one lower-case word, as workshop.',
    ]);
  });
});
