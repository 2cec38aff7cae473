import { describe, expect, test } from '@jest/globals';
import { activityOf, earliestCompletion } from '../../../src/app/planning/offering.ts';

describe('the earliest completion of an offering', () => {
  test('is the same day where nothing is said of days', () => {
    expect(earliestCompletion({}, '2026-03-01')).toBe('2026-03-01');
  });

  test('is so many days after it is begun', () => {
    expect(earliestCompletion({ takesDays: 30 }, '2026-02-15')).toBe('2026-03-17');
  });

  test('waits for the day it opens', () => {
    const summer = { opensOn: '2026-06-01', takesDays: 5 };
    expect(earliestCompletion(summer, '2026-05-31')).toBe('2026-06-06');
    expect(earliestCompletion(summer, '2026-06-02')).toBe('2026-06-07');
  });

  test('is none once it has closed, though whoever began on its last day completes it later', () => {
    const summer = { opensOn: '2026-06-01', closesOn: '2026-06-10', takesDays: 5 };
    expect(earliestCompletion(summer, '2026-06-10')).toBe('2026-06-15');
    expect(earliestCompletion(summer, '2026-06-11')).toBeUndefined();
  });
});

describe('an offering', () => {
  const said = {
    ...{ kind: 'course', title: 'Fractions', provider: 'a-college', quantity: '3', unit: 'semester_hour' },
    ...{
      categories: ['content'],
      topic: 'mathematics',
      level: 'graduate',
      participation: 'taken',
      delivery: 'self_paced',
      field: 'Mathematics 6-12',
      assessed: true,
    },
  };

  test('is claimed as what it says of the activity, without what it costs and when and where it is', () => {
    const besides = {
      ...{ id: 'tn.fractions', costCents: 100, opensOn: '2026-01-01', closesOn: '2026-02-01', takesDays: 5 },
      ...{ states: ['TN'], credential: 'a-college.fractions-1' },
    };
    expect(activityOf({ ...said, ...besides })).toEqual(said);
  });

  test('is claimed without what it does not say', () => {
    const { topic: _, level: _l, participation: _p, assessed: _a, delivery: _d, field: _f, ...less } = said;
    expect(Object.keys(activityOf({ ...less, id: 'tn.fractions' })).sort()).toEqual(Object.keys(less).sort());
  });
});
