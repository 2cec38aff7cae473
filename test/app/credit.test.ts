import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Identity } from '../../src/app/access.ts';
import { askCredit } from '../../src/app/commands/credit.ts';
import { recordOf } from '../../src/app/facts-of.ts';
import { type Ledger, readStream } from '../../src/app/ledger.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { sampleLife } from '../support/sample-life.ts';

let ledger: Ledger;

beforeEach(async () => {
  const now = Date.parse('2024-06-15T18:00:00Z');
  ledger = { log: createMemoryLog(), vault: createMemoryVault(), clock: { now: () => now } };
  const life = sampleLife({ ledger, compiled: new Map() });
  await life.register();
  await life.educator({
    ...{
      type: 'RecordService',
      state: 'TN',
      schoolYear: '2022-23',
      employer: 'Knox County',
      role: 'teacher',
    },
  });
  await life.claim('a');
});

async function approvedBy(identity: Identity): Promise<unknown> {
  const caller = { identity, commandId: 'approve' };
  await askCredit(ledger, caller, { credit: 'a', command: { type: 'Approve' } });
  return (await readStream(ledger, 'credit-a')).find(({ type }) => type === 'credit.Approved')?.data;
}

describe('a credit is decided in the capacity its decider has toward it', () => {
  test('that of the agency of its state', async () => {
    const agency: Identity = { subject: 'agency-tn', roles: ['agency'], state: 'TN' };
    expect(await approvedBy(agency)).toMatchObject({ capacity: 'agency', by: 'agency-tn' });
  });

  test('that of the employer, also for somebody who is another state’s agency as well', async () => {
    const both: Identity = {
      ...{ subject: 'somebody', roles: ['agency', 'district'], state: 'PA', employer: 'Knox County' },
    };
    expect(await approvedBy(both)).toMatchObject({ capacity: 'employer' });
  });

  test('nobody’s, for another state’s agency or another employer’s district', async () => {
    expect(await approvedBy({ subject: 'agency-pa', roles: ['agency'], state: 'PA' })).toBeUndefined();
    const district: Identity = { subject: 'other', roles: ['district'], employer: 'Blount County' };
    expect(await approvedBy(district)).toBeUndefined();
  });
});

test('a denial that was a mistake is gone with an approval of the same day, which days alone could not tell', async () => {
  const agency: Identity = { subject: 'agency-tn', roles: ['agency'], state: 'TN' };
  const command = { type: 'Deny', reason: 'unrelated', because: 'Not on teaching.' } as const;
  await askCredit(ledger, { identity: agency, commandId: 'deny' }, { credit: 'a', command });
  const acts = async () =>
    recordOf('TN-100001', await readStream(ledger, 'credit-a')).credits.get('credit-a')?.acts;
  expect(await acts()).toEqual({ deniedOn: '2024-06-15', denialReason: 'unrelated' });
  await approvedBy(agency);
  expect(await acts()).toEqual({ approvedOn: '2024-06-15', approvedBy: 'agency' });
});
