import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileCondition } from '../../../src/rules/conditions/condition.ts';
import type { Condition } from '../../../src/rules/language/condition.ts';
import { compileRulesByValue } from '../../../src/rules/settings/rules-by-value.ts';
import { matterOf, situationOf } from '../../../src/rules/settings/run-situation.ts';
import { clockAt } from '../../../src/rules/situation/clock.ts';
import { factsFor } from '../facts-support.ts';
import { cite, invented } from '../policy-support.ts';

const written = (...conditions: readonly (Condition | undefined)[]) =>
  conditions.map((where, rule) => ({ rule, where }));

describe('rules sorted by the values they ask for', () => {
  const rulesFor = compileRulesByValue(
    'credits',
    written(
      { kind: 'course', unit: 'semester_hour' },
      { unit: ['semester_hour', 'quarter_hour'] },
      { assessed: true },
      { unit: 'clock_hour' },
      { all: [{ unit: 'clock_hour' }, { kind: 'workshop' }] },
      { unit: 'clock_hour', kind: 'lecture' },
      undefined,
    ),
  );

  test('leave out what asks for another value, and keep their order', () => {
    expect(rulesFor({ unit: 'clock_hour', kind: 'course' })).toEqual([2, 3, 6]);
    expect(rulesFor({ unit: 'clock_hour', kind: 'workshop' })).toEqual([2, 3, 4, 6]);
    expect(rulesFor({ unit: 'semester_hour', kind: 'course' })).toEqual([0, 1, 2, 6]);
  });

  test('are only those that ask for no value where nobody asks for the one there is', () => {
    expect(rulesFor({ unit: 'day', kind: 'course' })).toEqual([2, 6]);
  });

  test('are all there while the value is not known', () => {
    expect(rulesFor({ kind: 'course' })).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});

const someOf = (...values: readonly string[]) => fc.subarray([...values], { minLength: 1 });
const texts = fc.record(
  {
    unit: fc.oneof(fc.constantFrom('hour', 'day', 'ceu'), someOf('hour', 'day', 'ceu')),
    kind: fc.oneof(fc.constantFrom('course', 'workshop'), someOf('course', 'workshop', 'test')),
    level: fc.constantFrom('graduate', 'undergraduate'),
    assessed: fc.boolean(),
  },
  { requiredKeys: [] },
);
const conditions: fc.Arbitrary<Condition> = fc.oneof(
  texts,
  fc.record(
    { all: fc.array(texts, { minLength: 1, maxLength: 2 }), ...{ not: texts } },
    { requiredKeys: [] },
  ),
  fc.record({ any: fc.array(texts, { minLength: 1, maxLength: 2 }) }),
);
const members = fc.record(
  {
    unit: fc.constantFrom('hour', 'day', 'ceu', 'other'),
    kind: fc.constantFrom('course', 'workshop', 'test'),
    level: fc.constantFrom('graduate', 'undergraduate', 'none'),
    assessed: fc.boolean(),
  },
  { requiredKeys: [] },
);

test('a rule that is left out certainly does not fit, whatever the rules and the member', () => {
  const policy = invented({
    tree: { kind: 'fact', id: 'any', asks: 'Any.', since: 'unknown', where: {}, cite },
  });
  const matter = matterOf(policy, factsFor('ZZ', {}, []));
  const situation = situationOf(matter, clockAt('2022-01-01'), () => undefined);
  fc.assert(
    fc.property(fc.array(conditions, { maxLength: 8 }), members, (wheres, attributes) => {
      const left = compileRulesByValue('credits', written(...wheres))(attributes);
      expect(left).toEqual([...left].sort((a, b) => a - b));
      const mayFit = wheres.flatMap((where, rule) =>
        compileCondition(where, 'credits').holds(attributes, situation) === false ? [] : [rule],
      );
      expect(left).toEqual(expect.arrayContaining(mayFit));
    }),
    { numRuns: 500 },
  );
});
