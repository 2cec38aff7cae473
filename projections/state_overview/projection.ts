import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import { isOfTypes } from '../../src/app/log/of-types.ts';
import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change, DirectProjection } from '../../src/app/projections/projection.ts';
import type { EventType } from '../../src/domain/events.ts';
import { factsRetracted } from '../licensure_hours/retraction.ts';

const SERVE = insertion(
  'service_record',
  {
    ...{ event_id: 'uuid', educator: 'text', state: 'text', employer: 'text', school_year: 'text' },
    ...{ ordinal: 'bigint', retracted_by: 'uuid' },
  },
  'passed over',
);
const RETRACT = `
  UPDATE service_record
  SET retracted_by = CASE act.target WHEN event_id THEN act.event ELSE NULL END
  FROM unnest($1::uuid[], $2::uuid[]) AS act (target, event)
  WHERE act.target IN (event_id, retracted_by)`;

const TYPES = ['educator.ServiceRecorded', 'educator.Retracted'] as const satisfies readonly EventType[];

/** By which employer licenses are counted; the rest of the overview stands in other tables already. */
export const stateOverview: DirectProjection = {
  kind: 'direct',
  name: 'state_overview',
  version: 2,
  tables: [{ name: 'service_record', key: ['event_id'] }],
  types: TYPES,
  project: (batch) => {
    const factOf = factsRetracted(batch.map(({ event }) => event));
    return batch.flatMap(({ event }) => (isOfTypes(event, TYPES) ? [changeFor(event, factOf)] : []));
  },
};

type Told = Extract<OpenedEvent, { readonly type: (typeof TYPES)[number] }>;

function changeFor(event: Told, factOf: (target: string) => string): Change {
  switch (event.type) {
    case 'educator.ServiceRecorded': {
      const { eventId, stream, ordinal, metadata } = event;
      const { state, employer, schoolYear } = event.data;
      const educator = metadata.educator ?? stream.slice('educator-'.length);
      return { ...SERVE, row: [eventId, educator, state, employer, schoolYear, ordinal, null], key: eventId };
    }
    case 'educator.Retracted': {
      const { eventId: target } = event.data;
      return { sql: RETRACT, row: [target, event.eventId], key: factOf(target) };
    }
  }
}
