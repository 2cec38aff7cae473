import { beforeEach, describe, expect, test } from '@jest/globals';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import type { EventLog } from '../../src/app/log/event-log.ts';
import { readStream } from '../../src/app/log/ledger.ts';
import { consider } from '../../src/app/reminders/consider.ts';
import { digestOf } from '../../src/app/standing/policy-book.ts';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { type Decider, isRefusal } from '../../src/domain/decider.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import { license } from '../../src/domain/license/index.ts';
import { period } from '../../src/domain/period/index.ts';
import { policy } from '../../src/domain/policy/index.ts';
import { periodStream } from '../../src/domain/streams.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { inventedText } from '../rules/policy-support.ts';

const HOURS = { kind: 'amount', id: 'hours', asks: 'Hours.', since: 'unknown', at_least: 10 };
const TERM = { for: {}, years: 5, opens: { of: 'period_end', minus: { years: 1 } } };
const LAW = inventedText({ tree: HOURS, terms: [TERM] }).replaceAll('ZZ', 'PA');
const clock = { at: 0 };
let jurist: Jurist;
let told: number;

beforeEach(async () => {
  clock.at = Date.parse('2024-01-15T18:00:00Z');
  told = 0;
  const ledger = { log: createMemoryLog(), vault: createMemoryVault(), clock: { now: () => clock.at } };
  jurist = { ledger, compiled: new Map() };
  await tell(policy, 'policy-PA', {
    ...{ type: 'Publish', state: 'PA', strand: 'recertification', version: 1, schema: 1 },
    ...{ digest: digestOf(LAW), text: LAW },
  });
  for (const number of ['1', '2']) await begin(number);
});

async function tell<C extends object, E extends LedgerEvent, S>(
  decider: Decider<C, E, S>,
  stream: string,
  command: C,
  educator?: string,
) {
  const by = { commandId: `told-${(told += 1)}`, actor: 'agency' };
  const answer = await execute(
    jurist.ledger,
    decider,
    { stream, state: 'PA', educator },
    asGiven(command),
    by,
  );
  if (isRefusal(answer)) throw new Error(answer.because);
}

const heldBy = (number: string) => `license-PA-${number}`;

async function begin(number: string) {
  const who = { educator: `PA-${number}`, state: 'PA' };
  const held = heldBy(number);
  const issue = { type: 'Issue', ...who, number, class: 'professional', fields: [] } as const;
  await tell(license, held, { ...issue, validFrom: '2020-07-01', expiresOn: '2025-06-30' }, who.educator);
  const owed = { strand: 'recertification', owner: 'license', license: held } as const;
  const days = { startsOn: '2020-07-01', endsOn: '2025-06-30' };
  await tell(
    period,
    periodStream(held, days.startsOn),
    { type: 'Open', ...who, ...owed, ...days },
    who.educator,
  );
}

/** What the clerk finds on a day for both of them, over a log that may be another. */
async function look(on: string, log: EventLog = jurist.ledger.log) {
  clock.at = Date.parse(`${on}T18:00:00Z`);
  const leftOut: string[] = [];
  const asked = ['1', '2'].map((number) => ({ educator: `PA-${number}`, cause: `${number} on ${on}` }));
  const watched = await consider(asked, {
    ...{ jurist: { ...jurist, ledger: { ...jurist.ledger, log } }, todays: new Map([['PA', on]]) },
    ordinal: await jurist.ledger.log.head(),
    leaveOut: (who) => Promise.resolve(void leftOut.push(who)),
  });
  return { leftOut, lookOn: watched.map(({ educator, lookOn }) => [educator, lookOn]) };
}

const windows = async (number: string) =>
  (await readStream(jurist.ledger, heldBy(number))).flatMap((event) =>
    event.type === 'license.RenewalWindowOpened' ? [event.data] : [],
  );

describe('the day from which a renewal may be applied for', () => {
  test('is looked for beforehand, and recorded once when it has come', async () => {
    expect((await look('2024-02-01')).lookOn).toContainEqual(['PA-1', '2024-06-30']);
    expect(await windows('1')).toEqual([]);
    await look('2024-06-30');
    await look('2024-07-01');
    expect(await windows('1')).toEqual([
      {
        ...{ period: periodStream(heldBy('1'), '2020-07-01'), on: '2024-06-30' },
        ...{ opensOn: '2024-06-30', closesOn: '2025-06-30' },
      },
    ]);
  });

  test('is recorded late after an outage', async () => {
    await look('2024-09-15');
    expect(await windows('1')).toMatchObject([{ on: '2024-09-15', opensOn: '2024-06-30' }]);
  });

  test('is not recorded once the period is over', async () => {
    await look('2025-07-01');
    expect(await windows('1')).toEqual([]);
  });

  test('comes for everybody whose record can be read', async () => {
    const { log } = jurist.ledger;
    const readAll: EventLog['readAll'] = async (...asked) =>
      (await log.readAll(...asked)).map((event) =>
        event.stream === heldBy('1') ? { ...event, version: 99 } : event,
      );
    const found = await look('2024-06-30', { ...log, readAll });
    expect(found).toMatchObject({ leftOut: ['PA-1'], lookOn: [['PA-2', expect.any(String)]] });
    expect([await windows('1'), (await windows('2')).length]).toEqual([[], 1]);
  });
});
