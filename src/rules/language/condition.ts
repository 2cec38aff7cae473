import { z } from 'zod';

const single = z.union([z.string(), z.number(), z.boolean()]);

/** A value it must equal, values of which it must be one, or bounds it must lie within. */
const test = z.union(
  [
    single,
    z.array(single).min(1),
    z
      .strictObject({
        at_least: z.union([z.number(), z.string()]).optional(),
        at_most: z.union([z.number(), z.string()]).optional(),
      })
      .refine((bounds) => bounds.at_least !== undefined || bounds.at_most !== undefined, {
        error: 'names neither at_least nor at_most',
      }),
  ],
  { error: 'is not a test: give a value, a list of values, or { at_least, at_most }' },
);

export type Test = z.infer<typeof test>;

/** Attributes with the test each must pass. All of them must; `any` and `not` combine conditions. */
export const condition = z
  .object({
    get any() {
      return z.array(condition).min(1).optional();
    },
    get not(): z.ZodOptional<typeof condition> {
      return condition.optional();
    },
  })
  .catchall(test);

export type Condition = z.infer<typeof condition>;
