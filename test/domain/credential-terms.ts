import type { Clocks, Terms } from '../../src/domain/credential/index.ts';
import type { EventOf } from '../../src/domain/events.ts';

const LEVELS = [
  { level: 'not_yet', points: 0, demonstrates: false },
  { level: 'met', points: 1, demonstrates: true },
];

/** Two criteria that must both be met, judged on a lesson, screened, by one assessor. */
export const TERMS: Terms = {
  requirements: ['lesson'],
  criteria: ['plans', 'reflects'].map((criterion) => ({ criterion, requirement: 'lesson', levels: LEVELS })),
  pass: { rule: 'every' },
  ...{ assessors: 1, screened: true, coachAfter: 3, validMonths: 12 },
};

export const START = {
  ...{ educator: 'TN-1', issuer: 'an-issuer', definition: 'lesson-study', version: 1 },
  ...{ title: 'Lesson study', terms: TERMS },
};

export const CLOCKS: Clocks = {
  ...{ zone: 'America/Chicago', closed: [], screen: 1, assess: 5, decide: 5 },
  ...{ appeal: 20, answerAppeal: 10, respond: 10 },
};

export const DEFINITION: EventOf<'definition.Published'>['data'] = {
  ...{ issuer: 'an-issuer', definition: 'lesson-study', version: 1, title: 'Lesson study' },
  competency: 'Studies a lesson with others.',
  requirements: [{ requirement: 'lesson', asks: 'A lesson on video.' }],
  criteria: ['plans', 'reflects'].map((criterion) => ({
    ...{ criterion, requirement: 'lesson', asks: `Whoever teaches ${criterion}.` },
    levels: LEVELS.map((level) => ({ ...level, describes: `Work that is ${level.level}.` })),
  })),
  pass: { rule: 'every' },
  ...{ assessors: 1, screened: true, coachAfter: 3, clocks: CLOCKS, validMonths: 12 },
  ...{ prerequisites: [], stack: [], reviews: false, by: 'annie', on: '2024-06-15' },
};
