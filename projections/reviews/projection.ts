import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import { isOfTypes } from '../../src/app/log/of-types.ts';
import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change, DirectProjection } from '../../src/app/projections/projection.ts';
import type { EventType } from '../../src/domain/events.ts';

const OPEN = insertion(
  'reviews',
  {
    ...{
      event_id: 'uuid',
      review: 'text',
      educator: 'text',
      state: 'text',
      subject: 'text',
      reviewed: 'text',
    },
    ...{ because: 'text', rested_on: 'text', cause: 'uuid', opened_on: 'date', decided_on: 'date' },
    ...{ decided_by: 'text', outcome: 'text', ordinal: 'bigint' },
  },
  'passed over',
);

const DECIDE = {
  sql: `
    UPDATE reviews SET decided_on = act.day, decided_by = act.person, outcome = act.outcome
    FROM unnest($1::text[], $2::date[], $3::text[], $4::text[]) AS act (review, day, person, outcome)
    WHERE reviews.review = act.review`,
  sets: { 1: 'decided_on', 2: 'decided_by', 3: 'outcome' },
};

const TYPES = ['review.Opened', 'review.Decided'] as const satisfies readonly EventType[];

/** What is to be looked at again, and what became of it. */
export const reviews: DirectProjection = {
  kind: 'direct',
  name: 'reviews',
  version: 1,
  tables: [{ name: 'reviews', key: ['event_id'] }],
  types: TYPES,
  project: (batch) => batch.flatMap(({ event }) => changesFor(event)),
};

function changesFor(event: OpenedEvent): readonly Change[] {
  if (!isOfTypes(event, TYPES)) return [];
  const { stream: key, eventId, ordinal } = event;
  switch (event.type) {
    case 'review.Opened': {
      const { educator, state, subject, of, because, restedOn, cause, on } = event.data;
      const row = [eventId, key, educator, state, subject, of, because, restedOn, cause, on];
      return [{ sql: OPEN.sql, into: OPEN.into, key, row: [...row, null, null, null, ordinal] }];
    }
    case 'review.Decided': {
      const { on, by, outcome } = event.data;
      return [{ ...DECIDE, key, row: [key, on, by, outcome] }];
    }
  }
}
