import { describe, expect, test } from '@jest/globals';
import { examine } from '../../../src/analyst/mutants/examine.ts';
import { faultsOf, type Reasons } from '../../../src/analyst/mutants/reasons.ts';
import type { CaseFile } from '../../../src/rules/cases/case-language.ts';
import { cases, policy } from './invented.ts';

const SURVIVOR = 'credits.entries.unit.worth.per_unit = 199/300';
const KILLED = 'credits.entries.course.worth.per_unit +0.01';
const REFUSED = 'require.professional.tree.of.one_of.n -1';

function examined(reasons: Reasons = [], file: CaseFile = cases) {
  return examine('invented.yaml', { policy, data: policy }, file, reasons);
}

const withoutReasons = examined();

const reason = (mutant: string) => ({ mutant, because: 'It is the same.' });

describe('examining the mutants of a policy', () => {
  test('says what became of each', () => {
    const fates = new Map(withoutReasons.fates.map((one) => [one.mutant, one]));
    expect(fates.get(KILLED)).toMatchObject({ fate: 'killed', by: 'an hour of a course is 22.5 hours' });
    expect(fates.get(SURVIVOR)).toMatchObject({ fate: 'survived' });
    expect(fates.get(REFUSED)).toMatchObject({ fate: 'refused' });
  });

  test('lists one that no case kills', () => {
    expect(withoutReasons.faults).toContain(`No case kills: ${SURVIVOR}`);
  });

  test('finds no fault with a survivor that has a reason', () => {
    expect(examined([reason(SURVIVOR)]).faults).toEqual(
      withoutReasons.faults.filter((fault) => !fault.includes(SURVIVOR)),
    );
  });

  test('lists it no more when a case kills it', () => {
    const [first] = cases.cases;
    if (first === undefined) throw new Error('there are cases');
    const unit = {
      ...first,
      name: 'three units are two hours',
      credits: [{ amount: '9 ceu', completed_on: '2021-01-15' }],
      expect: { outcome: 'not_met' as const, counted: { hours: 6 } },
    };
    const { faults } = examined([], { ...cases, cases: [...cases.cases, unit] });
    expect(faults.length).toBeGreaterThan(0);
    expect(faults).not.toContain(`No case kills: ${SURVIVOR}`);
  });

  const stale: readonly [string, string, string][] = [
    ['a mutant there is not', 'nothing dropped', 'there is no such mutant'],
    ['one that a case kills', KILLED, 'the case "an hour of a course is 22.5 hours" kills it'],
    ['one the language refuses', REFUSED, 'the language refuses it'],
  ];
  test.each(stale)('refuses a reason for %s', (_what, mutant, why) => {
    const faults = faultsOf(withoutReasons.fates, [reason(mutant)]);
    expect(faults).toContain(`Take out the reason for "${mutant}": ${why}.`);
  });

  test('refuses a reason given twice', () => {
    const faults = faultsOf(withoutReasons.fates, [reason(SURVIVOR), reason(SURVIVOR)]);
    expect(faults).toContain(`Take out the reason for "${SURVIVOR}": it is given twice.`);
  });

  test('tries nothing while a case fails on the policy as it is', () => {
    const failing = cases.cases.map((one) => ({ ...one, expect: { outcome: 'met' as const } }));
    expect(examined([], { ...cases, cases: failing })).toEqual({
      fates: [],
      faults: [
        'The case "an hour of a course is 22.5 hours" fails on the policy as it is. Correct it first.',
      ],
    });
  });

  test('tells the person who waits how far it is', () => {
    const told: string[] = [];
    let tried = 0;
    const { fates } = examine('invented.yaml', { policy, data: policy }, cases, [], {
      begin: (file, mutants) => told.push(`${file} ${mutants}`),
      tried: () => (tried += 1),
      end: () => told.push('end'),
    });
    expect(told).toEqual([`invented.yaml ${fates.length}`, 'end']);
    expect(tried).toBe(fates.length);
  });
});
