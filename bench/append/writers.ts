import { performance } from 'node:perf_hooks';
import { within } from '../measure.ts';
import type { Timed } from '../timed.ts';

/** Each writer appends `each` times, one after the other; all at once. */
export async function write(
  writers: number,
  each: number,
  append: (writer: number, nth: number) => Promise<void>,
): Promise<Timed> {
  const waits: number[] = [];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let nth = 0; nth < each; nth += 1) {
        const asked = performance.now();
        await append(writer, nth);
        waits.push(performance.now() - asked);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  return { perSecond: (writers * each) / seconds, p50: within(waits, 50), p99: within(waits, 99) };
}
