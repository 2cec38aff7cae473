import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import { type EventLog, NO_STREAM } from '../../src/app/log/event-log.ts';
import { readStream } from '../../src/app/log/ledger.ts';
import { periodCloser } from '../../src/app/reactors/period-closer.ts';
import { periodKeeper } from '../../src/app/reactors/period-keeper.ts';
import type { Reactor } from '../../src/app/reactors/reactor.ts';
import { license } from '../../src/domain/license/index.ts';
import { periodStream } from '../../src/domain/streams.ts';
import { checkpointOf } from '../../src/infra/reactors/checkpoint.ts';
import { followLog, type ReactorSettings } from '../../src/infra/reactors/run-reactor.ts';
import { decisionThatIs } from '../domain/decision.ts';
import { newEvents } from '../log/sample-events.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';

const LICENSE = 'license-TN-1234567';
const FIRST = periodStream(LICENSE, '2018-09-01');
const NEXT = periodStream(LICENSE, '2024-09-01');

let current: TestLedger;

beforeEach(async () => {
  current = await freshLedger();
  await ask('issue', {
    ...{ type: 'Issue', educator: 'TN-100001', state: 'TN', number: '1234567', class: 'professional' },
    ...{ fields: [], validFrom: '2018-09-01', expiresOn: '2024-08-31' },
  });
});
afterEach(() => current.close());

describe('the period keeper', () => {
  test('opens the first period of a license that was issued', async () => {
    await followUntilQuiet();
    expect(await types(FIRST)).toEqual(['period.Opened']);
  });

  test('completes the period of a renewed license and opens the next, from the renewal', async () => {
    await renew();
    await followUntilQuiet();
    expect(await types(FIRST)).toEqual(['period.Opened', 'period.Completed']);
    const [opened] = await readStream(current.jurist.ledger, NEXT);
    expect(opened?.data).toMatchObject({ license: LICENSE, startsOn: '2024-09-01', endsOn: '2030-08-31' });
    const renewed = (await readStream(current.jurist.ledger, LICENSE)).at(-1);
    expect(opened?.metadata).toMatchObject({ causationId: renewed?.eventId, actor: 'reactor:period-keeper' });
  });

  test('leaves a period completed by the renewal that came first, where another names it', async () => {
    await renew();
    await followUntilQuiet();
    const { ledger } = current.jurist;
    const renewed = (await readStream(ledger, LICENSE)).at(-1);
    const another = renewed && { ...renewed, revision: renewed.revision + 1 };
    for (const { name, run } of another === undefined ? [] : periodKeeper.follow(another)) {
      expect(await run(ledger, { commandId: `another ${name}`, actor: 'a reactor' })).not.toHaveProperty(
        'refused',
      );
    }
    expect(await types(FIRST)).toEqual(['period.Opened', 'period.Completed']);
    expect(await types(NEXT)).toEqual(['period.Opened']);
  });

  test('takes the first period back when its license is taken back, and opens it again with the next', async () => {
    await followUntilQuiet();
    const { ledger } = current.jurist;
    const [issued] = await readStream(ledger, LICENSE);
    await ask('take-back', {
      ...{ type: 'TakeBack', eventId: issued?.eventId ?? '', because: 'The file of another state.' },
    });
    await followUntilQuiet();
    expect(await types(FIRST)).toEqual(['period.Opened', 'period.Retracted']);
    await ask('issue again', {
      ...{ type: 'Issue', educator: 'TN-100001', state: 'TN', number: '1234567', class: 'professional' },
      ...{ fields: [], validFrom: '2018-09-01', expiresOn: '2025-08-31' },
    });
    await followUntilQuiet();
    expect(await types(FIRST)).toEqual(['period.Opened', 'period.Retracted', 'period.Opened']);
  });

  test('goes on for everybody else when the data of one was erased before it came to them', async () => {
    await renew();
    await current.jurist.ledger.vault.erase('TN-100001');
    await issueTo('TN-100002', '7654321');
    await followUntilQuiet();
    expect(await types(FIRST)).toEqual([]);
    expect(await types(periodStream('license-TN-7654321', '2018-09-01'))).toEqual(['period.Opened']);
  });

  test('owes nothing under a license that was rescinded before its period was opened', async () => {
    await ask('rescind', { type: 'Rescind', because: 'Issued to another person.' });
    await followUntilQuiet(current.jurist.ledger.log, periodCloser);
    expect(await types(FIRST)).toEqual([]);
    await followUntilQuiet();
    expect(await types(FIRST)).toEqual(['period.Opened', 'period.Closed']);
    await followUntilQuiet(current.jurist.ledger.log, periodCloser);
    expect(await types(FIRST)).toEqual(['period.Opened', 'period.Closed']);
  });

  test('owes nothing after a renewal of a license that was surrendered at once', async () => {
    await renew();
    await ask('surrender', { type: 'Surrender', from: '2024-06-15', because: 'I retire.' });
    await followUntilQuiet(current.jurist.ledger.log, periodCloser);
    await followUntilQuiet();
    expect(await types(NEXT)).toEqual(['period.Opened', 'period.Closed']);
  });

  test('killed between the two does the second on its next start, and the first not again', async () => {
    await renew();
    await expect(followUntilQuiet(killedBefore(NEXT))).rejects.toThrow('killed');
    expect(await types(FIRST)).toEqual(['period.Opened', 'period.Completed']);
    expect(await types(NEXT)).toEqual([]);
    await followUntilQuiet();
    expect(await types(FIRST)).toEqual(['period.Opened', 'period.Completed']);
    expect(await types(NEXT)).toEqual(['period.Opened']);
  });

  test('killed after the second, before its checkpoint, does neither again', async () => {
    await renew();
    await expect(followUntilQuiet(killedAfter(NEXT))).rejects.toThrow('killed');
    const head = await current.jurist.ledger.log.head();
    await followUntilQuiet();
    expect(await current.jurist.ledger.log.head()).toBe(head);
  });
});

