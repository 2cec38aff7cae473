/** Twelve predicates in the policy language: who may renew in an invented state. */
export const TWELVE = `
schema: 1
state: ZZ
strand: recertification
version: 1
title: Twelve predicates
time_zone: America/New_York
unit: { one: hour, many: hours }
since: 2000-01-01
selected_by: expiration
citations:
  rule: { title: Rule, link: https://example.org, basis: regulation, verified_on: 2026-11-21 }
credits:
  within: { span: period, cite: { rule: ZZ.requirements.1 } }
  counts_when: { acts: [approved], remedy: Have it approved., cite: { rule: ZZ.requirements.1 } }
  entries:
    - { id: hours, from: credits, since: unknown, where: { unit: clock_hour }, worth: { per_unit: 1 }, cite: { rule: ZZ.requirements.1 } }
require:
  - for: {}
    tree:
      kind: all
      id: twelve
      asks: All twelve.
      of:
        - { kind: fact, id: class, asks: A class that renews., since: unknown, where: { license.class: [professional, standard] }, cite: { rule: ZZ.requirements.1 } }
        - { kind: fact, id: not_restricted, asks: Not restricted., since: unknown, where: { not: { license.class: restricted } }, cite: { rule: ZZ.requirements.2 } }
        - { kind: fact, id: field, asks: A field in need., since: unknown, where: { license.fields: mathematics }, cite: { rule: ZZ.requirements.3 } }
        - { kind: fact, id: not_closed_field, asks: No closed field., since: unknown, where: { not: { license.fields: typewriting } }, cite: { rule: ZZ.requirements.4 } }
        - { kind: fact, id: issued_from, asks: Issued since 2005., since: unknown, where: { license.issued_on: { at_least: 2005-07-01 } }, cite: { rule: ZZ.requirements.5 } }
        - { kind: fact, id: issued_until, asks: Issued before 2022., since: unknown, where: { license.issued_on: { at_most: 2021-12-31 } }, cite: { rule: ZZ.requirements.6 } }
        - { kind: fact, id: not_first, asks: Not the first term., since: unknown, where: { license.first_term: false }, cite: { rule: ZZ.requirements.7 } }
        - { kind: fact, id: few_others, asks: At most one other license., since: unknown, where: { license.others_of_class: { at_most: 1 } }, cite: { rule: ZZ.requirements.8 } }
        - { kind: fact, id: starts_from, asks: A period since 2018., since: unknown, where: { period.starts_on: { at_least: 2018-07-01 } }, cite: { rule: ZZ.requirements.9 } }
        - { kind: fact, id: starts_until, asks: A period that began by 2023., since: unknown, where: { period.starts_on: { at_most: 2023-06-30 } }, cite: { rule: ZZ.requirements.10 } }
        - { kind: fact, id: ends_from, asks: A period that ends since 2023., since: unknown, where: { period.ends_on: { at_least: 2023-06-30 } }, cite: { rule: ZZ.requirements.11 } }
        - { kind: fact, id: ends_until, asks: A period that ends by 2028., since: unknown, where: { period.ends_on: { at_most: 2028-06-30 } }, cite: { rule: ZZ.requirements.12 } }
terms:
  - { for: {}, years: 5, cite: { rule: ZZ.requirements.1 } }
`;
