import { z } from 'zod';
import { condition, moment } from './condition.ts';
import { figure } from './figure.ts';
import { force } from './force.ts';
import { duration } from './moment.ts';
import { node } from './node.ts';
import { bySetting, cite, name, text } from './values.ts';

/** What a route leads to. */
export const CONSEQUENCES = [
  ...['renewal', 'conditional_renewal', 'advancement', 'downgrade', 'extension', 'election'],
  ...['inactivation', 'lapse', 'expiration', 'reinstatement', 'issue'],
  ...['designation', 'designation_renewal', 'suspension', 'reactivation', 'end'],
] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

/** By whom it may be asked for, or that it happens by law or is proposed by the agency. */
const START = ['holder', 'employer', 'agency', 'statute'] as const;
export type Start = (typeof START)[number];

/** What there is afterwards. */
const outcome = {
  /** Class or role that is held afterwards, where it is another than before. */
  class: text.optional(),
  status: name.optional(),
  /**
   * First and last day; `for` counts from the first day, `ends` names the last one, `never` means for life. Where
   * no source says when it starts, `for` alone says how long it lasts.
   */
  starts: moment.optional(),
  for: duration.optional(),
  ends: z.union([z.literal('never'), moment]).optional(),
  /** An extension moves the end of the period by this much. */
  adds: duration.optional(),
  /** An extension as long as the days that these acts speak of (`from` to `until`) within the period. */
  adds_days_of: z.strictObject({ act: name, at_most: z.int().min(1).optional() }).optional(),
  /** The period that follows is shorter by what this one was extended. */
  next_is_shorter: z.boolean().optional(),
  /** The fields that stay: those for which the named `each` was met. */
  fields: z.strictObject({ met_in: name }).optional(),
};

function onlyOneEnd<T extends z.ZodType<{ readonly for?: unknown; readonly ends?: unknown }>>(schema: T): T {
  return schema.refine((given) => given.for === undefined || given.ends === undefined, {
    error: 'gives both for and ends; give one of them',
  });
}

/** One for all, or the first of several whose `when` holds. */
const result = z.union([
  onlyOneEnd(z.strictObject(outcome)),
  z.array(onlyOneEnd(z.strictObject({ ...outcome, when: condition.optional() }))).min(1),
]);

/** What is paid while it lasts, in dollars a year. */
const pay = z.strictObject({
  id: name,
  asks: text,
  amount: figure,
  /** Paid beside others, or only the greatest of those alike in `group`. */
  group: name.optional(),
  ...force,
  cite,
});

/** One thing that may follow: for whom, in which days, on which requirement, and what there is afterwards. */
export const route = z.strictObject({
  id: name,
  asks: text,
  gives: z.enum(CONSEQUENCES),
  for: condition,
  ...force,
  starts_by: z.array(z.enum(START)).min(1).optional(),
  /** First and last day on which it may be asked for, or happens. */
  opens: moment.optional(),
  closes: moment.optional(),
  /** Its own requirement; `requires: main` asks what `require` asks, alone or besides. */
  tree: node.optional(),
  requires: z.literal('main').optional(),
  /** Written notice before it, and the days there are to ask for a hearing. */
  notice: z.strictObject({ days: z.union([z.int().min(1), bySetting]), cite }).optional(),
  /** An application made in time keeps the status until it is decided. */
  keeps_status: z.boolean().optional(),
  /** How often a license, or a person, may take this way. */
  at_most_times: z.int().min(1).optional(),
  /** Ends or rests early, whatever its last day: the first of these that comes. */
  until: z
    .array(z.strictObject({ day: moment, asks: text, cite }))
    .min(1)
    .optional(),
  result: result.optional(),
  pays: z.array(pay).min(1).optional(),
  cite,
});

/** One of several separate answers about a license, as validity, standing, encumbrance. */
export const answer = z.strictObject({
  id: name,
  asks: text,
  /** The first whose `for` fits. */
  is: z.array(z.strictObject({ value: name, for: condition, because: text, ...force, cite })).min(1),
});

/** What is looked into afterwards. */
export const audit = z.strictObject({
  id: name,
  asks: text,
  for: condition,
  ...force,
  /** A share of what was renewed, or so many. */
  sample: z
    .strictObject({
      percent: figure.optional(),
      count: figure.optional(),
      per: z.enum(['month', 'year', 'period']),
    })
    .refine((given) => (given.percent === undefined) !== (given.count === undefined), {
      error: 'gives not exactly one of percent and count',
    })
    .optional(),
  /** What must be kept, and until when. */
  keeps: z.strictObject({ what: text, until: moment }).optional(),
  /** The route that is taken where something is not documented. */
  when_missing: name.optional(),
  cite,
});

export type Route = z.infer<typeof route>;
export type Pay = z.infer<typeof pay>;
export type LicenseAnswer = z.infer<typeof answer>;
export type Audit = z.infer<typeof audit>;
export type Result = Exclude<NonNullable<Route['result']>, readonly unknown[]>;

/** What a route may lead to, with for whom. */
export function resultsOf({ result: written }: Pick<Route, 'result'>): readonly (Result & {
  readonly when?: z.infer<typeof condition> | undefined;
})[] {
  if (written === undefined) return [];
  return Array.isArray(written) ? written : [written];
}
