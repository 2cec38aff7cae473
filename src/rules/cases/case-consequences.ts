import { z } from 'zod';
import { CONSEQUENCES } from '../language/route.ts';
import { day, name, requirementId, text } from '../language/values.ts';

const outcome = z.enum(['met', 'not_met', 'undetermined', 'not_applicable']);

const span = z.strictObject({ years: z.int(), months: z.int(), days: z.int() });

/** What there is after a route was taken. */
const result = z.strictObject({
  class: text.nullable().optional(),
  status: name.nullable().optional(),
  starts_on: day.nullable().optional(),
  lasts: span.nullable().optional(),
  /** `never` for life. */
  ends_on: z
    .union([day, z.literal('never')])
    .nullable()
    .optional(),
  period_ends_on: day.nullable().optional(),
  next_is_shorter_by: span.nullable().optional(),
  fields: z.array(text).nullable().optional(),
});

const route = z.strictObject({
  gives: z.enum(CONSEQUENCES).optional(),
  outcome: outcome.optional(),
  /** Counted amounts by node id. */
  counted: z.record(requirementId, z.number()).optional(),
  codes: z.array(name).optional(),
  missing: z.array(text).optional(),
  started_by: z.array(name).optional(),
  is_open: z.enum(['not_yet', 'open', 'closed', 'unknown']).optional(),
  opens_on: day.nullable().optional(),
  closes_on: day.nullable().optional(),
  notice_days: z.int().nullable().optional(),
  keeps_status: z.boolean().optional(),
  times_left: z.int().nullable().optional(),
  awaits: z.array(text).optional(),
  result: result.optional(),
  ends_early_on: day.nullable().optional(),
  /** Everything that is paid: dollars a year by the id of the pay, null where they are not known. */
  pays: z.record(name, z.number().nullable()).optional(),
  holds_until: day.nullable().optional(),
});

const answer = z.strictObject({
  value: name.nullable(),
  because: text.nullable().optional(),
  codes: z.array(name).optional(),
  holds_until: day.nullable().optional(),
});

const audit = z.strictObject({
  concerns: z.enum(['yes', 'undetermined']).optional(),
  codes: z.array(name).optional(),
  percent: z.number().nullable().optional(),
  count: z.number().nullable().optional(),
  per: z.enum(['month', 'year', 'period']).optional(),
  keep_until: day.nullable().optional(),
  when_missing: name.nullable().optional(),
});

const extension = z.strictObject({
  ends_on: day.nullable(),
  /** Routes that moved it, in their order. */
  by: z.array(name).optional(),
  codes: z.array(name).optional(),
});

/** What a case may expect of everything but the requirement; null for a route or an audit that is not listed. */
export const consequences = {
  routes: z.record(name, route.nullable()).optional(),
  answers: z.record(name, answer).optional(),
  audits: z.record(name, audit.nullable()).optional(),
  /** The last day of the period after the extensions the law gives by itself. */
  extended: extension.optional(),
};
