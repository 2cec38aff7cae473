import type { EducatorRecord, EmploymentRecord } from '../../src/app/facts/facts-of.ts';
import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change, DerivedProjection } from '../../src/app/projections/projection.ts';
import { spansOf } from '../../src/domain/employment/index.ts';

const INSERT = insertion(
  'employments',
  {
    ...{ event_id: 'uuid', employment: 'text', began_event: 'uuid', educator: 'text', state: 'text' },
    ...{ employer: 'text', setting: 'text', position: 'text', field: 'text', fte: 'numeric' },
    ...{ from_on: 'date', until_on: 'date', began_on: 'date', ends_on: 'date', leaves: 'jsonb' },
    holds_until: 'date',
  },
  'refused',
);

/** Who is employed where, as what, on which days. */
export const employments: DerivedProjection = {
  kind: 'derived',
  name: 'employments',
  days: 'employment_day',
  version: 1,
  tables: [
    { name: 'employments', key: ['event_id'] },
    { name: 'employment_day', key: ['state'] },
  ],
  concerns: (category) => category === 'employment',
  rowsOf: (records) => Promise.resolve(records.flatMap(rowsOf)),
};

function rowsOf({ employment }: EducatorRecord): readonly Change[] {
  return [...employment].flatMap(([stream, state]) => rowsOfOne(stream, state));
}

function rowsOfOne(stream: string, record: EmploymentRecord): readonly Change[] {
  const { began, assignments, leaves, until: endsOn = null } = record;
  const [first] = assignments;
  if (began === undefined || first === undefined) return [];
  const { educator, state, employer, on } = began;
  const rested = JSON.stringify(
    leaves.map(({ eventId: event, from, until = null }) => ({ event, from, until })),
  );
  return spansOf(record).map((span) => {
    const { eventId, position, setting = null, field = null, fte = null, from, until = null } = span;
    const row = [
      ...[eventId, stream, first.eventId, educator, state, employer, setting, position, field, fte],
      ...[from, until, on, endsOn, rested, null],
    ];
    return { ...INSERT, row, key: eventId };
  });
}
