import { z } from 'zod';
import { condition, members, moment, within, type Condition, type Moment, type Within } from './condition.ts';
import { figure, type Figure } from './figure.ts';
import { force, since, type Force } from './force.ts';
import { LIST_NAMES, type ListName } from './lists.ts';
import { yearBegin, type YearBegin } from './moment.ts';
import { attributeName, byGiven, bySetting, cite, name, text, type Cite } from './values.ts';

export type { Force } from './force.ts';

/** How hours may serve several minimums: all at once, divided among them, or each credit in one of them. */
export const COUNTINGS = ['overlap', 'exclusive_split', 'exclusive_whole'] as const;
export type Counting = (typeof COUNTINGS)[number];

/** More minimums than this would make the search for an assignment long. */
export const MOST_MINIMUMS = 12;

const clause = { id: name, asks: text, ...force };

/** A requirement of its own says since when it stands, or that the sources do not tell. */
const leaf = { ...clause, since };

const counted = z.strictObject({ one: text, many: text });

const minimum = z
  .strictObject({
    id: name,
    asks: text,
    /** What it is called after an amount: "5 more hours of ...". */
    label: text,
    where: condition.optional(),
    /** Other minimums of the amount: what they have together. */
    together: z.array(name).min(2).optional(),
    at_least: figure,
    ...force,
    cite,
  })
  .refine(({ where, together }) => (where === undefined) !== (together === undefined), {
    error: 'gives not exactly one of where and together',
  });

/** At most so much of some credits; with `per`, of those alike in that attribute, or completed in one year. */
export const cap = z.strictObject({
  id: name,
  asks: text,
  where: condition.optional(),
  at_most: figure,
  per: z
    .union([name, z.strictObject({ years_from: yearBegin })], {
      error: 'is not what a cap is for each of: write an attribute, or { years_from }',
    })
    .optional(),
  ...force,
  cite,
});

/** Caps of `credits` that do not bind an amount, or (`where`) some of its credits. */
const spared = z.strictObject({
  from: z.union([z.literal('all'), z.array(name).min(1)], {
    error: 'is not what an amount is spared from: write all, or a list of ids of caps',
  }),
  where: condition.optional(),
});
export type Spared = z.infer<typeof spared>;

const amountNode = z.strictObject({
  kind: z.literal('amount'),
  ...leaf,
  /** Only these credits; all that count where it is not written. */
  where: condition.optional(),
  /** In place of the window of `credits`. */
  within: within.optional(),
  at_least: figure,
  of_which: z.array(minimum).min(1).max(MOST_MINIMUMS).optional(),
  counting: z
    .union([z.enum(COUNTINGS), bySetting], {
      error: `is not a way of counting: write ${COUNTINGS.join(', ')} or a setting`,
    })
    .optional(),
  spared: spared.optional(),
  caps: z.array(cap).min(1).optional(),
  cite,
});

/** At least so many groups of credits alike in an attribute, each of at least so much. */
const spreadNode = z.strictObject({
  kind: z.literal('spread'),
  ...leaf,
  by: name,
  where: condition.optional(),
  within: within.optional(),
  at_least: figure,
  each: figure,
  caps: z.array(cap).min(1).optional(),
  unit: counted,
  cite,
});

const countNode = z.strictObject({
  kind: z.literal('count'),
  ...leaf,
  ...members,
  within,
  /** Only so many latest members are looked at, of those that pass `among`; then `where` is asked of each. */
  latest: z.int().min(1).optional(),
  among: condition.optional(),
  /** An amount or number of the members to be summed, in place of counting them. */
  sum: name.optional(),
  /** Over school years: the longest run of years that have a member, or the longest gap of years without one. */
  longest: z.enum(['run', 'gap']).optional(),
  at_least: figure.optional(),
  at_most: figure.optional(),
  unit: counted,
  cite,
});

const factNode = z.strictObject({ kind: z.literal('fact'), ...leaf, where: condition, cite });

/** One figure against another: capacity, spans of a team, a share of time. */
const compareNode = z.strictObject({
  kind: z.literal('compare'),
  ...leaf,
  figure,
  at_least: figure.optional(),
  at_most: figure.optional(),
  unit: counted,
  cite,
});

