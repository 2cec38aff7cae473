import type { Terms } from '../credential/terms.ts';
import type { Published } from './events.ts';

/** By what an attempt is judged under a definition: without its texts, which are read where they stand. */
export function termsOf(definition: Omit<Published['data'], 'by' | 'on'>): Terms {
  const { requirements, criteria, pass, assessors, screened, coachAfter, clocks, validMonths } = definition;
  return {
    requirements: requirements.map(({ requirement }) => requirement),
    criteria: criteria.map(({ criterion, requirement, levels }) => ({
      criterion,
      requirement,
      levels: levels.map(({ level, points, demonstrates }) => ({ level, points, demonstrates })),
    })),
    ...{ pass, assessors, screened },
    ...(coachAfter === undefined ? {} : { coachAfter }),
    ...(clocks === undefined ? {} : { clocks }),
    ...(validMonths === undefined ? {} : { validMonths }),
  };
}
