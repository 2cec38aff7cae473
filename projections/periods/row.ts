import { type EducatorRecord, factsFor } from '../../src/app/facts/facts-of.ts';
import { type Due, dueOf } from '../../src/app/periods/statutory.ts';
import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change } from '../../src/app/projections/projection.ts';
import type { PolicyInForce } from '../../src/app/standing/policy-book.ts';
import type { ObligationFact } from '../../src/domain/facts.ts';
import type { Day } from '../../src/domain/values/day.ts';

const INSERT = insertion(
  'periods',
  {
    ...{ period: 'text', educator: 'text', state: 'text', strand: 'text', owner: 'text', license: 'text' },
    ...{ class: 'text', starts_on: 'date', ends_on: 'date', first_ends_on: 'date', completed_on: 'date' },
    ...{ suspended_from: 'date', suspended_for: 'text', requested_route: 'text', requested_on: 'date' },
    ...{ closed_on: 'date', consequence: 'text', closed_route: 'text' },
    ...{ kept_open_since: 'date', kept_open_until: 'date', moves: 'jsonb' },
    ...{ due_routes: 'text[]', due_on: 'date[]', due_from: 'date[]', due_to: 'date[]' },
    held_routes: 'text[]',
    ...{ open_codes: 'text[]', holds_until: 'date' },
  },
  'refused',
);

/** The row of one obligation; none while its license is not on record. */
export function rowFor(
  record: EducatorRecord,
  { period }: ObligationFact,
  ordinal: number,
  law: PolicyInForce | undefined,
  today: Day | undefined,
): readonly Change[] {
  const facts = factsFor(record, period, ordinal);
  if (facts === undefined) return [];
  const { obligation, license } = facts;
  const due = law === undefined || today === undefined ? UNASKED : dueOf(law, facts, today);
  const row = [...periodColumns(record.educator, obligation, license.class), ...dueColumns(due)];
  return [{ ...INSERT, row, key: period }];
}

/** Every day is after this one, so that the first day that begins asks again. */
const AT_ONCE = '1900-01-01';
const UNASKED: Due = { steps: [], codes: [], missing: [], held: [], holdsUntil: AT_ONCE };

function periodColumns(educator: string, obligation: ObligationFact, held: string): readonly unknown[] {
  const { period, state, strand, owner, license, startsOn, endsOn } = obligation;
  const { completedOn = null, moves = [], rests = [], requested, closed, keptOpen } = obligation;
  const resting = rests.find(({ until }) => until === undefined);
  return [
    ...[period, educator, state, strand, owner, license, held, startsOn, endsOn],
    ...[moves[0]?.from ?? endsOn, completedOn, resting?.from ?? null, resting?.ground ?? null],
    ...[requested?.route ?? null, requested?.on ?? null],
    ...[closed?.on ?? null, closed?.consequence ?? null, closed?.route ?? null],
    ...[keptOpen?.on ?? null, keptOpen?.until ?? null],
    JSON.stringify(
      moves.map(({ way, route = null, on, from, endsOn: to }) => ({ way, route, on, from, endsOn: to })),
    ),
  ];
}

function dueColumns({ steps, held, codes, holdsUntil }: Due): readonly unknown[] {
  return [
    steps.map(({ route }) => route),
    steps.map(({ on }) => on),
    steps.map(({ from }) => from),
    steps.map(({ to }) => to),
    ...[held, codes, holdsUntil],
  ];
}
