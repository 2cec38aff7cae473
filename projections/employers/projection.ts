import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import { isOfTypes } from '../../src/app/log/of-types.ts';
import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change, DirectProjection } from '../../src/app/projections/projection.ts';
import type { EventType } from '../../src/domain/events.ts';

const REGISTER = insertion(
  'employers',
  { event_id: 'uuid', stream: 'text', employer: 'text', state: 'text', registered_on: 'date' },
  'passed over',
);

const SAY = insertion(
  'employer_sayings',
  {
    ...{ event_id: 'uuid', stream: 'text', ordinal: 'bigint', name: 'text', setting: 'text' },
    ...{ from_on: 'date', closed_after: 'date', retracted: 'boolean' },
  },
  'passed over',
);

const RETRACT = `
  UPDATE employer_sayings SET retracted = true FROM unnest($1::uuid[]) AS taken (event)
  WHERE employer_sayings.event_id = taken.event`;

const TYPES = [
  ...(['employer.Registered', 'employer.Renamed', 'employer.Reclassified', 'employer.Closed'] as const),
  'employer.Retracted',
] as const satisfies readonly EventType[];

/** The employers that records name, as they were on any day. */
export const employers: DirectProjection = {
  kind: 'direct',
  name: 'employers',
  version: 1,
  tables: [
    { name: 'employers', key: ['event_id'] },
    { name: 'employer_sayings', key: ['event_id'] },
  ],
  types: TYPES,
  project: (batch) => batch.flatMap(({ event }) => (isOfTypes(event, TYPES) ? changesFor(event) : [])),
};

type Told = Extract<OpenedEvent, { readonly type: (typeof TYPES)[number] }>;

interface Saying {
  readonly name?: string;
  readonly setting?: string;
  readonly from?: string;
  readonly closedAfter?: string;
}

function changesFor(event: Told): readonly Change[] {
  const { eventId, stream: key } = event;
  switch (event.type) {
    case 'employer.Registered': {
      const { employer, state, name, setting, on } = event.data;
      return [{ ...REGISTER, row: [eventId, key, employer, state, on], key }, said(event, { name, setting })];
    }
    case 'employer.Renamed':
      return [said(event, { name: event.data.name })];
    case 'employer.Reclassified':
      return [said(event, { setting: event.data.setting, from: event.data.from })];
    case 'employer.Closed':
      return [said(event, { closedAfter: event.data.until })];
    case 'employer.Retracted':
      return [{ sql: RETRACT, row: [event.data.eventId], key }];
  }
}

function said({ eventId, stream: key, ordinal }: Told, saying: Saying): Change {
  const { name = null, setting = null, from = null, closedAfter = null } = saying;
  return { ...SAY, row: [eventId, key, ordinal, name, setting, from, closedAfter, false], key };
}
