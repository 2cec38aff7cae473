import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../src/domain/values/day.ts';
import { compilePolicy, evaluate } from '../../../src/rules/index.ts';
import { confirmed, day, facts, FIRST_DAY, readPolicyOf } from '../arbitrary.ts';
import { tree } from '../arbitrary-trees.ts';
import { decide } from './decide.ts';

const LATER_DAYS = Array.from({ length: 60 }, (_, days) => addDays(FIRST_DAY, days));

test('until the day named, looking day by day by brute force finds the same outcome and figures', () => {
  let changes = 0;
  fc.assert(
    fc.property(readPolicyOf(tree), confirmed, facts, day, (policy, settings, record, asOf) => {
      const { holdsUntil } = evaluate(compilePolicy(policy, 'digest'), settings, record, asOf);
      const now = decide(policy, settings, record, asOf);
      const days = LATER_DAYS.filter((on) => on > asOf);
      const changed = days.find(
        (on) => JSON.stringify(decide(policy, settings, record, on)) !== JSON.stringify(now),
      );
      if (changed === undefined) return;
      changes += 1;
      // What is said of it may change before the answer does, never after.
      expect((holdsUntil ?? '9999-12-31') <= changed).toBe(true);
    }),
    { numRuns: 60, seed: 20_261_122 },
  );
  expect(changes).toBeGreaterThan(15);
});
