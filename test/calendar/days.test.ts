import { describe, expect, test } from '@jest/globals';
import { dayIn } from '../../src/app/clock.ts';
import { type Ledger, readStream } from '../../src/app/ledger.ts';
import { beginDays, keepDays } from '../../src/infra/calendar/days.ts';
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

  test('turn at local midnight, also when clocks change', () => {
    expect(dayIn('America/New_York', Date.parse('2026-07-01T02:30:00Z'))).toBe('2026-06-30');
    expect(dayIn('America/New_York', Date.parse('2026-11-01T04:30:00Z'))).toBe('2026-11-01');
    expect(dayIn('America/Chicago', Date.parse('2026-11-01T04:30:00Z'))).toBe('2026-10-31');
  });
});

function fail(told: unknown): void {
  throw told;
}
