import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Facts } from '../../../src/domain/facts.ts';
import type { Day } from '../../../src/domain/values/day.ts';
import type { DataMap } from '../../../src/analyst/mutants/data.ts';
import { mutantsOf } from '../../../src/analyst/mutants/mutants.ts';
import { readyCase } from '../../../src/rules/cases/judge-case.ts';
import { parseCases } from '../../../src/rules/cases/parse-cases.ts';
import type { Law } from '../../../src/rules/evaluation/two-laws.ts';
import { compilePolicy, evaluate, underBoth } from '../../../src/rules/index.ts';
import { compiledPolicy, sound, textOf } from '../../policies/policy-files.ts';
import { confirmed, day, facts, policy } from '../arbitrary.ts';

/** What two laws come to, asked together, and as their whole decisions say. */
function bothWays(before: Law, after: Law, record: Facts, asOf: Day) {
  const { codes, ...outcomes } = underBoth(before, after)(record, asOf);
  const [was, is] = [before, after].map((law) => evaluate(law.policy, law.settings, record, asOf));
  return {
    together: { ...outcomes, codes: codes() },
    apart: {
      ...{ before: was?.outcome, after: is?.outcome },
      codes: { before: was?.codes, after: is?.codes },
    },
  };
}

describe('two laws asked together', () => {
  test('of any rules and facts say what the whole decision under each says', () => {
    fc.assert(
      fc.property(
        policy,
        policy,
        confirmed,
        confirmed,
        facts,
        day,
        (one, other, first, second, record, asOf) => {
          const before = { policy: one, settings: first };
          const others = [
            { policy: other, settings: second },
            // The same rules under other settings, which share what no setting that differs has a part in.
            { policy: one, settings: second },
          ];
          for (const after of others) {
            const { together, apart } = bothWays(before, after, record, asOf);
            expect(together).toEqual(apart);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each(['ma/recertification', 'tn/recertification', 'pa/recertification'])(
    'of %s and what stands changed in one place say the same of its cases',
    (name) => {
      const before = compiledPolicy(`${name}.yaml`);
      const cases = sound(parseCases(textOf(`${name}.cases.yaml`), name));
      const ready = cases.cases
        .filter((_, nth) => nth % 5 === 0)
        .map((written) => readyCase(before, cases, written));
      const mutants = mutantsOf(parse(textOf(`${name}.yaml`)) as DataMap);
      // What credits are worth is shared, or is not where that is what was changed.
      const ofCredits = mutants.filter((mutant) => mutant.name.startsWith('credits.'));
      const drawn = [everyNth(ofCredits, 30), everyNth(mutants, 400)];
      const flips = drawn.map((some) => {
        let count = 0;
        for (const mutant of some) {
          const changed = mutant.policy();
          if (changed === undefined) continue;
          const after = compilePolicy(changed.policy, 'changed');
          for (const { facts: record, settings, asOf } of ready) {
            const laws = [
              { policy: before, settings },
              { policy: after, settings },
            ] as const;
            const { together, apart } = bothWays(...laws, record, asOf);
            expect({ mutant: mutant.name, ...together }).toEqual({ mutant: mutant.name, ...apart });
            if (apart.before !== apart.after) count += 1;
          }
        }
        return count;
      });
      expect(flips.reduce((sum, count) => sum + count)).toBeGreaterThan(0);
    },
  );
});

function everyNth<T>(all: readonly T[], stride: number): readonly T[] {
  return all.filter((_, nth) => nth % stride === 0);
}
