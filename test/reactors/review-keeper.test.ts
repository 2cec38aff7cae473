import { beforeEach, describe, expect, test } from '@jest/globals';
import { derivedId } from '../../src/app/executing/ids.ts';
import { seal } from '../../src/app/log/envelope.ts';
import { isErased } from '../../src/app/log/key-vault.ts';
import { type Ledger, readEvery, readStream } from '../../src/app/log/ledger.ts';
import { reviewKeeper } from '../../src/app/reactors/review-keeper.ts';
import type { Granted } from '../../src/domain/application/events.ts';
import type { CreditAnswer, Decision } from '../../src/domain/decision.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import type { Advanced } from '../../src/domain/license/events/route.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { decisionThatIs, PERIOD, routeDecisionThatIs } from '../domain/decision.ts';

const TEACHER = 'TN-1';
const LICENSE = 'license-TN-1234567';
let ledger: Ledger;

beforeEach(() => {
  const now = Date.parse('2024-06-15T15:00:00Z');
  ledger = { log: createMemoryLog(), vault: createMemoryVault(), clock: { now: () => now } };
});

/** Puts an event into the log as it is. */
async function happened(stream: string, event: LedgerEvent): Promise<void> {
  const key = await ledger.vault.keyFor(TEACHER);
  if (isErased(key)) throw new Error('erased');
  const revision = (await readStream(ledger, stream)).length - 1;
  const commandId = derivedId('test', stream, revision);
  const ids = { commandId, commandDigest: 'd', correlationId: 'c', causationId: 'c', actor: 'somebody' };
  const metadata = { ...ids, educator: TEACHER, state: 'TN' };
  await ledger.log.append(stream, revision, seal(metadata, stream, [event], key));
}

/** What is put up for review after the keeper saw everything, twice, as after a crash. */
async function reviewed(): Promise<readonly string[]> {
  for (const event of await readEvery(ledger.log, { educators: [TEACHER] })) {
    const [opened] = (await readStream(ledger, event.stream)).filter(({ eventId }) => eventId === event.id);
    for (const step of opened === undefined ? [] : [1, 2].flatMap(() => reviewKeeper.follow(opened))) {
      await step.run(ledger, { commandId: derivedId('test', event.id, step.name), actor: 'keeper' });
    }
  }
  const all = await readEvery(ledger.log, { educators: [TEACHER] });
  const streams = new Set(all.flatMap(({ stream }) => (stream.startsWith('review-') ? [stream] : [])));
  const reviews = await Promise.all([...streams].map((stream) => readStream(ledger, stream)));
  return reviews.flat().flatMap((event) => (event.type === 'review.Opened' ? [event.data.of] : []));
}

async function claimed(): Promise<string> {
  await happened('credit-1', {
    type: 'credit.Claimed',
    data: {
      ...{ educator: TEACHER, state: 'TN', kind: 'workshop', title: 'Fractions', quantity: '6' },
      ...{ unit: 'clock_hour', categories: [], completedOn: '2024-03-14', provider: 'A college' },
    },
  });
  return (await readStream(ledger, 'credit-1')).at(-1)?.eventId ?? '';
}

const reversed: LedgerEvent = {
  type: 'credit.Reversed',
  data: { by: 'agency', because: 'Nobody was there.', on: '2024-06-15' },
};

function counted(claim: string): CreditAnswer {
  return {
    ...{ source: 'credit-1', title: 'Fractions', claimed: '6 clock_hour', completedOn: '2024-03-14' },
    ...{ verdict: 'counted', worth: '6', counted: '6', reasons: [], restsOn: 'approval', events: [claim] },
    where: [{ node: 'hours', amount: '6', again: false }],
  };
}

/** With the claim among the events that made it so. */
function hours(claim: string): NonNullable<Decision['requirement']> {
  return {
    ...{ id: 'hours', kind: 'amount', outcome: 'met', asks: 'Hours.', required: '6', counted: '6' },
    ...{ cites: [], codes: [], events: [claim], missing: [], children: [] },
  };
}

