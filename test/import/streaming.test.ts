import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '../../src/domain/decider.ts';
import { readRows } from '../../src/app/import/read-rows.ts';

const ROWS = 200_000;
const ROWS_PER_CHUNK = 1_000;
const HEADER = 'educatorId,state,schoolYear,employer,score\r\n';

describe('a file of 200,000 rows', () => {
  test('is read as fast as its rows are taken and never held whole', async () => {
    let given = 0;
    async function* source(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from(HEADER));
      while (given < ROWS) {
        let chunk = '';
        for (let n = 0; n < ROWS_PER_CHUNK; n += 1) {
          given += 1;
          chunk += `TN-${given},TN,2021-22,bell_county,${given % 5}\r\n`;
        }
        yield Buffer.from(chunk);
      }
    }
    const read = await readRows(source());
    if (isRefusal(read)) throw new Error(read.because);

    let taken = 0;
    let mostHeld = 0;
    for await (const { row } of read.rows) {
      taken += 1;
      mostHeld = Math.max(mostHeld, given - taken);
      if (row !== taken) throw new Error(`row ${row} came as number ${taken}`);
    }
    expect(taken).toBe(ROWS);
    expect(mostHeld).toBeLessThan(2 * ROWS_PER_CHUNK);
  });
});
