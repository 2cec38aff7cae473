import { parseCases } from '../../../src/rules/cases/parse-cases.ts';
import { parsePolicy } from '../../../src/rules/index.ts';
import { sound } from '../../policies/policy-files.ts';

/** A policy of an invented state that has something of every kind a mutation may change. */
export const POLICY = `
schema: 1
state: ZZ
strand: recertification
version: 1
title: Invented
time_zone: America/New_York
unit: { one: hour, many: hours }
since: 2019-07-01
selected_by: { setting: version_day }
citations:
  rule: { title: Rule, link: https://example.org/rule, basis: regulation, verified_on: 2026-11-21 }
  memo: { title: Memo, link: https://example.org/memo, basis: agency_policy, verified_on: 2026-11-21 }
settings:
  version_day: { asks: Which day?, because: Nobody says., values: [expiration, application] }
  counted_from: { asks: From when?, because: Nobody says., between: [2022-01-01, 2022-12-31] }
rounding: { to_hundredths: down, cite: { rule: ZZ.conversions.1 } }
credits:
  within: { span: period, cite: { rule: ZZ.requirements.1 } }
  counts_when: { acts: [attested, approved], remedy: Have it approved., cite: { rule: ZZ.requirements.2 } }
  entries:
    - id: course
      from: credits
      since: unknown
      before: 2023-07-01
      where: { unit: semester_hour, grade: [A, B] }
      accept:
        - code: not_assessed
          because: It must be assessed.
          where: { assessed: true }
          cite: { memo: ZZ.requirements.3 }
      worth: { per_unit: 22.5 }
      cite: { rule: ZZ.conversions.1 }
    - id: unit
      from: credits
      since: 2020-07-01
      where: { unit: ceu }
      worth: { per_unit: 2/3 }
      cite: { rule: ZZ.conversions.2 }
    - id: rating
      from: evaluations
      since: { setting: counted_from }
      worth: { by: score, table: { 5: 20, 4: 15 } }
      cite: { rule: ZZ.conversions.3 }
  floors:
    - id: topic
      asks: At least 5 hours in a topic.
      by: topic
      since: unknown
      at_least: 5
      cite: { rule: ZZ.requirements.4 }
require:
  - for: { license.class: professional }
    tree:
      kind: all
      id: professional
      asks: Everything.
      of:
        - kind: amount
          id: hours
          asks: Hours.
          since: unknown
          at_least: [{ is: 100, before: 2025-07-01 }, { is: 120, since: 2025-07-01 }]
          counting: overlap
          of_which:
            - { id: a, asks: A., label: a, where: { categories: a }, at_least: 10, cite: { rule: ZZ.requirements.5 } }
            - { id: b, asks: B., label: b, where: { categories: b }, at_least: 10, cite: { rule: ZZ.requirements.6 } }
          cite: { rule: ZZ.requirements.5 }
        - kind: at_least
          id: one_of
          asks: One of these.
          n: 1
          of:
            - kind: count
              id: years
              asks: Two years.
              since: unknown
              from: service
              where: { state: ZZ, days: { at_least: 120 } }
              within: period
              distinct: school_year
              at_least: 2
              unit: { one: year, many: years }
              cite: { rule: ZZ.requirements.7 }
            - kind: not
              id: not_first
              asks: Not the first term.
              of:
                kind: fact
                id: first
                asks: The first term.
                since: unknown
                where: { license.first_term: true }
                cite: { rule: ZZ.requirements.8 }
  - for: { license.class: [permit, intern] }
    exempt: Permits are not renewed.
    cite: { rule: ZZ.requirements.9 }
terms:
  - for: {}
    years: 5
    ends_on: 06-30
    opens_years_before_end: 1
    cite: { rule: ZZ.licenses.1 }
`;

/** Two cases, which leave most of it untested. */
export const CASES = `
defaults:
  license: { class: professional, valid_from: 2020-07-01, expires_on: 2025-06-30 }
  settings: { version_day: expiration }
  credit: { assessed: true, grade: A, topic: algebra }
  acts: [approved]
  as_of: 2025-06-30
cases:
  - name: an hour of a course is 22.5 hours
    credits: [{ amount: 1 semester_hour, completed_on: 2021-01-15 }]
    expect: { outcome: not_met, counted: { hours: 22.5 } }
  - name: a permit is not renewed
    license: { class: permit, valid_from: 2020-07-01, expires_on: 2025-06-30 }
    expect: { outcome: not_applicable }
`;

export const policy = sound(parsePolicy(POLICY, 'invented.yaml'));

export const cases = sound(parseCases(CASES, 'invented.cases.yaml'));
