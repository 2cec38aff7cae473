import { describe, expect, test } from '@jest/globals';
import { currentVersion, upcast } from '../../../src/app/log/event-versions.ts';
import type { Upcasters } from '../../../src/app/log/event-versions.ts';

const upcasters: Upcasters = new Map([
  [
    'credit.Claimed',
    [
      ({ hours, ...data }) => ({ ...data, quantity: hours, unit: 'clock_hour' }),
      ({ quantity, ...data }) => ({ ...data, quantity: String(quantity) }),
    ],
  ],
]);

describe('the schema version of an event', () => {
  test('is 1 for a type that has never changed, and one more for each upcaster', () => {
    expect(currentVersion('license.RenewalApplied')).toBe(1);
    expect(currentVersion('credit.Claimed', upcasters)).toBe(3);
  });

  test('says through which steps old data comes to its present shape', () => {
    const present = { title: 'Fractions', quantity: '12', unit: 'clock_hour' };
    expect(upcast('credit.Claimed', 1, { title: 'Fractions', hours: 12 }, upcasters)).toEqual(present);
    expect(upcast('credit.Claimed', 2, { ...present, quantity: 12 }, upcasters)).toEqual(present);
    expect(upcast('credit.Claimed', 3, present, upcasters)).toBe(present);
  });

  test.each([0, 4, 1.5])('is refused when this program has not heard of it: %d', (version) => {
    expect(() => upcast('credit.Claimed', version, {}, upcasters)).toThrow(
      expect.objectContaining({ code: 'unknown_version' }),
    );
  });
});