describe('the checkpoint of a reactor', () => {
  test('moves over what it does not follow, so that a restart need not look through it again', async () => {
    await followUntilQuiet();
    const own = await checkpointOf(current.pool, periodKeeper.name);
    const { log } = current.jurist.ledger;
    await log.append('credit-few', NO_STREAM, newEvents(500));
    await followUntilQuiet();
    expect(await checkpointOf(current.pool, periodKeeper.name)).toBe(own);
    for (const name of ['more', 'yet-more']) await log.append(`credit-${name}`, NO_STREAM, newEvents(500));
    await followUntilQuiet();
    expect(await checkpointOf(current.pool, periodKeeper.name)).toBe(await log.head());
    await renew();
    await followUntilQuiet();
    expect(await types(NEXT)).toEqual(['period.Opened']);
  });
});

async function ask(commandId: string, command: Parameters<typeof license.decide>[0]): Promise<void> {
  const target = { stream: LICENSE, educator: 'TN-100001', state: 'TN' };
  const { ledger } = current.jurist;
  const answer = await execute(ledger, license, target, asGiven(command), { commandId, actor: 'agency:tn' });
  expect(answer).toMatchObject({ stream: LICENSE });
}

async function issueTo(educator: string, number: string): Promise<void> {
  const target = { stream: `license-TN-${number}`, educator, state: 'TN' };
  const command = {
    ...{ type: 'Issue' as const, educator, state: 'TN', number, class: 'professional', fields: [] },
    ...{ validFrom: '2018-09-01', expiresOn: '2024-08-31' },
  };
  const request = { commandId: `issue ${number}`, actor: 'agency:tn' };
  const answer = await execute(current.jurist.ledger, license, target, asGiven(command), request);
  expect(answer).toMatchObject({ stream: target.stream });
}

async function renew(): Promise<void> {
  await ask('apply', { type: 'ApplyForRenewal', period: FIRST, opensOn: null });
  const term = { validFrom: '2024-09-01', expiresOn: '2030-08-31' };
  await ask('renew', { type: 'Renew', period: FIRST, decision: decisionThatIs('met', FIRST), ...term });
}

/** Follows the log to its end, as one process would, over a log that may end it. */
async function followUntilQuiet(
  log: EventLog = current.jurist.ledger.log,
  reactor: Reactor = periodKeeper,
): Promise<void> {
  const until = await log.head();
  const bounded: EventLog = {
    ...log,
    subscribeAll: (after, signal, filter, onCaughtUp) =>
      log.subscribeAll(after, signal, { ...filter, until }, onCaughtUp),
  };
  const settings: ReactorSettings = {
    pool: current.pool,
    ledger: { ...current.jurist.ledger, log: bounded },
    reactor,
    logger: { error: () => undefined },
  };
  await followLog(settings, new AbortController().signal);
}

/** As the database says it, which parks nothing. */
const killed = () => Object.assign(new Error('killed'), { code: '57P01' });

function killedBefore(stream: string): EventLog {
  const { log } = current.jurist.ledger;
  return {
    ...log,
    append: (...given) => (given[0] === stream ? Promise.reject(killed()) : log.append(...given)),
  };
}

function killedAfter(stream: string): EventLog {
  const { log } = current.jurist.ledger;
  return {
    ...log,
    append: async (...given) => {
      const answer = await log.append(...given);
      if (given[0] === stream) throw killed();
      return answer;
    },
  };
}

async function types(stream: string): Promise<readonly string[]> {
  return (await readStream(current.jurist.ledger, stream)).map(({ type }) => type);
}
