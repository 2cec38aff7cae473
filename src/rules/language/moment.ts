import { z } from 'zod';
import { isDay } from '../../domain/values/day.ts';
import { bySetting } from './values.ts';

/** Days every rule can name. Those of a segment and of an item exist only inside one. */
export const ANCHORS = [
  /** First and last day of the period in which the requirement must be met. */
  'period_start',
  'period_end',
  /** Of the period before that one, where there was one. */
  'previous_start',
  'previous_end',
  /** The day on which what that period asked was completed. */
  'previous_completion',
  /** First day of the license's first term, and first and last day of the term that runs. */
  'issue',
  'term_start',
  'term_end',
  /** The day of the application; before anybody has applied, the day asked about. */
  'application',
  /** The day on which the requirement of the period was completed. */
  'completion',
  /** The day that selects the text of the rule, and the day asked about. */
  'selected',
  'as_of',
  /** First and last day of the segment of `each` that is looked at. */
  'segment_start',
  'segment_end',
  /** The day of the item that is looked at: of a credit its completion. */
  'item',
] as const;
export type Anchor = (typeof ANCHORS)[number];

/** Days of the license or its period on which years of its own begin. */
const OWN_YEARS = ['period_start', 'term_start', 'issue'] as const;

export const DAYS_OF_WEEK = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** Recurring days: of every month, the educator's birth month, or every week; a `weekday` is none of a weekend. */
export const RECURRING = [
  ...(['month_start', 'month_end', 'birth_month_start', 'birth_month_end'] as const),
  ...DAYS_OF_WEEK,
  'weekday',
] as const;

export const dayOfYear = z.string().refine((written) => isDay(`2023-${written}`), {
  error: 'is not a day of every year: write month and day such as 08-31',
});

/** On which day years begin: one of every year, or that of the year on which the license or its period began. */
export const yearBegin = z.union([dayOfYear, z.enum(OWN_YEARS)], {
  error: `is not the beginning of a year: write month and day such as 07-01, or one of ${OWN_YEARS.join(', ')}`,
});
export type YearBegin = z.infer<typeof yearBegin>;

export const recurring = z.union([dayOfYear, z.enum(RECURRING)], {
  error: `is not a recurring day: write month and day such as 08-31, or one of ${RECURRING.join(', ')}`,
});
export type Recurring = z.infer<typeof recurring>;

export const wholeNumber = z.int().min(0).max(999);

const count = z.union([wholeNumber, bySetting], {
  error: 'is not a number of years, months or days: write a whole number, or a setting',
});

/** Years, months and days of the calendar, added in this order; a day that a month lacks becomes its last. */
export const duration = z
  .strictObject({ years: count.optional(), months: count.optional(), days: count.optional() })
  .refine((given) => Object.values(given).some((part) => part !== undefined), {
    error: 'names no years, months or days',
  });
export type Duration = z.infer<typeof duration>;
