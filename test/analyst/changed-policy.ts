import { expect } from '@jest/globals';
import { parsePolicy, type PolicyProblem } from '../../src/rules/index.ts';

const POLICY = `schema: 1
state: ZZ
strand: recertification
version: 1
title: Renewal of the teaching licenses of Zz
time_zone: America/New_York
unit: { one: hour, many: hours }
since: 2019-08-31
selected_by: expiration
citations:
  rule:
    title: State Board rule 7
    link: https://example.org/rule-7
    basis: regulation
    verified_on: 2026-11-21
settings:
  experience_from:
    asks: From which day of 2024 does experience suffice?
    because: The source names the year alone.
    between: [2024-01-01, 2024-12-31]
  every_year_counts:
    asks: Does every recorded year count?
    because: The source does not say.
    values: ['yes', 'no']
credits:
  within: { span: period, cite: { rule: ZZ.requirements.1 } }
  counts_when:
    acts: [approved]
    remedy: Ask your district to approve it.
    cite: { rule: ZZ.requirements.1 }
  entries:
    - id: continuing_education_units
      from: credits
      since: unknown
      where: { unit: ceu }
      worth: { per_unit: 5 }
      cite: { rule: ZZ.conversions.2 }
    - id: clock_hours
      from: credits
      since: unknown
      where: { unit: clock_hour }
      worth: { per_unit: 1 }
      cite: { rule: ZZ.conversions.1 }
    - id: effectiveness
      from: evaluations
      since: unknown
      worth: { by: score, table: { 5: 20, 4: 15 } }
      cite: { rule: ZZ.conversions.3 }
require:
  - for: { license.class: professional }
    tree:
      kind: any
      id: professional
      asks: 60 hours, or two years of experience.
      of:
        - kind: amount
          id: hours
          asks: At least 60 hours.
          since: unknown
          at_least: 60
          cite: { rule: ZZ.requirements.1 }
        - kind: count
          id: experience
          asks: Two years of experience.
          since: { setting: experience_from }
          from: service
          where: { state: ZZ, setting.every_year_counts: 'yes' }
          within: period
          distinct: school_year
          at_least: 2
          unit: { one: year, many: years }
          cite: { rule: ZZ.requirements.1 }
  - for: { license.class: [emergency, intern], license.first_term: true }
    exempt: Nothing is owed in the first term.
    cite: { rule: ZZ.variations.1 }
terms:
  - for: {}
    years: 6
    ends_on: 08-31
    cite: { rule: ZZ.licenses.1 }
`;

/** Marks the line a problem is to be found on. */
const MARK = '# here';

/** A place of an invented policy, and what is written there instead. */
export interface Change {
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

function written({ from, to }: Change): string {
  if (!POLICY.includes(from)) throw new Error(`${from} is not in the policy`);
  return POLICY.replace(from, to);
}
