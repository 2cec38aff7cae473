import { z } from 'zod';
import { ROUNDINGS } from '../ratio.ts';
import { condition } from './condition.ts';
import { credits } from './credits.ts';
import { node } from './node.ts';
import { bySetting, cite, day, name, text } from './values.ts';

/** Version of the language itself. A file of another version is read by that version's reader. */
export const LANGUAGE_VERSION = 1;

/** The day that selects the text of the rule. */
export const SELECTORS = ['expiration', 'cycle_start', 'issue', 'application', 'as_of'] as const;
export type Selector = (typeof SELECTORS)[number];

const citation = z.strictObject({
  title: text,
  link: z.url({ protocol: /^https?$/, error: 'is not a link: write the whole address with https://' }),
  basis: z.enum(['legislation', 'regulation', 'agency_policy', 'observed_practice']),
  verified_on: day,
});

/**
 * A value the sources do not give. `values` lists what it may be, `between` the first and the last day it may
 * be; with neither, the answer is undetermined wherever the setting is reached unconfirmed.
 */
const setting = z
  .strictObject({
    asks: text,
    because: text,
    values: z.array(text).min(2).optional(),
    between: z.tuple([day, day]).optional(),
  })
  .refine((given) => given.values === undefined || given.between === undefined, {
    error: 'gives both values and between; give one of them, or neither where nothing is known',
  });

/** Who owes what: the first clause that fits the obligation decides. */
const requirement = z
  .strictObject({
    for: condition,
    tree: node.optional(),
    /** Why nothing is owed. */
    exempt: text.optional(),
    cite: cite.optional(),
  })
  .refine((given) => (given.tree === undefined) !== (given.exempt === undefined), {
    error: 'gives not exactly one of tree and exempt',
  })
  .refine((given) => given.exempt === undefined || given.cite !== undefined, {
    error: 'exempts somebody without cite',
  });

/** How long a renewed license runs. The first clause that fits the obligation decides. */
const term = z.strictObject({
  for: condition,
  years: z.union([z.int().min(1).max(99), bySetting], {
    error: 'is not a number of years: write a whole number from 1 to 99, or a setting',
  }),
  /** The month and day on which every term ends; a term is shortened to it, never lengthened. */
  ends_on: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8]|30|31)$/, {
      error: 'is not a day of the year: write month and day such as 08-31',
    })
    .optional(),
  /** Renewal opens this many years before the last day. Without it, no first day is known. */
  opens_years_before_end: z.int().min(1).max(99).optional(),
  /** From when the term runs when it is renewed too late. Without it, the file does not say. */
  when_late: z.enum(['day_after_completion']).optional(),
  cite,
});

/** One state's rules for one strand, as the file writes them. */
export const policy = z.strictObject({
  schema: z.literal(LANGUAGE_VERSION),
  state: z.string().regex(/^[A-Z]{2}$/, { error: 'is not a state: write two capitals such as TN' }),
  strand: z.enum(['initial_licensure', 'recertification', 'evaluation', 'career_pathways']),
  /** Publication number of the file: 1, 2, 3. A published number never changes its text. */
  version: z.int().min(1),
  title: text,
  time_zone: text.refine(isTimeZone, { error: 'is not a time zone: write one such as America/Chicago' }),
  unit: z.strictObject({ one: text, many: text }),
  /** The first selected day this file speaks of. */
  since: day,
  citations: z.record(name, citation),
  settings: z.record(name, setting).optional(),
  selected_by: z.union([z.enum(SELECTORS), bySetting], {
    error: `is not a day that may select: write ${SELECTORS.join(', ')} or a setting`,
  }),
  rounding: z.union([z.strictObject({ to_hundredths: z.enum(ROUNDINGS), cite }), bySetting]).optional(),
  credits,
  require: z.array(requirement).min(1),
  terms: z.array(term).min(1),
  /** What the law also says and this file does not yet express, for its readers. */
  leaves_out: z.array(z.strictObject({ what: text, cite })).optional(),
});

export type Policy = z.infer<typeof policy>;
export type Setting = z.infer<typeof setting>;
export type Requirement = z.infer<typeof requirement>;
export type Term = z.infer<typeof term>;

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
