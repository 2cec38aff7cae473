import fc from 'fast-check';
import { addDays } from '../../src/domain/values/day.ts';

/** Days around a period of two weeks in which a school year ends: few enough to look at each. */
export const FIRST_DAY = '2024-06-14';
export const STARTS_ON = '2024-06-18';
export const ENDS_ON = '2024-07-05';

export const day = fc.integer({ min: 0, max: 28 }).map((days) => addDays(FIRST_DAY, days));
