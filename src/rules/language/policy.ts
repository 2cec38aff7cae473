import { z } from 'zod';
import { ROUNDINGS } from '../values/ratio.ts';
import { condition, moment, within } from './condition.ts';
import { credits } from './credits.ts';
import { figure } from './figure.ts';
import { force, SELECTORS } from './force.ts';
import { dayOfYear, duration } from './moment.ts';
import { node } from './node.ts';
import { answer, audit, route } from './route.ts';
import { bySetting, cite, day, name, text } from './values.ts';

export { SELECTORS, type Selector } from './force.ts';

/** Version of the language itself. A file of another version is read by that version's reader. */
export const LANGUAGE_VERSION = 1;

/** What a policy may be about. */
export const STRANDS = ['initial_licensure', 'recertification', 'evaluation', 'career_pathways'] as const;
export type Strand = (typeof STRANDS)[number];

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

/** Something more that is owed besides: for everybody, for some, or by an employer that is stricter. */
const addition = z.strictObject({ for: condition, ...force, tree: node });

/** How long a renewed license runs. The first clause that fits the obligation decides. */
const term = z
  .strictObject({
    for: condition,
    ...force,
    years: z
      .union([z.int().min(1).max(99), bySetting], {
        error: 'is not a number of years: write a whole number from 1 to 99, or a setting',
      })
      .optional(),
    /** The last day, where it is not a number of years after the first; `never` for life. */
    ends: z.union([z.literal('never'), moment]).optional(),
    /** The month and day on which every term ends; a term is shortened to it, never lengthened. */
    ends_on: dayOfYear.optional(),
    /** Renewal opens this many years before the last day. Without it, no first day is known. */
    opens_years_before_end: z.int().min(1).max(99).optional(),
    /** The first day on which renewal may be applied for, where it is not so many years before the last. */
    opens: moment.optional(),
    /** The first day of the period that follows, where it is not the day after the last. */
    starts: moment.optional(),
    /** From when the term runs when it is renewed too late. Without it, the file does not say. */
    when_late: z.union([z.literal('day_after_completion'), moment]).optional(),
    /** Days after the end in which a renewal counts as in time. */
    grace: duration.optional(),
    /** How often it may be renewed. */
    at_most_times: z.int().min(0).optional(),
    cite,
  })
  .refine((given) => (given.years === undefined) !== (given.ends === undefined), {
    error: 'gives not exactly one of years and ends',
  })
  .refine((given) => given.opens_years_before_end === undefined || given.opens === undefined, {
    error: 'gives both opens_years_before_end and opens; give one of them',
  });

/** Values that stand together under a name, each since and until a day: members of a compact, approved providers. */
const namedList = z.strictObject({
  what: text,
  members: z
    .array(
      z.strictObject({ is: text, since: z.union([z.literal('unknown'), day]), before: day.optional(), cite }),
    )
    .min(1),
});

/** A day, a span, a condition or a figure that the law defines once and uses by its name. */
const definition = z
  .strictObject({
    what: text,
    /** What is given where it is used, by the name that stands for it inside, with what it is. */
    takes: z.record(name, text).optional(),
    day: moment.optional(),
    span: within.optional(),
    condition: condition.optional(),
    figure: figure.optional(),
    cite,
  })
  .refine(
    ({ day: a, span, condition: b, figure: c }) =>
      [a, span, b, c].filter((part) => part !== undefined).length === 1,
    { error: 'gives not exactly one of day, span, condition, figure' },
  );

const selection = z.union([z.enum(SELECTORS), bySetting], {
  error: `is not a day that may select: write ${SELECTORS.join(', ')} or a setting`,
});

/** One state's rules for one strand, as the file writes them. */
export const policy = z
  .strictObject({
    schema: z.literal(LANGUAGE_VERSION),
    state: z.string().regex(/^[A-Z]{2}$/, { error: 'is not a state: write two capitals such as TN' }),
    strand: z.enum(STRANDS),
    /** Publication number of the file: 1, 2, 3. A published number never changes its text. */
    version: z.int().min(1),
    title: text,
    time_zone: text.refine(isTimeZone, { error: 'is not a time zone: write one such as America/Chicago' }),
    unit: z.strictObject({ one: text, many: text }),
    /** The first selected day this file speaks of. */
    since: day,
    citations: z.record(name, citation),
    settings: z.record(name, setting).optional(),
    /** One day for all, or for each case; the last of a list has no `for`. */
    selected_by: z.union([
      selection,
      z
        .array(z.strictObject({ for: condition.optional(), by: selection, cite }))
        .min(1)
        .refine((clauses) => clauses.at(-1)?.for === undefined, {
          error: 'leaves somebody without a day: take for out of the last, which is for all others',
        }),
    ]),
    /**
     * A requirement is not asked of a selected day this soon after the first on which it stands; one that stood
     * before `since` waits for nobody.
     */
    new_rules_wait: z.strictObject({ ...duration.shape, since: day.optional(), cite }).optional(),
    /** Written in where they are used before anything else reads the file. */
    definitions: z.record(name, definition).optional(),
    lists: z.record(name, namedList).optional(),
    /** Acts of people this file waits for, with what they are. */
    acts: z.record(name, text).optional(),
    /** Numbers of schools and posts this file reads, with what they are. */
    measures: z.record(name, text).optional(),
    /** Requirements written once and used by \`part\`. */
    parts: z.record(name, node).optional(),
    rounding: z.union([z.strictObject({ to_hundredths: z.enum(ROUNDINGS), cite }), bySetting]).optional(),
    credits: credits.optional(),
    require: z.array(requirement).min(1).optional(),
    also_require: z.array(addition).min(1).optional(),
    terms: z.array(term).min(1).optional(),
    routes: z.array(route).min(1).optional(),
    answers: z.array(answer).min(1).optional(),
    audits: z.array(audit).min(1).optional(),
    /** What the law also says and this file does not yet express, for its readers. */
    leaves_out: z.array(z.strictObject({ what: text, cite })).optional(),
  })
  .refine((given) => given.require !== undefined || given.routes !== undefined, {
    error: 'has neither require nor routes: say what is owed, or what may follow',
  });

export type Policy = z.infer<typeof policy>;
export type Setting = z.infer<typeof setting>;
export type Requirement = z.infer<typeof requirement>;
export type Addition = z.infer<typeof addition>;
export type Term = z.infer<typeof term>;
export type NamedList = z.infer<typeof namedList>;

/** What was found of each name, for asking takes longer than reading the rest of a small policy. */
const TIME_ZONES = new Map<string, boolean>();

function isTimeZone(zone: string): boolean {
  let is = TIME_ZONES.get(zone);
  if (is === undefined) {
    is = isKnownTimeZone(zone);
    TIME_ZONES.set(zone, is);
  }
  return is;
}

function isKnownTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
