import { expect, test } from '@jest/globals';
import { cite } from '../policy-support.ts';
import { countedOf, judge, reasonsOf, sectionOf } from './judging.ts';

const SECTION = {
  entries: [
    { where: { unit: 'clock_hour' }, worth: { per_unit: 1 } },
    {
      where: { unit: 'ceu' },
      accept: [{ code: 'ungraded', because: 'It needs a grade.', where: { grade: ['A', 'B'] }, cite }],
      worth: { per_unit: 10 },
    },
    { from: 'evaluations', worth: { by: 'score', table: { 5: 20 } } },
  ],
};

/** Whatever its unit, an activity needs an assessment. */
const WITH_SHARED = {
  ...sectionOf(SECTION),
  accept: [{ code: 'not_assessed', because: 'It needs an assessment.', where: { assessed: true }, cite }],
};

function decisionOn(credits: Parameters<typeof judge>[2]) {
  const evaluations = [
    { state: 'ZZ', schoolYear: '2021-22', score: '5', employer: 'employer', eventId: 'rated' },
  ];
  const rest = { more: { credits: WITH_SHARED }, facts: { evaluations } };
  return judge(SECTION, { at_least: 20 }, credits, rest);
}

test('a test of the section is asked of every credit, whatever its entry', () => {
  const decision = decisionOn([
    { credit: 'a', assessed: false },
    { credit: 'b', assessed: true },
    { credit: 'c', unit: 'ceu', quantity: 100, grade: 'A', assessed: false },
    { credit: 'd', unit: 'ceu', quantity: 100, grade: 'A', assessed: true },
  ]);
  expect(countedOf(decision)).toEqual(['0', '10', '0', '10', '20']);
});

test('it comes before the tests of the entry, which are still asked', () => {
  const decision = decisionOn([
    { credit: 'a', unit: 'ceu', quantity: 100, grade: 'C', assessed: false },
    { credit: 'b', unit: 'ceu', quantity: 100, grade: 'C', assessed: true },
  ]);
  expect(reasonsOf(decision).slice(0, 2)).toEqual([['not_assessed'], ['ungraded']]);
});

test('it is not asked of what is on record by itself', () => {
  expect(decisionOn([]).outcome).toBe('met');
});
