import { z } from 'zod';
import { condition, moment, tellVersions, type Condition, type Moment } from './condition.ts';

/** The days that may select the text of a rule. */
export const SELECTORS = ['expiration', 'cycle_start', 'issue', 'application', 'as_of'] as const;
export type Selector = (typeof SELECTORS)[number];

/** A day, or `unknown` where the sources do not say since when (then: as long as the file speaks). */
export const since = z.union([z.literal('unknown'), moment], {
  error: 'is not a day: write a day such as 2024-08-31, unknown, a setting, or a map with of',
});

/** The first day on which it is no longer so. */
export const before = moment;

/**
 * When a clause is in force: its days are compared with the day that selects the text, (entries of credits) with
 * the item's own, or with the one `keyed_by` names.
 */
export const force = {
  since: since.optional(),
  before: before.optional(),
  keyed_by: z.enum(SELECTORS).optional(),
  when: condition.optional(),
};

/** When a clause is in force, as written. */
export interface Force {
  readonly since?: Moment | undefined;
  readonly before?: Moment | undefined;
  readonly keyed_by?: Selector | undefined;
  readonly when?: Condition | undefined;
}

tellVersions(z.strictObject({ is: moment, ...force }));
