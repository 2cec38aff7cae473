import { z } from 'zod';
import { condition } from './condition.ts';
import { force } from './node.ts';
import { amount, cite, name, ratio, since, text } from './values.ts';

/** Any one of these acts makes a credit count. A fact of record needs none. */
const countsWhen = z.strictObject({
  acts: z.array(z.enum(['claimed', 'attested', 'provider_reported', 'approved'])).min(1),
  /** What to do while none of them is done, as a sentence to the educator. */
  remedy: text,
  cite,
});

/** A test an item must pass to count, with the code and sentence for one that does not. */
const acceptance = z.strictObject({ code: name, because: text, where: condition, cite });

/** Exactly one of these says what an item is worth. */
const WORTHS = ['per_unit', 'each', 'split', 'by'] as const;

const worth = z
  .strictObject({
    /** The claimed quantity times this ratio. */
    per_unit: ratio.optional(),
    /** A fixed amount, whatever the time it took. */
    each: amount.optional(),
    /** Fixed amounts by category, replacing the categories claimed. */
    split: z.record(name, amount).optional(),
    /** The attribute that chooses from `table`. What the table does not name earns nothing. */
    by: name.optional(),
    table: z.record(z.string(), amount).optional(),
  })
  .refine((given) => WORTHS.filter((key) => given[key] !== undefined).length === 1, {
    error: `gives not exactly one of ${WORTHS.join(', ')}`,
  })
  .refine((given) => (given.by === undefined) === (given.table === undefined), {
    error: 'gives only one of by and table, which belong together',
  });

const entry = z.strictObject({
  id: name,
  from: z.enum(['credits', 'evaluations', 'boards']),
  ...force,
  since,
  where: condition.optional(),
  counts_when: countsWhen.optional(),
  accept: z.array(acceptance).min(1).optional(),
  worth,
  cite,
});

const floor = z.strictObject({
  id: name,
  asks: text,
  /** Items alike in this attribute of credits are summed; a sum below the floor does not count at all. */
  by: name,
  at_least: amount,
  ...force,
  since,
  cite,
});

/** How credits, ratings and certificates become amounts of the policy's unit. The first entry that fits decides. */
export const credits = z.strictObject({
  within: z.strictObject({ span: z.literal('period'), cite }),
  counts_when: countsWhen,
  entries: z.array(entry).min(1),
  floors: z.array(floor).min(1).optional(),
});

export type Credits = z.infer<typeof credits>;
export type Entry = z.infer<typeof entry>;
export type Floor = z.infer<typeof floor>;
export type CountsWhen = z.infer<typeof countsWhen>;
export type Worth = z.infer<typeof worth>;
