import { z } from 'zod';
import { condition } from './condition.ts';
import { amount, before, bySetting, cite, name, since, text, type Cite } from './values.ts';

/** How hours may serve several minimums: all at once, divided among them, or each credit in one of them. */
export const COUNTINGS = ['overlap', 'exclusive_split', 'exclusive_whole'] as const;
export type Counting = (typeof COUNTINGS)[number];

/** The acts of people a rule may wait for. */
export const ACTS = ['plan_approval'] as const;
export type Act = (typeof ACTS)[number];

/** More minimums than this would make the search for an assignment long. */
export const MOST_MINIMUMS = 8;

/** When a clause is in force: compared with the day that selects the text, or (credits) with the credit's own. */
export const force = {
  since: since.optional(),
  before: before.optional(),
  when: condition.optional(),
};

const clause = { id: name, asks: text, ...force };

/** A requirement of its own says since when it stands, or that the sources do not tell. */
const leaf = { ...clause, since };

const counted = z.strictObject({ one: text, many: text });

/** One amount, or one for each time or case; the first that is in force holds. */
const varyingAmount = z.union([amount, z.array(z.strictObject({ is: amount, ...force })).min(1)], {
  error: 'is not an amount: write a number, or a list of numbers with since, before or when',
});

const minimum = z.strictObject({
  id: name,
  asks: text,
  /** What it is called after an amount: "5 more hours of ...". */
  label: text,
  where: condition,
  at_least: varyingAmount,
  cite,
});

const amountNode = z.strictObject({
  kind: z.literal('amount'),
  ...leaf,
  at_least: varyingAmount,
  of_which: z.array(minimum).min(1).max(MOST_MINIMUMS).optional(),
  counting: z
    .union([z.enum(COUNTINGS), bySetting], {
      error: `is not a way of counting: write ${COUNTINGS.join(', ')} or a setting`,
    })
    .optional(),
  cite,
});

const countNode = z.strictObject({
  kind: z.literal('count'),
  ...leaf,
  from: z.enum(['credits', 'evaluations', 'boards', 'service']),
  where: condition.optional(),
  within: z.enum(['period', 'any_time']),
  /** Members alike in this attribute count once. */
  distinct: name.optional(),
  at_least: z.int().min(1),
  unit: counted,
  cite,
});

const factNode = z.strictObject({ kind: z.literal('fact'), ...leaf, where: condition, cite });

const actNode = z.strictObject({
  kind: z.literal('act'),
  ...leaf,
  act: z.enum(ACTS),
  within: z.enum(['period', 'any_time']),
  /** Whose act is awaited, as in "Waiting for ...". */
  awaits: text,
  cite,
});

/** A part of the law this file does not express: always undetermined, so that nobody is told a guess. */
const notEncodedNode = z.strictObject({ kind: z.literal('not_encoded'), ...leaf, cite });

const branch: z.ZodType<Node> = z.lazy(() => node);

const joined = { ...clause, of: z.array(branch).min(1), cite: cite.optional() };

/** One requirement, or a combination of requirements. */
export const node = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all'), ...joined }),
  z.strictObject({ kind: z.literal('any'), ...joined }),
  z.strictObject({ kind: z.literal('at_least'), n: z.int().min(1), ...joined }),
  z.strictObject({ kind: z.literal('not'), ...clause, of: branch, cite: cite.optional() }),
  amountNode,
  countNode,
  factNode,
  actNode,
  notEncodedNode,
]);

interface Joined extends Force {
  readonly id: string;
  readonly asks: string;
  readonly cite?: Cite | undefined;
}

type Leaf = z.infer<
  typeof amountNode | typeof countNode | typeof factNode | typeof actNode | typeof notEncodedNode
>;

// The schema refers to itself, so the type of its combinations is written beside it.
export type Node =
  | Leaf
  | (Joined & { readonly kind: 'all' | 'any'; readonly of: readonly Node[] })
  | (Joined & { readonly kind: 'at_least'; readonly n: number; readonly of: readonly Node[] })
  | (Joined & { readonly kind: 'not'; readonly of: Node });

export type NodeOf<K extends Node['kind']> = Extract<Node, { kind: K }>;
export type Minimum = z.infer<typeof minimum>;
export type VaryingAmount = z.infer<typeof varyingAmount>;
/** When a clause is in force, as written. */
export interface Force {
  readonly since?: z.infer<typeof since> | undefined;
  readonly before?: z.infer<typeof before> | undefined;
  readonly when?: z.infer<typeof condition> | undefined;
}
