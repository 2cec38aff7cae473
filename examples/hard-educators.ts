import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { addDays } from '../src/domain/values/day.ts';
import { person } from './people.ts';
import { type EducatorRows, NO_ROWS, type Row } from './rows.ts';

/** How the rows of examples/hard-educators.yaml are written; its own head explains them. */
const text = z.string().min(1);
const cells = z.record(z.string(), text.nullable());
const outcome = z.enum(['met', 'not_met', 'undetermined', 'not_applicable']);

const expectation = z.strictObject({
  outcome,
  counted: text.optional(),
  why: text,
  law: z.array(text).min(1),
  unconfirmed: outcome.optional(),
  not_counted: z.array(text).default([]),
});

const schema = z.strictObject({
  law: z.record(z.string(), z.strictObject({ text, link: z.url() })),
  educators: z.array(
    z.strictObject({
      id: text,
      story: text,
      licenses: z.array(z.strictObject({ row: cells, as_of: text, expect: expectation })).min(1),
      service: z.array(cells).default([]),
      evaluations: z.array(cells).default([]),
      boards: z.array(cells).default([]),
      activities: z.array(z.looseObject({ id: text, times: z.int().positive().default(1) })).default([]),
    }),
  ),
});

export type HardEducators = z.output<typeof schema>;
export type HardEducator = HardEducators['educators'][number];

export function readHardEducators(path: string): HardEducators {
  return schema.parse(parse(readFileSync(path, 'utf8')));
}

/** The number of an educator's nth license, from 0. */
export function hardLicenseNumber({ id }: HardEducator, n: number): string {
  return `${id.slice(3)}-${n + 1}`;
}

/** The external id of an activity. One that stands for several has `-1`, `-2` behind it. */
export function hardExternalId({ id }: HardEducator, activity: string): string {
  return `${id}-${activity}`;
}

/** The rows of one hard educator, abbreviations written out. */
export function rowsOfHard(educator: HardEducator): EducatorRows {
  const { id, licenses, service, evaluations, boards, activities } = educator;
  const home = id.slice(0, 2);
  const place = { educatorId: id, state: home, employer: EMPLOYERS[home] ?? 'example-district' };
  return {
    ...NO_ROWS,
    licenses: licenses.map(({ row }, n) => ({
      ...person(id),
      licenseNumber: hardLicenseNumber(educator, n),
      fields: 'Elementary Education',
      ...filled(row),
    })),
    service: service.map((row) => ({ ...place, role: 'teacher', ...filled(row) })),
    evaluations: evaluations.map((row) => ({ ...place, ...filled(row) })),
    boards: boards.map((row) => ({ educatorId: id, ...filled(row) })),
    activities: activities.flatMap(({ id: name, times, ...row }) =>
      Array.from({ length: times }, (_, n) =>
        activity(educator, times === 1 ? name : `${name}-${n + 1}`, row, n),
      ),
    ),
  };
}

function activity(educator: HardEducator, name: string, given: Record<string, unknown>, n: number): Row {
  const row = cells.parse(given);
  const dateCompleted = addDays(row['dateCompleted'] ?? '', 30 * n);
  const state = row['state'] ?? educator.id.slice(0, 2);
  return {
    ...{ educatorId: educator.id, externalId: hardExternalId(educator, name), state },
    providerId: 'example-provider',
    ...filled({ ...vouched(state, dateCompleted), ...row, dateCompleted }),
  };
}

/** The act that makes an activity count in its state, on the day of completion. */
function vouched(state: string, day: string): Record<string, string> {
  if (state === 'TN') return { approvedBy: 'davidson-county', capacity: 'employer', approvedOn: day };
  if (REPORTED.has(state)) return { reportedOn: day };
  return { attestedOn: day, assessed: 'yes' };
}

/** States where a report of the provider, or of the school, makes it count. */
const REPORTED: ReadonlySet<string> = new Set(['AR', 'PA']);

const EMPLOYERS: Readonly<Record<string, string>> = {
  TN: 'davidson-county',
  PA: 'upper-darby',
  MA: 'nashoba',
};

function filled(row: Readonly<Record<string, string | null>>): Row {
  const entries = Object.entries(row).flatMap(([column, value]) =>
    value === null ? [] : [[column, value] as const],
  );
  return Object.fromEntries(entries);
}
