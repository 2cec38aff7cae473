import { beforeEach, expect, test } from '@jest/globals';
import { derivedId } from '../../src/app/executing/ids.ts';
import type { EventLog } from '../../src/app/log/event-log.ts';
import { readStream } from '../../src/app/log/ledger.ts';
import { lapseProposer } from '../../src/app/reactors/lapse-proposer.ts';
import { periodCloser } from '../../src/app/reactors/period-closer.ts';
import type { Reactor } from '../../src/app/reactors/reactor.ts';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { decisionThatIs } from '../domain/decision.ts';
import { LICENSE, PERIOD, sampleLife } from '../support/sample-life.ts';

let jurist: Jurist;
let life: ReturnType<typeof sampleLife>;

beforeEach(async () => {
  const clock = { now: () => Date.parse('2024-09-01T15:00:00Z') };
  jurist = { ledger: { log: createMemoryLog(), vault: createMemoryVault(), clock }, compiled: new Map() };
  life = sampleLife(jurist);
  await life.publishLaw();
  await life.register();
  await life.issue();
  await life.confirm('experience_from', '2024-01-01');
  await life.confirm('recorded_year_qualifies', 'no');
  await life.beginDay('2024-09-01');
  await follow(periodCloser, 'calendar-TN');
  // The application comes between the closing and the proposal.
  await life.license({ type: 'ApplyForRenewal', period: PERIOD, opensOn: null });
  await follow(lapseProposer, PERIOD);
});

/** What a reactor does about the last event of a stream. */
async function follow(reactor: Reactor, stream: string, log: EventLog = jurist.ledger.log) {
  const event = (await readStream(jurist.ledger, stream)).at(-1);
  for (const step of event === undefined ? [] : reactor.follow(event)) {
    const commandId = derivedId('test', event?.eventId ?? '', step.name);
    await step.run({ ...jurist.ledger, log }, { commandId, actor: `reactor:${reactor.name}` });
  }
}

const last = async () => (await readStream(jurist.ledger, LICENSE)).at(-1)?.type;

const denial = {
  ...{ type: 'DenyRenewal' as const, period: PERIOD, because: 'Too few points.' },
  decision: decisionThatIs('not_met', PERIOD),
};

test('a lapse that an application kept from being proposed is proposed once that was answered', async () => {
  expect(await last()).toBe('license.RenewalApplied');
  await life.license(denial);
  await follow(lapseProposer, LICENSE);
  await follow(lapseProposer, LICENSE);
  expect(await last()).toBe('license.LapseProposed');
});

test('a lapse whose proposer was killed before or after it wrote is proposed once', async () => {
  await life.license(denial);
  const { log } = jurist.ledger;
  const killed = () => Promise.reject(new Error('killed'));
  const after: EventLog['append'] = async (...given) => {
    await log.append(...given);
    return killed();
  };
  for (const append of [killed, after])
    await expect(follow(lapseProposer, LICENSE, { ...log, append })).rejects.toThrow('killed');
  await follow(lapseProposer, PERIOD);
  await follow(lapseProposer, LICENSE);
  const types = (await readStream(jurist.ledger, LICENSE)).map(({ type }) => type);
  expect(types.filter((type) => type === 'license.LapseProposed')).toHaveLength(1);
});

test('a lapse that a person withdrew is not proposed again by the next answer', async () => {
  await life.license(denial);
  await follow(lapseProposer, LICENSE);
  await life.license({ type: 'WithdrawLapse', because: 'A rating is awaited.' });
  await life.license({ type: 'ApplyForRenewal', period: PERIOD, opensOn: null });
  await life.license({ ...denial, because: 'Still too few.' });
  await follow(lapseProposer, LICENSE);
  expect(await last()).toBe('license.RenewalDenied');
});
