import { z } from 'zod';
import { condition, within } from './condition.ts';
import { figure } from './figure.ts';
import { force, since } from './force.ts';
import { cap } from './node.ts';
import { amount, cite, name, ratio, text } from './values.ts';

/** Any one of these acts makes a credit count. A fact of record needs none. */
const countsWhen = z.strictObject({
  acts: z.array(z.enum(['claimed', 'attested', 'provider_reported', 'approved'])).min(1),
  /** For whom; the first that fits decides. */
  when: condition.optional(),
  /** What to do while none of them is done, as a sentence to the educator. */
  remedy: text,
  cite,
});

const countsWhenOneOf = z.union([countsWhen, z.array(countsWhen).min(1)]);

/** A test an item must pass to count, with the code and sentence for one that does not. */
const acceptance = z.strictObject({ code: name, because: text, where: condition, ...force, cite });

/** Exactly one of these says what an item is worth. */
const WORTHS = ['per_unit', 'each', 'split', 'by'] as const;

const worth = z
  .strictObject({
    /** The claimed quantity times this ratio. */
    per_unit: ratio.optional(),
    /** A fixed amount, whatever the time it took. */
    each: figure.optional(),
    /** Fixed amounts by category, replacing the categories claimed. */
    split: z.record(name, amount).optional(),
    /** The attribute that chooses from `table`. What the table does not name earns nothing. */
    by: name.optional(),
    table: z.record(z.string(), amount).optional(),
    /** What is left over such a step is not counted. */
    steps_of: amount.optional(),
    /** Less than this is not counted at all. */
    smallest: amount.optional(),
  })
  .refine((given) => WORTHS.filter((key) => given[key] !== undefined).length === 1, {
    error: `gives not exactly one of ${WORTHS.join(', ')}`,
  })
  .refine((given) => (given.by === undefined) === (given.table === undefined), {
    error: 'gives only one of by and table, which belong together',
  });

const entry = z.strictObject({
  id: name,
  from: z.enum(['credits', 'evaluations', 'boards', 'service', 'awards', 'degrees', 'tests', 'acts']),
  ...force,
  since,
  where: condition.optional(),
  /** In place of the window of the section: a late rating, a look-back longer than the period. */
  within: within.optional(),
  counts_when: countsWhenOneOf.optional(),
  accept: z.array(acceptance).min(1).optional(),
  worth,
  cite,
});

const floor = z.strictObject({
  id: name,
  asks: text,
  /** Items alike in this attribute of credits are summed; a sum below the floor does not count at all. */
  by: name,
  where: condition.optional(),
  at_least: amount,
  ...force,
  since,
  cite,
});

/** What was earned in an earlier period, was not needed there, and counts in this one. */
const carryOver = z.strictObject({
  id: name,
  asks: text,
  span: within,
  where: condition.optional(),
  at_most: figure.optional(),
  ...force,
  since,
  cite,
});

/** What was used for something else is not used again, except where `except` fits. */
const usedOnce = z.strictObject({ except: condition.optional(), cite });

/** How facts become amounts of the policy's unit. The first entry that fits decides. */
export const credits = z.strictObject({
  within: z.strictObject({ span: within, cite }),
  counts_when: countsWhenOneOf,
  /** Asked of every credit, whatever its entry, before the entry's own tests. */
  accept: z.array(acceptance).min(1).optional(),
  entries: z.array(entry).min(1),
  floors: z.array(floor).min(1).optional(),
  /** Caps of every amount; an amount may have its own besides. */
  caps: z.array(cap).min(1).optional(),
  carry_over: carryOver.optional(),
  used_once: usedOnce.optional(),
});

export type Credits = z.infer<typeof credits>;
export type Entry = z.infer<typeof entry>;
export type Floor = z.infer<typeof floor>;
export type CarryOver = z.infer<typeof carryOver>;
export type Acceptance = z.infer<typeof acceptance>;
export type CountsWhen = z.infer<typeof countsWhen>;
export type Worth = z.infer<typeof worth>;