const advanced = (claim: string, credits: object): Advanced => ({
  type: 'license.Advanced',
  data: {
    ...{ by: 'agency', on: '2024-06-15', route: 'way', period: PERIOD, class: 'senior', fields: [] },
    from: '2024-06-15',
    decision: { ...routeDecisionThatIs('met'), ordinal: 1, requirement: hours(claim), ...credits },
  },
});

const granted = (claim: string): Granted => ({
  type: 'application.Granted',
  data: {
    ...{ by: 'agency', on: '2024-06-15', license: LICENSE, class: 'practitioner', fields: [] },
    ...{ from: '2024-07-01', until: null },
    decision: { ...decisionThatIs('met'), ordinal: 1, requirement: hours(claim), credits: [counted(claim)] },
  },
});

describe('a credit that is reversed puts up for review', () => {
  test('a way that counted it', async () => {
    const claim = await claimed();
    await happened(LICENSE, advanced(claim, { credits: [counted(claim)] }));
    await happened('credit-1', reversed);
    expect(await reviewed()).toEqual([`${LICENSE}@0`]);
  });

  test('a way that was granted while no account of each credit was kept', async () => {
    const claim = await claimed();
    await happened(LICENSE, advanced(claim, {}));
    await happened('credit-1', reversed);
    expect(await reviewed()).toEqual([`${LICENSE}@0`]);
  });

  test('a way that looked for it by itself, but none of which an amount counted nothing', async () => {
    const claim = await claimed();
    const looked = { ...hours(claim), kind: 'count' } as const;
    const { data } = advanced(claim, { credits: [] });
    const decisionOf = (requirement: typeof looked | ReturnType<typeof hours>): Advanced => ({
      type: 'license.Advanced',
      data: { ...data, decision: { ...data.decision, requirement } },
    });
    await happened(LICENSE, decisionOf(looked));
    await happened('license-TN-2', decisionOf(hours(claim)));
    await happened('credit-1', reversed);
    expect(await reviewed()).toEqual([`${LICENSE}@0`]);
  });

  test('the grant of an application that counted it, also where the grant came a moment later', async () => {
    const claim = await claimed();
    await happened('application-1', granted(claim));
    await happened('credit-1', reversed);
    await happened('application-2', {
      ...granted(claim),
      data: { ...granted(claim).data, from: '2024-08-01' },
    });
    expect((await reviewed()).toSorted()).toEqual(['application-1@0', 'application-2@0']);
  });

  test('no grant that could not be carried out, and none that was given by hand', async () => {
    const claim = await claimed();
    await happened('application-1', granted(claim));
    const grant = (await readStream(ledger, 'application-1')).at(-1)?.eventId ?? '';
    const aside = { grant, license: LICENSE, code: 'license_number_taken', on: '2024-06-15' };
    await happened('application-1', { type: 'application.GrantSetAside', data: aside });
    const { decision: _, ...byHand } = granted(claim).data;
    await happened('application-2', { type: 'application.Granted', data: { ...byHand, because: 'Seen.' } });
    await happened('credit-1', reversed);
    expect(await reviewed()).toEqual([]);
  });
});

describe('employment that is taken back puts up for review', () => {
  test('what was decided upon it, and nothing that was decided upon something else', async () => {
    const stream = 'employment-1';
    await happened(stream, {
      type: 'employment.Began',
      data: { educator: TEACHER, state: 'TN', employer: 'a-district', position: 'teacher', on: '2020-08-01' },
    });
    const eventId = (await readStream(ledger, stream)).at(-1)?.eventId ?? '';
    await happened(LICENSE, advanced(eventId, { credits: [] }));
    await happened('license-TN-2', advanced('another', { credits: [] }));
    await happened(stream, { type: 'employment.Retracted', data: { eventId, because: 'Somebody else.' } });
    expect(await reviewed()).toEqual([`${LICENSE}@0`]);
    const [review] = await readEvery(ledger.log, { types: ['review.Opened'] });
    expect(JSON.parse(review?.data ?? '{}')).toMatchObject({
      ...{ restedOn: `${stream}#${eventId}`, because: 'fact_retracted' },
    });
  });
});
