import { describe, expect, test } from '@jest/globals';
import { bounded, type Finding } from '../../src/infra/health/check.ts';

const WELL: Finding = { well: true };

describe('a bounded check', () => {
  test('answers what was found', async () => {
    const check = bounded({ name: 'log', look: () => Promise.resolve(WELL) }, 1_000);
    expect(await check.look()).toEqual(WELL);
  });

  test('is not well when it takes too long, and is not begun again while it has not come back', async () => {
    let looks = 0;
    let comeBack: (found: Finding) => void = () => undefined;
    const look = () => {
      looks += 1;
      return new Promise<Finding>((resolve) => {
        comeBack = resolve;
      });
    };
    const check = bounded({ name: 'database', look }, 20);
    const late = { well: false, because: 'No answer came within 20 ms.' };
    expect(await check.look()).toEqual(late);
    expect(await check.look()).toEqual(late);
    expect(looks).toBe(1);
    comeBack(WELL);
    await new Promise(setImmediate);
    const asked = check.look();
    expect(looks).toBe(2);
    comeBack(WELL);
    expect(await asked).toEqual(WELL);
  });

  test('says of an error its code alone', async () => {
    const error = Object.assign(new Error('password of Ada Lovelace at 10.0.0.1'), { code: 'ECONNREFUSED' });
    const check = bounded({ name: 'database', look: () => Promise.reject(error) }, 1_000);
    expect(await check.look()).toEqual({ well: false, because: 'It could not be asked (ECONNREFUSED).' });
  });
});
