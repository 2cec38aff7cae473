import { expect } from '@jest/globals';
import { parsePolicy, type PolicyProblem } from '../../src/rules/index.ts';
import { textOf } from '../policies/policy-files.ts';

const TEXTS = {
  TN: textOf('tn/recertification.yaml'),
  PA: textOf('pa/recertification.yaml'),
};

/** Marks the line a problem is to be found on. */
const MARK = '# here';

/** A place of a policy of the repository, and what is written there instead. */
export interface Change {
  readonly state?: keyof typeof TEXTS;
  readonly from: string;
  readonly to: string;
}

export interface Refused extends Change {
  /** What the test promises. */
  readonly text: string;
  /** How the key of the problem ends. */
  readonly key: string;
  readonly what: string;
  readonly remedy: string;
}

export function problemsAfter(change: Change): readonly PolicyProblem[] {
  const read = parsePolicy(written(change), 'policy.yaml');
  return Array.isArray(read) ? read : [];
}

/** That the change gives one problem, on the line that is marked. */
export function expectRefused({ key, what, remedy, ...change }: Refused): void {
  const lines = written(change).split('\n');
  const problems = problemsAfter(change);
  expect(problems).toEqual([
    {
      file: 'policy.yaml',
      line: lines.findIndex((line) => line.includes(MARK)) + 1,
      key: expect.stringMatching(new RegExp(`${key.replaceAll('.', '\\.')}$`)),
      what: expect.stringContaining(what),
      remedy: expect.stringContaining(remedy),
    },
  ]);
}

function written({ state = 'TN', from, to }: Change): string {
  if (!TEXTS[state].includes(from)) throw new Error(`${from} is not in the policy of ${state}`);
  return TEXTS[state].replace(from, to);
}
