import { describe, expect, test } from '@jest/globals';
import { dayIn } from '../../src/app/clock.ts';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import type { EventLog } from '../../src/app/log/event-log.ts';
import { type Ledger, readStream } from '../../src/app/log/ledger.ts';
import { policy } from '../../src/domain/policy/index.ts';
import { beginDays, keepDays } from '../../src/infra/calendar/days.ts';
import { untilMidnight } from '../../src/infra/calendar/midnight.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { sampleLife } from '../support/sample-life.ts';

function ledgerAt(now: string): Ledger & { readonly at: { now: number } } {
  const at = { now: Date.parse(now) };
  return { at, log: createMemoryLog(), vault: createMemoryVault(), clock: { now: () => at.now } };
}

async function daysOf(ledger: Ledger, state: string): Promise<readonly unknown[]> {
  return (await readStream(ledger, `calendar-${state}`)).map(({ data }) => data);
}

async function publish(ledger: Ledger, state: string): Promise<void> {
  const law = { type: 'Publish', strand: 'recertification', version: 1, schema: 1, text: 'law' } as const;
  const command = asGiven({ ...law, state, digest: 'ab'.repeat(32) });
  const request = { commandId: state, actor: 'admin' };
  await execute(ledger, policy, { stream: `policy-${state}`, state }, command, request);
}

