import { z } from 'zod';
import { isDay } from '../../domain/values/day.ts';
import type { Figure } from './figure.ts';
import type { Force } from './force.ts';
import { anyFigure, length, type Length } from './length.ts';
import { LIST_NAMES, type ListName } from './lists.ts';
import { ANCHORS, recurring, type Recurring } from './moment.ts';
import { amount, attributeName, byDefinition, byDefinitions, byGiven, bySetting, name } from './values.ts';

// Conditions compare days and days are looked up by conditions, so both are told in one file.

interface MomentInList {
  readonly latest?: ListName | undefined;
  readonly earliest?: ListName | undefined;
  readonly attribute?: string | undefined;
  readonly where?: Condition | undefined;
}

/** A moment written as a map; exactly one of its heads is given. */
export interface MomentObject extends MomentInList {
  readonly of?: Moment | undefined;
  readonly plus?: Length | undefined;
  readonly minus?: Length | undefined;
  readonly on_or_after?: Recurring | undefined;
  readonly on_or_before?: Recurring | undefined;
  readonly after?: Recurring | undefined;
  readonly before?: Recurring | undefined;
  readonly setting?: string | undefined;
  readonly latest_of?: readonly Moment[] | undefined;
  readonly earliest_of?: readonly Moment[] | undefined;
}

/** A day with when it is that one. */
export interface MomentVersion extends Force {
  readonly is: Moment;
}

/** A day of the calendar, a day reckoned from what is on record, or versions of which the first in force holds. */
export type Moment = string | MomentObject | readonly MomentVersion[];

const HEADS = ['of', 'latest_of', 'earliest_of', 'latest', 'earliest', 'setting'] as const;
const SNAPS = ['on_or_after', 'on_or_before', 'after', 'before'] as const;

// What is in force is told by days and conditions: the file of force, which is read later, tells its shape here.
let told: z.ZodType<MomentVersion> | undefined;

export function tellVersions(schema: z.ZodType<MomentVersion>): void {
  told = schema;
}

const version: z.ZodType<MomentVersion> = z.lazy(() => told ?? z.never());

const later: z.ZodType<Moment> = z.lazy(() => moment);
const laterCondition: z.ZodType<Condition> = z.lazy(() => condition);

export const momentObject: z.ZodType<MomentObject> = z
  .strictObject({
    /** A day, moved by `plus` or `minus`, then to the nearest recurring day. Nest to change that order. */
    of: later.optional(),
    plus: length.optional(),
    minus: length.optional(),
    on_or_after: recurring.optional(),
    on_or_before: recurring.optional(),
    after: recurring.optional(),
    before: recurring.optional(),
    /** Of several days the last or the first; those that do not exist are passed over. */
    latest_of: z.array(later).min(2).optional(),
    earliest_of: z.array(later).min(2).optional(),
    /** The last or first day that the members of a list have in `attribute`. */
    latest: z.enum(LIST_NAMES).optional(),
    earliest: z.enum(LIST_NAMES).optional(),
    where: laterCondition.optional(),
    /** With latest or earliest: the attribute of the list. Alone: an attribute that holds a day. */
    attribute: attributeName.optional(),
    setting: bySetting.shape.setting.optional(),
  })
  .refine(
    (given) => {
      const heads = HEADS.filter((key) => given[key] !== undefined).length;
      return heads === 1 || (heads === 0 && given.attribute !== undefined);
    },
    { error: `gives not exactly one of ${[...HEADS, 'attribute'].join(', ')}` },
  )
  .refine((given) => (given.latest ?? given.earliest) === undefined || given.attribute !== undefined, {
    error: 'names a list without attribute: say which day of its members is meant',
  })
  .refine(
    (given) =>
      given.of !== undefined ||
      [given.plus, given.minus, ...SNAPS.map((key) => given[key])].every((part) => part === undefined),
    { error: 'moves a day that is not named by of: write of: and nest the day' },
  )
  .refine((given) => SNAPS.filter((key) => given[key] !== undefined).length < 2, {
    error: `gives more than one of ${SNAPS.join(', ')}`,
  });

export const moment: z.ZodType<Moment> = z.union(
  [
    z.string().refine((written) => isDay(written) || (ANCHORS as readonly string[]).includes(written), {
      error: `is not a day: write a day such as 2024-08-31, one of ${ANCHORS.join(', ')}, or a map with of`,
    }),
    momentObject,
    z.array(version).min(1),
    byDefinition,
  ],
  {
    error:
      'is not a day: write a day such as 2024-08-31, an anchor such as period_end, a map with of, or a list of versions with is',
  },
);

/** The spans that have names of their own. */
export const SPANS = ['period', 'previous_period', 'segment', 'any_time'] as const;
export type Span = (typeof SPANS)[number];

export interface Window {
  readonly from?: Moment | undefined;
  readonly to?: Moment | undefined;
}

/** Days from one to another, both included; an end that is not written is open. */
export const within = z.union(
  [
    z.enum(SPANS),
    z
      .strictObject({ from: later.optional(), to: later.optional() })
      .refine((given) => given.from !== undefined || given.to !== undefined, {
        error: 'names neither from nor to',
      }),
    byDefinition,
  ],
  { error: `is not a span of days: write one of ${SPANS.join(', ')}, or { from, to }` },
);
export type Within = Span | Window;

