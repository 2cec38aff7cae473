import { describe, expect, test } from '@jest/globals';
import { createConvoy } from '../../src/infra/projector/convoy.ts';

const { signal } = new AbortController();
const isBefore = (mine: number) => (place: number) => place < mine;

describe('those who go the same way', () => {
  test('wait for whoever is behind until they have come on', async () => {
    const enter = createConvoy();
    const [first, second] = [enter(), enter()];
    first.reach(2);
    second.reach(1);
    let goesOn = false;
    const waiting = first.waitFor(isBefore(2), signal).then(() => {
      goesOn = true;
    });
    await soon();
    expect(goesOn).toBe(false);
    second.reach(2);
    await waiting;
    expect(goesOn).toBe(true);
  });

  test('wait for nobody who is not behind, who left, or who is themselves', async () => {
    const enter = createConvoy();
    const [first, second, third] = [enter(), enter(), enter()];
    first.reach(2);
    second.reach(2);
    third.reach(1);
    third.leave();
    expect(await lasting(() => first.waitFor(isBefore(2), signal))).toBeLessThan(500);
    expect(await lasting(() => first.waitFor(isBefore(3), AbortSignal.abort()))).toBeLessThan(500);
  });

  test('wait a while for whoever stands still, and not again until they move', async () => {
    const enter = createConvoy();
    const [first, second] = [enter(), enter()];
    second.reach(1);
    first.reach(5);
    expect(await lasting(() => first.waitFor(isBefore(5), signal))).toBeGreaterThan(1_000);
    expect(await lasting(() => first.waitFor(isBefore(5), signal))).toBeLessThan(500);
    second.reach(2);
    expect(await lasting(() => first.waitFor(isBefore(5), signal))).toBeGreaterThan(1_000);
  });

  test('wait on for whoever comes on, however slowly', async () => {
    const enter = createConvoy();
    const [first, second] = [enter(), enter()];
    first.reach(5);
    second.reach(1);
    const coming = (async () => {
      for (let place = 2; place <= 5; place += 1) {
        await new Promise((resolve) => setTimeout(resolve, 600));
        second.reach(place);
      }
    })();
    expect(await lasting(() => first.waitFor(isBefore(5), signal))).toBeGreaterThan(2_300);
    await coming;
  });

  test('know whether anybody is near', () => {
    const enter = createConvoy();
    const [first, second] = [enter(), enter()];
    first.reach(1);
    expect(first.hasCompany(() => true)).toBe(false);
    second.reach(9);
    expect(first.hasCompany((place) => place < 10)).toBe(true);
    expect(first.hasCompany((place) => place < 9)).toBe(false);
    second.leave();
    expect(first.hasCompany(() => true)).toBe(false);
  });
});

async function soon(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 30));
}

async function lasting(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
