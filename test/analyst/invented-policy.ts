/** A small policy of an invented state, with its citation on a line of its own wherever a test changes it. */
export const POLICY = `schema: 1
state: ZZ
strand: recertification
version: 1
title: Renewal of the teaching licenses of Zz
time_zone: America/New_York
unit: { one: hour, many: hours }
since: 2020-07-01
selected_by: expiration
citations:
  rule_7:
    title: State Board rule 7
    link: https://example.org/rule-7
    basis: regulation
    verified_on: 2026-11-21
credits:
  within: { span: period, cite: { rule_7: ZZ.requirements.1 } }
  counts_when:
    acts: [approved]
    remedy: Ask your district to approve it.
    cite: { rule_7: ZZ.requirements.1 }
  entries:
    - id: clock_hours
      from: credits
      since: unknown
      where: { unit: clock_hour }
      worth: { per_unit: 1 }
      cite: { rule_7: ZZ.conversions.1 }
require:
  - for: { license.class: professional }
    tree:
      kind: amount
      id: hours
      asks: At least 100 hours.
      since: unknown
      at_least: 100
      cite: { rule_7: ZZ.requirements.1 }
terms:
  - for: { license.class: professional }
    years: 5
    cite: { rule_7: ZZ.requirements.1 }
`;

/** Two cases of it, both of which pass. */
export const CASES = `defaults:
  license: { class: professional, valid_from: 2020-07-01, expires_on: 2025-06-30 }
  acts: [approved]
  as_of: 2025-06-30
cases:
  - name: a hundred hours suffice
    credits: [{ amount: 100 clock_hour, completed_on: 2024-01-15 }]
    expect: { outcome: met, counted: { hours: 100 } }
  - name: ninety-nine are too few
    credits: [{ title: Course, amount: 99 clock_hour, completed_on: 2024-01-15 }]
    expect: { outcome: not_met, missing: [1 more hour by 30 June 2025.], reasons: { Course: [] } }
`;

/** The facts it cites. */
export const FACTS = {
  state: 'Zz',
  requirements: [
    {
      id: 'ZZ.requirements.1',
      text: 'Each license is valid five years and renewed on 100 hours',
      source: 'https://example.org/rule-7',
      sourceKind: 'rule',
    },
  ],
  conversions: [
    {
      id: 'ZZ.conversions.1',
      text: 'An hour is an hour',
      value: { clock_hour: 1 },
      source: 'https://example.org/rule-7',
      sourceTier: 'primary',
    },
  ],
};
