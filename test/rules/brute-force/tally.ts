import { expect } from '@jest/globals';
import type { Facts } from '../../../src/domain/facts.ts';
import type { Day } from '../../../src/domain/values/day.ts';
import { answerOn } from '../../../src/rules/evaluation/evaluate.ts';
import { compilePolicy, type Policy } from '../../../src/rules/index.ts';
import { matterOf } from '../../../src/rules/settings/run-situation.ts';
import { differences } from './compare.ts';
import { decide, TOO_OPEN } from './decide.ts';

/** Compares answers one by one, and keeps count of what they were, so that it shows when nothing was compared. */
export function tally() {
  const outcomes = new Map<string, number>();
  const add = (what: string) => outcomes.set(what, (outcomes.get(what) ?? 0) + 1);
  return {
    /** Where too much is open to try all of it, nothing is compared. */
    compare: (policy: Policy, settings: ReadonlyMap<string, string>, record: Facts, asOf: Day): void => {
      add('asked');
      const found = decide(policy, settings, record, asOf);
      if (found === TOO_OPEN) {
        add('too open');
        return;
      }
      const { answer } = answerOn(matterOf(compilePolicy(policy, 'digest'), record), settings, asOf);
      const { otherwise, looser } = differences(answer, found);
      expect(otherwise).toEqual([]);
      add(found.outcome);
      if (looser.length > 0) add('looser');
    },
    /** What share of all asked. */
    share: (what: string): number => (outcomes.get(what) ?? 0) / (outcomes.get('asked') ?? 1),
  };
}
