import { z } from 'zod';
import { ROUNDINGS } from '../values/ratio.ts';
import { members, moment, type Condition, type Members, type Moment, type Within } from './condition.ts';
import { force, type Force } from './force.ts';
import { tellFigures } from './length.ts';
import { LIST_NAMES, type ListName } from './lists.ts';
import { yearBegin, type YearBegin } from './moment.ts';
import { amount, attributeName, byDefinition, bySetting } from './values.ts';

/** How a figure becomes a whole step: `{ to: 1, how: up }`. */
const rounded = z.strictObject({
  to: amount,
  how: z.union([z.enum(ROUNDINGS), bySetting], {
    error: `is not a way of rounding: write ${ROUNDINGS.join(', ')} or a setting`,
  }),
});

/** Which member of a list decides, or that all are summed. */
export const TAKES = ['sum', 'greatest', 'least', 'latest'] as const;

const HEADS = [
  ...['setting', 'sum', 'greatest', 'least', 'times', 'less', 'quotient', 'percent'],
  ...['attribute', 'count', 'total', 'values_of', 'for_each', 'for_each_year'],
  ...['whole_years', 'whole_months', 'whole_days'],
] as const;

export interface Version extends Force {
  readonly is: Figure;
}

/** A figure written as a map; exactly one of its heads is given. */
export interface FigureObject {
  readonly setting?: string | undefined;
  readonly sum?: readonly Figure[] | undefined;
  readonly greatest?: readonly Figure[] | undefined;
  readonly least?: readonly Figure[] | undefined;
  readonly times?: readonly Figure[] | undefined;
  /** The first less the others, never below zero. */
  readonly less?: readonly Figure[] | undefined;
  /** The first by the second; not known where the second is nothing. */
  readonly quotient?: readonly [Figure, Figure] | undefined;
  /** So many hundredths `of` a figure, or of what the amount requires. */
  readonly percent?: Figure | undefined;
  readonly of?: Figure | 'required' | undefined;
  readonly attribute?: string | undefined;
  /** How many different values an attribute holds. */
  readonly values_of?: string | undefined;
  /** How many members a list has. */
  readonly count?: Members | undefined;
  /** What its members have in an attribute, summed. */
  readonly total?: (Members & { readonly attribute: string }) | undefined;
  /** A figure for each member of a list; its versions may ask the attributes of the member. */
  readonly for_each?: ListName | undefined;
  /** A figure for each year, of the period or of `within`, by the day on which it begins. */
  readonly for_each_year?: YearBegin | undefined;
  readonly where?: Condition | undefined;
  readonly within?: Within | undefined;
  readonly distinct?: string | undefined;
  readonly take?: (typeof TAKES)[number] | undefined;
  readonly is?: Figure | undefined;
  /** Whole years, or months, from one day to another. */
  readonly whole_years?: { readonly from: Moment; readonly to: Moment } | undefined;
  readonly whole_months?: { readonly from: Moment; readonly to: Moment } | undefined;
  /** Days from one day to another, the last not reckoned; none where they are not in order. */
  readonly whole_days?: { readonly from: Moment; readonly to: Moment } | undefined;
  readonly rounded?: z.infer<typeof rounded> | undefined;
}

/** A number, versions of which the first in force holds, or a number reckoned from what is on record. */
export type Figure = number | readonly Version[] | FigureObject;

const later: z.ZodType<Figure> = z.lazy(() => figure);
const some = z.array(later).min(2);

const version = z.strictObject({ is: later, ...force });

const figureObject: z.ZodType<FigureObject> = z
  .strictObject({
    setting: bySetting.shape.setting.optional(),
    sum: some.optional(),
    greatest: some.optional(),
    least: some.optional(),
    times: some.optional(),
    less: some.optional(),
    quotient: z.tuple([later, later]).optional(),
    percent: later.optional(),
    of: z.union([z.literal('required'), later]).optional(),
    attribute: attributeName.optional(),
    values_of: attributeName.optional(),
    count: z.strictObject(members).optional(),
    total: z.strictObject({ ...members, attribute: attributeName }).optional(),
    for_each: z.enum(LIST_NAMES).optional(),
    for_each_year: yearBegin.optional(),
    where: members.where,
    within: members.within,
    distinct: members.distinct,
    take: z.enum(TAKES).optional(),
    is: later.optional(),
    whole_years: z.strictObject({ from: moment, to: moment }).optional(),
    whole_months: z.strictObject({ from: moment, to: moment }).optional(),
    whole_days: z.strictObject({ from: moment, to: moment }).optional(),
    rounded: rounded.optional(),
  })
  .refine((given) => HEADS.filter((key) => given[key] !== undefined).length === 1, {
    error: `gives not exactly one of ${HEADS.join(', ')}`,
  })
  .refine((given) => (given.percent === undefined) === (given.of === undefined), {
    error: 'gives only one of percent and of, which belong together',
  })
  .refine((given) => ((given.for_each ?? given.for_each_year) === undefined) === (given.is === undefined), {
    error: 'gives only one of for_each or for_each_year and is, which belong together',
  })
  .refine(
    ({ for_each, for_each_year, where, within, distinct, take }) =>
      (for_each ?? for_each_year) !== undefined ||
      [where, within, distinct, take].every((part) => part === undefined),
    { error: 'chooses members without for_each' },
  )
  .refine(({ for_each_year, distinct }) => for_each_year === undefined || distinct === undefined, {
    error: 'gives distinct, and no two years are alike',
  });

export const figure: z.ZodType<Figure> = z.union(
  [amount, z.array(version).min(1), figureObject, byDefinition],
  {
    error: 'is not an amount: write a number, a list of versions with is, or a map such as { percent, of }',
  },
);

tellFigures(figure);
