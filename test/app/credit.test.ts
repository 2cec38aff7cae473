import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Identity } from '../../src/app/access.ts';
import { askCredit } from '../../src/app/commands/credit.ts';
import type { Recording } from '../../src/app/executing/execute.ts';
import { recordOf } from '../../src/app/facts/facts-of.ts';
import { type Ledger, readStream } from '../../src/app/log/ledger.ts';
import type { CreditCommand } from '../../src/domain/credit/index.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { ADA, sampleLife } from '../support/sample-life.ts';

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

describe('a claim that may have been made before', () => {
  const ADA_HERSELF: Identity = { subject: 'ada', roles: ['teacher'], educator: ADA };
  const workshop: Extract<CreditCommand, { type: 'Claim' }> = {
    ...{ type: 'Claim', educator: ADA, state: 'TN', kind: 'workshop', title: 'Reading aloud', quantity: '6' },
    ...{ unit: 'clock_hour', categories: [], completedOn: '2024-05-12', provider: 'Knox County' },
  };
  async function claimed(commandId: string, changes: Partial<typeof workshop> = {}): Promise<Recording> {
    const caller = { identity: ADA_HERSELF, commandId };
    const answer = await askCredit(ledger, caller, { command: { ...workshop, ...changes } });
    if (isRefusal(answer)) throw new Error(answer.because);
    return answer;
  }
  const noticed = ({ notices = [] }: Recording) => notices.map(({ code, because }) => `${code}: ${because}`);

  test('is recorded, and its answer names the other, also when it is asked again', async () => {
    const { stream } = await claimed('first');
    const told = [
      `possible_duplicate: This may be claimed already, as ${stream.slice('credit-'.length)}. If it is the same, withdraw one of them.`,
    ];
    expect(noticed(await claimed('by its title', { title: 'READING, aloud', quantity: '3' }))).toEqual(told);
    expect(noticed(await claimed('by its title', { title: 'READING, aloud', quantity: '3' }))).toEqual(told);
    const otherwise = { title: 'Read it', completedOn: '2024-05-13' };
    expect(noticed(await claimed('another day', otherwise))).toEqual([]);
    expect(
      noticed(await claimed('the day after', { ...otherwise, title: 'Once more', quantity: '6.00' })),
    ).toHaveLength(1);
    expect(noticed(await claimed('another amount', { title: 'Something else', quantity: '5' }))).toEqual([]);
  });

  test('is of the day on which it was made, which an amendment does not change', async () => {
    const { stream } = await claimed('first');
    const caller = { identity: ADA_HERSELF, commandId: 'amend' };
    const { type: _, educator: _e, state: _s, ...details } = workshop;
    const command = { type: 'Amend', is: { ...details, quantity: '5' }, because: 'Five.' } as const;
    await askCredit(ledger, caller, { credit: stream.slice('credit-'.length), command });
    const fact = recordOf(ADA, await readStream(ledger, stream)).credits.get(stream);
    expect(fact).toMatchObject({ quantity: 500, claimedOn: '2024-06-15' });
  });

  test('is like none that was withdrawn or denied', async () => {
    const { stream } = await claimed('first');
    const caller = { identity: ADA_HERSELF, commandId: 'withdraw' };
    const command = { type: 'Withdraw', because: 'I was not there.' } as const;
    await askCredit(ledger, caller, { credit: stream.slice('credit-'.length), command });
    expect(noticed(await claimed('again'))).toEqual([]);
  });
});

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