const single = z.union([z.string(), z.number(), z.boolean()]);

const bound = z.union([z.number(), later], {
  error: 'is not a bound: write a number or a day such as 2024-08-31, an anchor, or a map with of',
});
export type Bound = number | Moment;

/** Bounds it must lie within, a named list it must stand in, or an attribute whose value it must share. */
const comparison = z
  .strictObject({
    at_least: bound.optional(),
    at_most: bound.optional(),
    after: later.optional(),
    before: later.optional(),
    in: name.optional(),
    same_as: attributeName.optional(),
    /** A day: the attribute must be the school year in which it lies. */
    school_year_of: later.optional(),
    /** Whether anything is on record at all; this alone is never open. */
    known: z.boolean().optional(),
  })
  .refine((given) => Object.values(given).some((part) => part !== undefined), {
    error: 'names none of at_least, at_most, after, before, in, same_as, school_year_of, known',
  })
  .refine(({ known, ...rest }) => known !== false || Object.values(rest).every((one) => one === undefined), {
    error: 'compares what is not known: write known: false alone',
  });
export type Comparison = z.infer<typeof comparison>;

/** A value it must equal, values of which it must be one, or a comparison. */
const test = z.union([single, z.array(single).min(1), comparison], {
  error:
    'is not a test: give a value, a list of values, or a map of at_least, at_most, after, before, in, same_as, school_year_of, known',
});
export type Test = z.infer<typeof test>;

/** Which members of a list are meant. */
export interface Members {
  readonly from: ListName;
  readonly where?: Condition | undefined;
  readonly within?: Within | undefined;
  readonly distinct?: string | undefined;
}

export const members = {
  from: z.enum(LIST_NAMES),
  where: laterCondition.optional(),
  within: within.optional(),
  /** Members alike in this attribute count once. */
  distinct: name.optional(),
};

/** That a list has at least, or at most, so many such members. Without either: at least one. */
const recorded = z
  .strictObject({
    ...members,
    /** What the members have in an attribute, summed in place of counting them. */
    sum: name.optional(),
    at_least: amount.optional(),
    at_most: amount.optional(),
  })
  .refine(
    ({ sum, at_least = 1, at_most = 0 }) =>
      sum !== undefined || (Number.isInteger(at_least) && at_least >= 1 && Number.isInteger(at_most)),
    { error: 'counts members by a part of one: write a whole number, or what of them is summed' },
  )
  .refine(({ sum, at_least, at_most }) => sum === undefined || (at_least ?? at_most) !== undefined, {
    error: 'sums without at_least or at_most: say how much is needed, or allowed',
  });
export type RecordedTest = z.infer<typeof recorded>;

/** That a day lies on one side of another, or between two. */
const dayTest = z
  .strictObject({
    is: later,
    at_least: later.optional(),
    at_most: later.optional(),
    after: later.optional(),
    before: later.optional(),
  })
  .refine(({ is: _, ...bounds }) => Object.values(bounds).some((bound) => bound !== undefined), {
    error: 'names none of at_least, at_most, after, before',
  });
export interface DayTest {
  readonly is: Moment;
  readonly at_least?: Moment | undefined;
  readonly at_most?: Moment | undefined;
  readonly after?: Moment | undefined;
  readonly before?: Moment | undefined;
}

/** That one figure is not below another, or not above it. */
const figureTest = z
  .strictObject({ is: anyFigure, at_least: anyFigure.optional(), at_most: anyFigure.optional() })
  .refine(({ at_least, at_most }) => (at_least ?? at_most) !== undefined, {
    error: 'names none of at_least, at_most',
  });
export interface FigureTest {
  readonly is: Figure;
  readonly at_least?: Figure | undefined;
  readonly at_most?: Figure | undefined;
}

/** Attributes with the test each must pass. All of them must, and so must what combines conditions beside them. */
export const condition = z
  .object({
    get all() {
      return z.array(condition).min(1).optional();
    },
    get any() {
      return z.array(condition).min(1).optional();
    },
    get not(): z.ZodOptional<typeof condition> {
      return condition.optional();
    },
    recorded: z.union([recorded, z.array(recorded).min(1)]).optional(),
    day: z.union([dayTest, z.array(dayTest).min(1)]).optional(),
    figure: z.union([figureTest, z.array(figureTest).min(1)]).optional(),
    /** Requirements that must be met: those written under `parts`, or `main`, what `require` asks. */
    met: z
      .union([name, z.array(name).min(1)], {
        error: 'is not the name of a requirement: one of parts, or main',
      })
      .optional(),
    defined: byDefinitions.optional(),
    given: byGiven.optional(),
  })
  .catchall(test);

export interface Condition {
  readonly all?: readonly Condition[] | undefined;
  readonly any?: readonly Condition[] | undefined;
  readonly not?: Condition | undefined;
  readonly recorded?: RecordedTest | readonly RecordedTest[] | undefined;
  readonly day?: DayTest | readonly DayTest[] | undefined;
  readonly figure?: FigureTest | readonly FigureTest[] | undefined;
  readonly met?: string | readonly string[] | undefined;
  readonly [attribute: string]:
    | Test
    | Condition
    | readonly Condition[]
    | RecordedTest
    | readonly RecordedTest[]
    | DayTest
    | readonly DayTest[]
    | FigureTest
    | readonly FigureTest[]
    | readonly string[]
    | undefined;
}