describe('days', () => {
  test('begin in each state by its own midnight', async () => {
    const ledger = ledgerAt('2024-07-01T04:30:00Z');
    await beginDays(ledger, ['MA', 'TN']);
    expect(await daysOf(ledger, 'MA')).toEqual([{ state: 'MA', on: '2024-07-01', previous: null }]);
    expect(await daysOf(ledger, 'TN')).toEqual([{ state: 'TN', on: '2024-06-30', previous: null }]);
  });

  test('begin once, span an outage with one event, and do not follow a clock that steps back', async () => {
    const ledger = ledgerAt('2024-07-01T15:00:00Z');
    await beginDays(ledger, ['TN']);
    await beginDays(ledger, ['TN']);
    ledger.at.now = Date.parse('2024-07-09T15:00:00Z');
    await beginDays(ledger, ['TN']);
    ledger.at.now = Date.parse('2024-07-03T15:00:00Z');
    await beginDays(ledger, ['TN']);
    expect(await daysOf(ledger, 'TN')).toEqual([
      { state: 'TN', on: '2024-07-01', previous: null },
      { state: 'TN', on: '2024-07-09', previous: '2024-07-01' },
    ]);
  });

  test('are kept for the states that have law', async () => {
    const ledger = ledgerAt('2024-07-01T15:00:00Z');
    await sampleLife({ ledger, compiled: new Map() }).publishLaw();
    const stopping = new AbortController();
    const kept = keepDays(ledger, { error: fail }, stopping.signal);
    while ((await daysOf(ledger, 'TN')).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stopping.abort();
    await kept;
    expect(await daysOf(ledger, 'TN')).toEqual([{ state: 'TN', on: '2024-07-01', previous: null }]);
    expect(await daysOf(ledger, 'MA')).toEqual([]);
  });

  test('begin in every state but the one whose calendar cannot be read', async () => {
    const ledger = ledgerAt('2024-07-01T15:00:00Z');
    for (const state of ['MA', 'TN']) await publish(ledger, state);
    const stopping = new AbortController();
    const failures: object[] = [];
    const readStream: EventLog['readStream'] = (stream, from) =>
      stream === 'calendar-MA' ? Promise.reject(new Error('torn')) : ledger.log.readStream(stream, from);
    const kept = keepDays(
      { ...ledger, log: { ...ledger.log, readStream } },
      { error: (told: object) => failures.push(told) },
      stopping.signal,
    );
    while ((await daysOf(ledger, 'TN')).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stopping.abort();
    await kept;
    expect(failures).toMatchObject([{ state: 'MA' }]);
  });

  test('are tried in no further state once the server stops, however many there are', async () => {
    const ledger = ledgerAt('2024-07-01T15:00:00Z');
    for (const state of ['MA', 'PA', 'TN']) await publish(ledger, state);
    const stopping = new AbortController();
    const tried: string[] = [];
    const readStream: EventLog['readStream'] = (stream, from) => {
      if (!stream.startsWith('calendar-')) return ledger.log.readStream(stream, from);
      tried.push(stream);
      stopping.abort();
      return Promise.reject(new Error('away'));
    };
    const log = { ...ledger.log, readStream };
    await keepDays({ ...ledger, log }, { error: () => undefined }, stopping.signal);
    expect(tried).toHaveLength(1);
  });

  test.each([
    ['an ordinary day', 'TN', '2026-07-01T18:00:00Z', '2026-07-02T05:00:00Z'],
    ['the day on which clocks go forward', 'TN', '2026-03-08T06:00:00Z', '2026-03-09T05:00:00Z'],
    ['the day on which clocks go back', 'MA', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'],
    ['the last instant of a day', 'MA', '2026-07-02T03:59:59.999Z', '2026-07-02T04:00:00Z'],
  ])('end at the midnight that follows: %s', (_what, state, now, midnight) => {
    const clock = { now: () => Date.parse(now) };
    expect(new Date(Date.parse(now) + untilMidnight(clock, state)).toISOString()).toBe(
      new Date(midnight).toISOString(),
    );
  });

  test('begin at midnight by themselves, once though two servers keep them', async () => {
    const ledger = ledgerAt('2024-07-01T15:00:00Z');
    await sampleLife({ ledger, compiled: new Map() }).publishLaw();
    // From now on the clock runs, a little before midnight in Tennessee.
    const offset = Date.parse('2024-07-02T04:59:59.800Z') - Date.now();
    const running = { ...ledger, clock: { now: () => Date.now() + offset } };
    const stopping = new AbortController();
    const servers = [1, 2].map(() => keepDays(running, { error: fail }, stopping.signal));
    const midnight = Date.parse('2024-07-02T05:00:00Z') - offset;
    const deadline = Date.now() + 5000;
    while ((await daysOf(ledger, 'TN')).length < 2 && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const begunAfter = Date.now() - midnight;
    stopping.abort();
    await Promise.all(servers);
    expect(await daysOf(ledger, 'TN')).toEqual([
      { state: 'TN', on: '2024-07-01', previous: null },
      { state: 'TN', on: '2024-07-02', previous: '2024-07-01' },
    ]);
    expect(begunAfter).toBeGreaterThanOrEqual(0);
    // A look each 20 seconds would come later.
    expect(begunAfter).toBeLessThan(4000);
  });

  test('begin later where the ledger was away at midnight', async () => {
    const ledger = ledgerAt('2024-07-01T15:00:00Z');
    await sampleLife({ ledger, compiled: new Map() }).publishLaw();
    let isAway = true;
    const append: Ledger['log']['append'] = (...given) =>
      isAway ? Promise.reject(new Error('away')) : ledger.log.append(...given);
    const told: unknown[] = [];
    const logger = {
      error: (what: unknown) => {
        told.push(what);
        isAway = false;
      },
    };
    const stopping = new AbortController();
    const kept = keepDays({ ...ledger, log: { ...ledger.log, append } }, logger, stopping.signal);
    while ((await daysOf(ledger, 'TN')).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stopping.abort();
    await kept;
    expect(told).toHaveLength(1);
    expect(await daysOf(ledger, 'TN')).toEqual([{ state: 'TN', on: '2024-07-01', previous: null }]);
  });

  test('turn at local midnight, also when clocks change', () => {
    expect(dayIn('America/New_York', Date.parse('2026-07-01T02:30:00Z'))).toBe('2026-06-30');
    expect(dayIn('America/New_York', Date.parse('2026-11-01T04:30:00Z'))).toBe('2026-11-01');
    expect(dayIn('America/Chicago', Date.parse('2026-11-01T04:30:00Z'))).toBe('2026-10-31');
  });
});

function fail(told: unknown): void {
  throw told;
}
