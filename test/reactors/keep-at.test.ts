import { describe, expect, test } from '@jest/globals';
import { fault } from '../../src/app/fault.ts';
import { keepAt } from '../../src/infra/keep-at.ts';

/** Keeps at work whose attempts fail with these errors, one after the other, and which then ends the signal. */
async function kept(...errors: readonly Error[]) {
  const stopping = new AbortController();
  const told: unknown[] = [];
  let attempts = 0;
  const work = async () => {
    await Promise.resolve();
    const error = errors[attempts];
    attempts += 1;
    if (error !== undefined) throw error;
    stopping.abort();
    // As what waits for the log does.
    stopping.signal.throwIfAborted();
  };
  const tell = (error: unknown) => void told.push(error);
  await keepAt(work, { signal: stopping.signal, retryMs: 1, tell });
  return { attempts, told };
}

describe('work that is kept at', () => {
  test('is begun again after each failure, which is told once, until the signal aborts', async () => {
    const gone = fault('ECONNREFUSED', 'nobody listens');
    const another = fault('57P03', 'the database starts');
    expect(await kept(gone, gone, another, gone, another)).toEqual({ attempts: 6, told: [gone, another] });
  });
});
