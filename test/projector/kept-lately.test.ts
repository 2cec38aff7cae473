import { expect, test } from '@jest/globals';
import { keptLately } from '../../src/infra/projector/kept-lately.ts';

test('what is asked for again is not made again, as long as it is among the last few', async () => {
  const made: string[] = [];
  const keep = keptLately<string>(2);
  const ask = (key: string) =>
    keep(key, () => {
      made.push(key);
      return Promise.resolve(`${key}!`);
    });
  expect(await Promise.all([ask('a'), ask('a'), ask('b'), ask('a')])).toEqual(['a!', 'a!', 'b!', 'a!']);
  expect(made).toEqual(['a', 'b']);
  await ask('c');
  await ask('a');
  expect(made).toEqual(['a', 'b', 'c']);
  await ask('b');
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('what could not be made is made anew by whoever asks next', async () => {
  const keep = keptLately<string>(2);
  await expect(keep('a', () => Promise.reject(new Error('not now')))).rejects.toThrow('not now');
  expect(await keep('a', () => Promise.resolve('now'))).toBe('now');
});
