import { describe, expect, test } from '@jest/globals';
import { createBoundedCache } from '../../src/infra/keys/bounded-cache.ts';

describe('a bounded cache', () => {
  test('keeps what was used last and forgets what was used longest ago', () => {
    const cache = createBoundedCache<number>(2, 1_000, () => 0);
    cache.set('a', 1);
    cache.set('b', 2);
    expect(cache.get('a')).toBe(1);
    cache.set('c', 3);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
  });

  test('replaces a value without counting it twice', () => {
    const cache = createBoundedCache<number>(2, 1_000, () => 0);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.set('b', 3);
    expect([cache.get('a'), cache.get('b')]).toEqual([1, 3]);
  });

  test('forgets after the time, however often a value is used, until it is set again', () => {
    let now = 0;
    const cache = createBoundedCache<number>(2, 1_000, () => now);
    cache.set('a', 1);
    now = 1_000;
    expect(cache.get('a')).toBe(1);
    now = 1_001;
    expect(cache.get('a')).toBeUndefined();
    cache.set('a', 2);
    expect(cache.get('a')).toBe(2);
  });
});