const actNode = z.strictObject({
  kind: z.literal('act'),
  ...leaf,
  /** One of those `acts` declares. */
  act: name,
  within,
  /** In which capacities it may be done. */
  by: z.array(name).min(1).optional(),
  where: condition.optional(),
  /** Acts of the kind that decide the other way; the latest act decides. */
  refused_when: condition.optional(),
  /** Whose act is awaited, as in "Waiting for ...". */
  awaits: text,
  /** The last day on which it may be done; after it the act is not awaited any more. */
  no_later_than: moment.optional(),
  cite,
});

/** Named micro-credentials, so many of them, in the order written where order counts. */
const stackNode = z.strictObject({
  kind: z.literal('stack'),
  ...leaf,
  of: z.array(text).min(1),
  n: z.int().min(1),
  in_order: z.boolean().optional(),
  where: condition.optional(),
  within,
  cite,
});

/** A part of the law this file does not express: always undetermined, so that nobody is told a guess. */
const notEncodedNode = z.strictObject({ kind: z.literal('not_encoded'), ...leaf, cite });

const branch: z.ZodType<Node> = z.lazy(() => node);

const joined = { ...clause, of: z.array(branch).min(1), cite: cite.optional() };

/** What `each` goes through: years that begin on a day, values of an attribute, members of a list. */
const segments = z
  .strictObject({
    years_from: yearBegin.optional(),
    values_of: attributeName.optional(),
    list: z.enum(LIST_NAMES).optional(),
    where: condition.optional(),
    within: within.optional(),
    distinct: name.optional(),
  })
  .refine(
    ({ years_from, values_of, list }) =>
      [years_from, values_of, list].filter((part) => part !== undefined).length === 1,
    { error: 'gives not exactly one of years_from, values_of, list' },
  );
export interface Segments {
  readonly years_from?: YearBegin | undefined;
  readonly values_of?: string | undefined;
  readonly list?: ListName | undefined;
  readonly where?: Condition | undefined;
  readonly within?: Within | undefined;
  readonly distinct?: string | undefined;
}

/** A requirement written once under `parts`. */
export const part = z.strictObject({
  kind: z.literal('part'),
  ...clause,
  part: name,
  /** As it stood on this day, of all that was on record by then; until it comes, as it stands. */
  on: moment.optional(),
  given: byGiven.optional(),
  /** The requirement itself, where the loader writes it in with what it was given. No file may write it. */
  of: branch.optional(),
  cite: cite.optional(),
});

/** One requirement, or a combination of requirements. */
export const node = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all'), ...joined }),
  z.strictObject({ kind: z.literal('any'), ...joined }),
  z.strictObject({ kind: z.literal('at_least'), n: z.int().min(1), ...joined }),
  z.strictObject({ kind: z.literal('not'), ...clause, of: branch, cite: cite.optional() }),
  /** Parts of requirements whose fractions add up to one whole. */
  z.strictObject({ kind: z.literal('mixed'), ...joined }),
  /** The same requirement for every segment, or for so many of them. */
  z.strictObject({
    kind: z.literal('each'),
    ...clause,
    over: segments,
    of: branch,
    at_least: z.int().min(1).optional(),
    cite: cite.optional(),
  }),
  part,
  amountNode,
  spreadNode,
  countNode,
  compareNode,
  factNode,
  actNode,
  stackNode,
  notEncodedNode,
]);

interface Joined extends Force {
  readonly id: string;
  readonly asks: string;
  readonly cite?: Cite | undefined;
}

type Leaf = z.infer<
  | typeof amountNode
  | typeof spreadNode
  | typeof countNode
  | typeof compareNode
  | typeof factNode
  | typeof actNode
  | typeof stackNode
  | typeof notEncodedNode
>;

// The schema refers to itself, so the type of its combinations is written beside it.
export type Node =
  | Leaf
  | (Joined & { readonly kind: 'all' | 'any' | 'mixed'; readonly of: readonly Node[] })
  | (Joined & { readonly kind: 'at_least'; readonly n: number; readonly of: readonly Node[] })
  | (Joined & { readonly kind: 'not'; readonly of: Node })
  | (Joined & {
      readonly kind: 'each';
      readonly over: Segments;
      readonly of: Node;
      readonly at_least?: number | undefined;
    })
  | (Joined & {
      readonly kind: 'part';
      readonly part: string;
      readonly on?: Moment | undefined;
      readonly of?: Node | undefined;
    });

export type NodeOf<K extends Node['kind']> = Extract<Node, { kind: K }>;
export type Minimum = z.infer<typeof minimum>;
export type Cap = z.infer<typeof cap>;
export type { Figure, Moment };
