import { z } from 'zod';
import type { FurtherFact, FurtherList } from '../../domain/facts.ts';
import { parseDecimal } from '../../domain/values/decimal.ts';
import { parseHundredths } from '../../domain/values/hundredths.ts';
import { LISTS, type Attribute } from '../language/lists.ts';
import { day, text } from '../language/values.ts';

const FURTHER: readonly FurtherList[] = [
  ...(['endorsements', 'degrees', 'tests', 'awards', 'roles', 'acts', 'employment'] as const),
  ...(['statuses', 'orders', 'foreign', 'measures', 'periods'] as const),
];

/** `acts` of a case are those done upon credits, so acts on record have a longer name. */
const KEYS: Readonly<Partial<Record<FurtherList, string>>> = { acts: 'recorded_acts' };

const SHAPES = {
  text: z.union([text, z.number()]).transform(String),
  texts: z.array(text),
  amount: z.number().transform((written, context) => {
    const amount = parseHundredths(String(written));
    if (typeof amount === 'number') return amount;
    context.addIssue('is not an amount: a number from 0 to 100000 with at most two decimals');
    return z.NEVER;
  }),
  decimal: z.number().transform((written, context) => {
    const amount = parseDecimal(String(written));
    if (amount !== undefined) return amount;
    context.addIssue('is not a number: write one with at most six decimals');
    return z.NEVER;
  }),
  number: z.number(),
  day,
  yes_no: z.boolean(),
} as const;

type Member = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

/** One member of a list, by the attributes rules know it by. What is null, or not given, is not recorded. */
function member(list: FurtherList): z.ZodType<Member> {
  const attributes: Readonly<Record<string, Attribute>> = LISTS[list];
  return z.strictObject(
    Object.fromEntries(
      Object.entries(attributes).map(([name, { type }]) => [name, SHAPES[type].nullable().optional()]),
    ),
  );
}

/** A key for each list of plain records. */
export const furtherLists: Readonly<Record<string, z.ZodOptional<z.ZodArray<z.ZodType<Member>>>>> =
  Object.fromEntries(FURTHER.map((list) => [KEYS[list] ?? list, z.array(member(list)).optional()]));

/** The records a case lists, as facts; a list the case does not name is that of the defaults. */
export function furtherFacts(
  written: object,
  defaults: object,
): Readonly<Partial<Record<FurtherList, readonly FurtherFact[]>>> {
  const listed = { ...defaults, ...written } as Readonly<Record<string, readonly Member[] | undefined>>;
  return Object.fromEntries(
    FURTHER.map((list) => [
      list,
      (listed[KEYS[list] ?? list] ?? []).map((attributes, i) => ({
        eventId: `${list}-${i}`,
        attributes: Object.fromEntries(
          Object.entries(attributes).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
        ),
      })),
    ]),
  );
}
