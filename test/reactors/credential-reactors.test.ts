import { beforeEach, describe, expect, test } from '@jest/globals';
import { derivedId } from '../../src/app/executing/ids.ts';
import { seal } from '../../src/app/log/envelope.ts';
import { isErased } from '../../src/app/log/key-vault.ts';
import { type Ledger, readStream } from '../../src/app/log/ledger.ts';
import { credentialCalendar } from '../../src/app/reactors/credential-calendar.ts';
import type { Reactor } from '../../src/app/reactors/reactor.ts';
import { reviewKeeper } from '../../src/app/reactors/review-keeper.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { awarded, review, screened, started, submitted } from '../domain/credential-life.ts';

const LEARNER = 'TN-1';
const clock = { at: 0 };
let ledger: Ledger;

beforeEach(async () => {
  clock.at = Date.parse('2025-01-15T15:00:00Z');
  ledger = { log: createMemoryLog(), vault: createMemoryVault(), clock: { now: () => clock.at } };
  await happened('credential-1', started, submitted(), screened(), ...review('grace', 'met'), awarded);
});

/** Puts events into the log as they are, each by a command of its own. */
async function happened(stream: string, ...events: readonly LedgerEvent[]) {
  const key = await ledger.vault.keyFor(LEARNER);
  if (isErased(key)) throw new Error('erased');
  for (const event of events) {
    const revision = (await readStream(ledger, stream)).length - 1;
    const commandId = derivedId('test', stream, revision);
    const ids = { commandId, commandDigest: 'd', correlationId: 'c', causationId: 'c', actor: 'somebody' };
    const metadata = { ...ids, educator: LEARNER, state: 'TN' };
    await ledger.log.append(stream, revision, seal(metadata, stream, [event], key));
  }
}

/** What a reactor does about the last event of a stream; twice, as after a crash. */
async function follow(reactor: Reactor, stream: string) {
  const event = (await readStream(ledger, stream)).at(-1);
  for (const step of event === undefined ? [] : [...reactor.follow(event), ...reactor.follow(event)]) {
    const commandId = derivedId('test', event?.eventId ?? '', step.name);
    await step.run(ledger, { commandId, actor: `reactor:${reactor.name}` });
  }
}

const types = async (stream: string) => (await readStream(ledger, stream)).map(({ type }) => type);

const revoked: LedgerEvent = {
  type: 'credential.Revoked',
  data: { on: '2025-01-15', grounds: 'dishonesty', because: 'Another lesson.', revoke: 2, keep: 0 },
};
const restored: LedgerEvent = { type: 'credential.Restored', data: { on: '2025-09-01' } };

describe('a micro-credential that is restored by appeal', () => {
  test('runs out at once where its last day passed while it was revoked', async () => {
    clock.at = Date.parse('2025-09-01T15:00:00Z');
    await happened('credential-1', revoked, restored);
    await follow(credentialCalendar, 'credential-1');
    expect((await types('credential-1')).slice(-2)).toEqual(['credential.Restored', 'credential.Expired']);
  });

  test('stays as it is while it is good', async () => {
    await happened('credential-1', revoked, restored);
    await follow(credentialCalendar, 'credential-1');
    expect((await types('credential-1')).at(-1)).toBe('credential.Restored');
  });
});

describe('a micro-credential whose award is followed late', () => {
  test('runs out at once where the day after its last has begun, for nobody looks there any more', async () => {
    clock.at = Date.parse('2035-01-15T15:00:00Z');
    await follow(credentialCalendar, 'credential-1');
    expect((await types('credential-1')).slice(-2)).toEqual(['credential.Awarded', 'credential.Expired']);
  });
});

describe('a claim that was on its way while its micro-credential was revoked', () => {
  const claimed: LedgerEvent = {
    type: 'credit.Claimed',
    data: {
      ...{ educator: LEARNER, state: 'TN', kind: 'micro_credential', title: 'Lesson study', quantity: '1' },
      ...{ unit: 'micro_credential', categories: [], completedOn: '2024-06-15', provider: 'an-issuer' },
      credential: 'credential-1',
    },
  };
  const reviews = async () => {
    const all = await ledger.log.readAll(0, 100, { streams: ['review-'] });
    return all.map(({ type }) => type);
  };

  test('is put up for review, once', async () => {
    await happened('credential-1', revoked);
    await follow(reviewKeeper, 'credential-1');
    expect(await reviews()).toEqual([]);
    await happened('credit-1', claimed);
    await follow(reviewKeeper, 'credit-1');
    expect(await reviews()).toEqual(['review.Opened']);
    await follow(reviewKeeper, 'credential-1');
    expect(await reviews()).toEqual(['review.Opened']);
  });

  test('is put up also where it was reversed before, once the reversal is overturned on appeal', async () => {
    const said = { by: 'agency', because: 'She was there.', on: '2025-01-15' };
    await happened('credit-1', claimed, { type: 'credit.Reversed', data: said });
    await happened('credential-1', revoked);
    await follow(reviewKeeper, 'credential-1');
    expect(await reviews()).toEqual([]);
    const decided = { ...said, by: 'another', capacity: 'agency' } as const;
    await happened('credit-1', { type: 'credit.Appealed', data: said });
    await happened('credit-1', { type: 'credit.AppealDecided', data: { ...decided, outcome: 'granted' } });
    await follow(reviewKeeper, 'credit-1');
    expect(await reviews()).toEqual(['review.Opened']);
  });

  test('is not, where the award stands', async () => {
    await happened('credit-1', claimed);
    await follow(reviewKeeper, 'credit-1');
    await happened('credential-1', revoked, restored);
    await happened('credit-2', claimed);
    await follow(reviewKeeper, 'credit-2');
    expect(await reviews()).toEqual([]);
  });
});
