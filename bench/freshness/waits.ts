import { performance } from 'node:perf_hooks';

const TIMES = 100;

/** Milliseconds of each time, the shortest first. */
export async function waits(once: () => Promise<void>): Promise<readonly number[]> {
  const found: number[] = [];
  for (let nth = 0; nth < TIMES; nth += 1) {
    const began = performance.now();
    await once();
    found.push(performance.now() - began);
  }
  return found.sort((a, b) => a - b);
}
