import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inLanes } from '../../src/app/import/lanes.ts';

async function* counting(count: number, onRead: (n: number) => void): AsyncGenerator<number> {
  for (let n = 0; n < count; n += 1) {
    onRead(n);
    yield await Promise.resolve(n);
  }
}

describe('work in lanes', () => {
  test('keeps the order of each key, emits in the order of the source, and holds no more than it may', async () => {
    const keys = fc.array(fc.nat(6), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        keys,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 9 }),
        async (of, lanes, ahead) => {
          const done = new Map<number, number[]>();
          const emitted: number[] = [];
          let [read, running, mostRunning, mostHeld] = [0, 0, 0, 0];
          await inLanes(
            counting(of.length, () => {
              read += 1;
              mostHeld = Math.max(mostHeld, read - emitted.length);
            }),
            {
              lanes,
              ahead,
              keyOf: (n) => `${of[n] ?? -1}`,
              work: async (n) => {
                running += 1;
                mostRunning = Math.max(mostRunning, running);
                for (let turn = n % 3; turn >= 0; turn -= 1) await setImmediate();
                running -= 1;
                done.set(of[n] ?? -1, [...(done.get(of[n] ?? -1) ?? []), n]);
                return n;
              },
              emit: async (n) => {
                await setImmediate();
                emitted.push(n);
              },
            },
          );
          expect(emitted).toEqual(of.map((_, n) => n));
          for (const order of done.values()) expect(order).toEqual([...order].sort((a, b) => a - b));
          expect(mostRunning).toBeLessThanOrEqual(lanes);
          expect(mostHeld).toBeLessThanOrEqual(ahead);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('stops reading when a piece of work fails, and says why', async () => {
    let read = 0;
    const failing = inLanes(
      counting(1000, () => {
        read += 1;
      }),
      {
        lanes: 2,
        ahead: 5,
        keyOf: (n) => `${n}`,
        work: (n) => (n === 3 ? Promise.reject(new Error('the disk is full')) : Promise.resolve(n)),
        emit: () => Promise.resolve(),
      },
    );
    await expect(failing).rejects.toThrow('the disk is full');
    expect(read).toBeLessThan(20);
  });
});
