import type { EventData } from './event-data.ts';

/** Each criterion was met or not; nobody screened, one assessor assessed, and no day was reckoned. */
const MET_OR_NOT = [
  { level: 'not_yet', points: 0, demonstrates: false },
  { level: 'met', points: 1, demonstrates: true },
];

/**
 * `credential.Started` 1 to 2: learners brought title and criteria of their own, before there were definitions. What
 * was begun so goes on under the rules of then, as version 0.
 */
export function startedUnderTerms({ criteria, ...data }: EventData): EventData {
  const named = Array.isArray(criteria) ? criteria : [];
  return {
    ...data,
    version: 0,
    terms: {
      requirements: [],
      criteria: named.map((criterion: unknown) => ({ criterion, levels: MET_OR_NOT })),
      pass: { rule: 'every' },
      assessors: 1,
      screened: false,
    },
  };
}
