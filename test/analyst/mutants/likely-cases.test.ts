import { describe, expect, test } from '@jest/globals';
import { aboutOf } from '../../../src/analyst/mutants/about.ts';
import { likelyCases } from '../../../src/analyst/mutants/likely-cases.ts';
import type { Mutant } from '../../../src/analyst/mutants/mutants.ts';
import { placesOf } from '../../../src/analyst/mutants/places.ts';
import { shapesOfLanguage } from '../../../src/analyst/mutants/shapes.ts';
import { parseCases } from '../../../src/rules/cases/parse-cases.ts';
import { readyCase } from '../../../src/rules/cases/judge-case.ts';
import { sound } from '../../policies/policy-files.ts';
import { policy } from './invented.ts';

const LICENSE = '{ class: professional, valid_from: 2020-07-01, expires_on: 2025-06-30 }';

const file = sound(
  parseCases(
    `
defaults: { license: ${LICENSE}, acts: [approved], as_of: 2025-06-30 }
cases:
  - { name: course, credits: [{ amount: 1 semester_hour, completed_on: 2021-01-15 }], expect: { outcome: not_met } }
  - { name: late, credits: [{ amount: 1 semester_hour, completed_on: 2023-07-02 }], expect: { outcome: not_met } }
  - { name: unit, credits: [{ amount: 1 ceu, completed_on: 2021-01-15 }], expect: { outcome: not_met } }
  - { name: nothing, expect: { outcome: not_met } }
`,
    'invented.cases.yaml',
  ),
);

const ready = file.cases.map((written) => readyCase(policy, file, written));

const places = placesOf(policy, shapesOfLanguage());

/** A mutant of a place of the invented policy. */
function mutantAt(name: string): Mutant {
  const place = places.find((one) => one.name === name);
  if (place === undefined) throw new Error(`there is no place ${name}`);
  return { name: `${name} changed`, about: aboutOf(place), policy: () => undefined };
}

function order(mutant: Mutant, likely = likelyCases(ready)): readonly string[] {
  return likely.inOrder(mutant).map(({ name }) => name);
}

describe('the cases likeliest to kill a mutant', () => {
  test('are those that speak of what it changes', () => {
    expect(order(mutantAt('credits.entries.unit.where.unit'))[0]).toBe('unit');
    expect(order(mutantAt('credits.entries.course.where.unit')).slice(0, 2)).toEqual(['course', 'late']);
  });

  test('are those a day beside a day it changes', () => {
    expect(order(mutantAt('credits.entries.course.before'))[0]).toBe('late');
  });

  test('are those that killed a mutant nearby', () => {
    const likely = likelyCases(ready);
    const mutant = mutantAt('terms.everybody.years');
    const last = likely.inOrder(mutant).at(-1);
    if (last === undefined) throw new Error('there are cases');
    likely.killed(mutant, last);
    expect(order(mutantAt('terms.everybody.ends_on'), likely)[0]).toBe(last.name);
  });

  test('leave none out', () => {
    for (const { name } of places) {
      expect([...order(mutantAt(name))].sort()).toEqual(['course', 'late', 'nothing', 'unit']);
    }
  });
});
