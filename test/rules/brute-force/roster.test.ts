import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Facts } from '../../../src/domain/facts.ts';
import type { Day } from '../../../src/domain/values/day.ts';
import { projectRoot } from '../../../src/infra/project-root.ts';
import { answerOn } from '../../../src/rules/evaluation/evaluate.ts';
import { compilePolicy, parsePolicy } from '../../../src/rules/index.ts';
import { matterOf } from '../../../src/rules/settings/run-situation.ts';
import { sound, textOf } from '../../policies/policy-files.ts';
import { differences } from './compare.ts';
import { decide, TOO_OPEN } from './decide.ts';
import { factsOfRoster } from './roster.ts';

interface Confirmed {
  readonly state: string;
  readonly strand: string;
  readonly setting: string;
  readonly value: string;
}

const confirmed = parse(
  readFileSync(join(projectRoot, 'examples/settings.yaml'), 'utf8'),
) as readonly Confirmed[];

function settingsOf(state: string): ReadonlyMap<string, string> {
  const own = confirmed.filter((one) => one.state === state && one.strand === 'recertification');
  return new Map(own.map(({ setting, value }) => [setting, value]));
}

/** Compares every so-many-th license of a state, on the day it says; tells how many had which outcome. */
function compared(
  state: string,
  roster: readonly Facts[],
  settings: ReadonlyMap<string, string>,
  dayOf: (facts: Facts) => Day,
) {
  const policy = sound(parsePolicy(textOf(`${state.toLowerCase()}/recertification.yaml`), state));
  const compiled = compilePolicy(policy, 'digest');
  return roster.map((facts) => {
    const asOf = dayOf(facts);
    const found = decide(policy, settings, facts, asOf);
    const { answer } = answerOn(matterOf(compiled, facts), settings, asOf);
    if (found === TOO_OPEN) return { outcome: answer.outcome, told: [] };
    const { otherwise, looser } = differences(answer, found);
    return {
      outcome: found.outcome,
      told: [...otherwise, ...looser].map((one) => `${facts.educator} ${one}`),
    };
  });
}

describe('every educator of the example roster', () => {
  let roster: readonly Facts[];
  beforeAll(async () => {
    const { rows, facts } = await factsOfRoster();
    expect(rows).toBeGreaterThan(4000);
    roster = facts;
  });

  test.each(['TN', 'PA', 'MA'])(
    'of %s is answered as by brute force on the last day of the period',
    (state) => {
      const own = roster.filter(({ obligation }) => obligation.state === state);
      const answers = compared(state, own, settingsOf(state), ({ obligation }) => obligation.endsOn);
      expect(answers.flatMap(({ told }) => told)).toEqual([]);
      const outcomes = new Set(answers.map(({ outcome }) => outcome));
      expect([...outcomes]).toEqual(expect.arrayContaining(['met', 'not_met']));
      expect(answers.length).toBeGreaterThan(120);
    },
  );

  test.each(['TN', 'PA', 'MA'])(
    'of %s, every fifteenth, is so in the middle of the period with nothing confirmed',
    (state) => {
      const own = roster
        .filter(({ obligation }) => obligation.state === state)
        .filter((_, i) => i % 15 === 0);
      const middle = ({ obligation }: Facts) => `${Number(obligation.endsOn.slice(0, 4)) - 2}-01-15`;
      const answers = compared(state, own, new Map(), middle);
      expect(answers.flatMap(({ told }) => told)).toEqual([]);
      expect(answers.length).toBeGreaterThan(7);
    },
  );
});
