import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { developmentKey } from '../../src/infra/identity/development-key.ts';

describe('the key of the development issuer', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'development-key-'));
    file = join(folder, 'development-issuer.json');
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is made once and kept, also when many start at the same time', async () => {
    const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => developmentKey(folder)));
    for (const other of others) expect(other).toEqual(first);
    expect(await developmentKey(folder)).toEqual(first);
  });

  test.each(['', '{oops', 'null', '{}', '[1]', '{"kty":"oct","k":"AAAA"}'])(
    'in a file that holds something else is refused with file and remedy, and the file is left: %j',
    async (text) => {
      await writeFile(file, text);
      await expect(developmentKey(folder)).rejects.toMatchObject({
        code: 'bad_development_key',
        message: expect.stringMatching(new RegExp(`^${file} .*delete it.*stop working`)) as unknown,
      });
      expect(await readFile(file, 'utf8')).toBe(text);
    },
  );

  test.each([{ d: undefined }, { x: 'AAAA' }, { crv: 'P-384' }])(
    'that is damaged is refused: %j',
    async (damage) => {
      const key = await developmentKey(folder);
      await writeFile(file, JSON.stringify({ ...key, ...damage }));
      await expect(developmentKey(folder)).rejects.toMatchObject({ code: 'bad_development_key' });
    },
  );
});
