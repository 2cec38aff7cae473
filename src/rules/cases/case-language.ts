import { z } from 'zod';
import { isSchoolYear } from '../../domain/values/day.ts';
import { parseHundredths } from '../../domain/values/hundredths.ts';
import { day, name, requirementId, text } from '../language/values.ts';
import { consequences } from './case-consequences.ts';
import { furtherLists } from './case-lists.ts';

const schoolYear = z.string().refine(isSchoolYear, { error: 'is not a school year such as 2022-23' });

/** As `3 semester_hour` or `7.5 clock_hour`. */
const quantity = z.string().refine(
  (written) => {
    const [number = '', unit = '', ...more] = written.split(' ');
    return typeof parseHundredths(number) === 'number' && unit !== '' && more.length === 0;
  },
  { error: 'is not an amount with its unit: write it as 3 semester_hour' },
);

const act = z.enum(['attested', 'provider_reported', 'approved', 'denied', 'withdrawn']);

/** Acts done on the day of completion, or each on a day of its own. */
const acts = z.union([z.array(act), z.partialRecord(act, day)]);

/** One credit. An attribute that is null, or not given, is not recorded. */
const credit = z.strictObject({
  title: text.optional(),
  /** This many of it, thirty days apart. */
  times: z.int().min(1).optional(),
  amount: quantity,
  completed_on: day,
  kind: name.optional(),
  categories: z.array(name).optional(),
  topic: text.nullable().optional(),
  level: name.nullable().optional(),
  participation: name.nullable().optional(),
  grade: text.nullable().optional(),
  assessed: z.boolean().nullable().optional(),
  delivery: name.nullable().optional(),
  field: text.nullable().optional(),
  score: z.number().nullable().optional(),
  applied_afterwards: z.boolean().nullable().optional(),
  provider_approved: z.boolean().nullable().optional(),
  provider: text.optional(),
  claimed_on: day.nullable().optional(),
  acts: acts.optional(),
  /** In which capacity it was approved. */
  approved_by: name.nullable().optional(),
  /** What of it was used for another period or purpose, in the unit of the rules. */
  used: z.array(z.strictObject({ for: text, on: day, amount: z.number() })).optional(),
});

const license = z.strictObject({
  class: name,
  /** Another state than the policy's. */
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  valid_from: day,
  expires_on: day,
  /** First day of its first term; without it, the running term is the first. */
  issued_on: day.optional(),
  fields: z.array(text).optional(),
  plans_approved_on: z.array(day).optional(),
  /** How often it was renewed, where every renewal is on record. */
  renewals: z.int().min(0).optional(),
});

const service = z.strictObject({
  school_year: schoolYear,
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  employer: text.optional(),
  role: name.optional(),
  days: z.int().min(0).optional(),
  fte: z.number().optional(),
  school: text.optional(),
  setting: name.optional(),
  field: text.optional(),
  license_class: name.optional(),
});

const evaluation = z.strictObject({
  school_year: schoolYear,
  score: z.union([z.string(), z.number()]),
  employer: text.optional(),
  kind: name.optional(),
  rated_on: day.optional(),
});

const board = z.strictObject({
  ...{ board: text, kind: z.enum(['initial', 'renewal']), on: day, until: day },
  field: text.optional(),
});

/** What an educator's record says, in the words of a case. */
const record = {
  license: license.optional(),
  other_licenses: z.array(license).optional(),
  /** The period, where it is not the license's term. */
  period: z.strictObject({ starts_on: day, ends_on: day }).optional(),
  /** The period before it. */
  previous: z.strictObject({ starts_on: day, ends_on: day, completed_on: day.optional() }).optional(),
  applied_on: day.optional(),
  completed_on: day.optional(),
  birth_month: z.int().min(1).max(12).optional(),
  settings: z.record(name, text).optional(),
  credits: z.array(credit).optional(),
  evaluations: z
    .union([z.record(schoolYear, z.union([z.string(), z.number()])), z.array(evaluation)])
    .optional(),
  service: z.array(service).optional(),
  boards: z.array(board).optional(),
  ...furtherLists,
  as_of: day.optional(),
  /** What every credit has that does not say otherwise, and the acts done on it. */
  credit: credit.partial().optional(),
  acts: acts.optional(),
};

const expectation = z
  .strictObject({
    /** Of what `require` asks; a file of routes alone has none. */
    outcome: z.enum(['met', 'not_met', 'undetermined', 'not_applicable']).optional(),
    /** Counted amounts by node id. */
    counted: z.record(requirementId, z.number()).optional(),
    codes: z.array(name).optional(),
    missing: z.array(text).optional(),
    /** Codes of the reasons why a credit does not count, by its title. */
    reasons: z.record(z.string(), z.array(name)).optional(),
    holds_until: day.nullable().optional(),
    /** The term of a license renewed on the day asked about, or the code of why the rules give none. */
    term: z.union([z.strictObject({ valid_from: day, expires_on: day.nullable() }), name]).optional(),
    /** The first day on which renewal may be applied for; null where the rules name none. */
    opens_on: day.nullable().optional(),
    ...consequences,
  })
  .refine((given) => Object.keys(given).length > 0, {
    error: 'expects nothing: name at least one thing that the rules give',
  });

/** A file of cases: what all share, and the cases. A case replaces a default key by key. */
export const caseFile = z.strictObject({
  defaults: z.strictObject(record).optional(),
  cases: z
    .array(
      z.strictObject({
        name: text,
        /** The fact that gives this example, and whether its source publishes it as one. */
        fact: text.optional(),
        published: z.boolean().optional(),
        ...record,
        expect: expectation,
      }),
    )
    .min(1),
});

/** One record alone, as a case tells it, with nothing expected of it. */
export const recordAlone = z.strictObject({
  name: text.optional(),
  fact: text.optional(),
  published: z.boolean().optional(),
  ...record,
});

export type CaseFile = z.infer<typeof caseFile>;
export type WrittenCase = CaseFile['cases'][number];
/** What a case and a record alone have in common. */
export type WrittenRecord = z.infer<typeof recordAlone>;
export type WrittenCredit = z.infer<typeof credit>;
export type WrittenLicense = z.infer<typeof license>;
export type Expectation = z.infer<typeof expectation>;
