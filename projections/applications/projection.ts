import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import { isOfTypes } from '../../src/app/log/of-types.ts';
import type { Change, DirectProjection } from '../../src/app/projections/projection.ts';
import type { ApplicationStatus } from '../../src/domain/application/index.ts';
import type { EventType } from '../../src/domain/events.ts';

const FILE = `
  INSERT INTO applications (application, educator, state, kind, class, fields, status, filed_on, license, ordinal, seen)
  SELECT application, educator, state, kind, class, ARRAY(SELECT jsonb_array_elements_text(fields)), 'open', day,
         license, ordinal, ordinal
  FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::date[],
              $9::text[])
    AS act (application, ordinal, educator, state, kind, class, fields, day, license)
  ON CONFLICT (application) DO UPDATE
  SET class = excluded.class, fields = excluded.fields, status = 'open', filed_on = excluded.filed_on,
      answered_on = NULL, answered_by = NULL, license = excluded.license, ordinal = excluded.ordinal,
      seen = excluded.seen
  WHERE applications.seen < excluded.seen`;

const AMEND = `
  UPDATE applications SET fields = ARRAY(SELECT jsonb_array_elements_text(act.fields)), seen = act.ordinal
  FROM unnest($1::text[], $2::bigint[], $3::jsonb[]) AS act (application, ordinal, fields)
  WHERE applications.application = act.application AND seen < act.ordinal`;

const ANSWER = `
  UPDATE applications SET status = act.status, answered_on = act.day, answered_by = act.person,
    license = coalesce(act.license, applications.license), seen = act.ordinal
  FROM unnest($1::text[], $2::bigint[], $3::text[], $4::date[], $5::text[], $6::text[])
    AS act (application, ordinal, status, day, person, license)
  WHERE applications.application = act.application AND seen < act.ordinal`;

// A license that could not be issued is none; the one a field is applied for stays.
const REOPEN = `
  UPDATE applications SET status = 'open', answered_on = NULL, answered_by = NULL,
    license = CASE WHEN kind = 'endorsement' THEN license END, seen = act.ordinal
  FROM unnest($1::text[], $2::bigint[]) AS act (application, ordinal)
  WHERE applications.application = act.application AND seen < act.ordinal`;

const TYPES = [
  ...['application.Filed', 'application.Amended', 'application.Withdrawn', 'application.Granted'],
  ...['application.GrantSetAside', 'application.Denied'],
] as const satisfies readonly EventType[];

/** What was applied for, and what became of it. */
export const applications: DirectProjection = {
  kind: 'direct',
  name: 'applications',
  version: 1,
  tables: [{ name: 'applications', key: ['application'] }],
  types: TYPES,
  project: (batch) => batch.flatMap(({ event }) => changesFor(event)),
};

function changesFor(event: OpenedEvent): readonly Change[] {
  if (!isOfTypes(event, TYPES)) return [];
  const { stream: key, ordinal } = event;
  const change = (sql: string, ...more: readonly unknown[]): readonly Change[] => [
    { sql, row: [key, ordinal, ...more], key },
  ];
  const answer = (status: ApplicationStatus, on: string, by: string, license: string | null = null) =>
    change(ANSWER, status, on, by, license);
  switch (event.type) {
    case 'application.Filed': {
      const { educator, state, kind, class: wanted, fields, on, license = null } = event.data;
      return change(FILE, educator, state, kind, wanted, JSON.stringify(fields), on, license);
    }
    case 'application.Amended':
      return change(AMEND, JSON.stringify(event.data.fields));
    case 'application.Withdrawn':
      return answer('withdrawn', event.data.on, event.data.by);
    case 'application.Granted':
      return answer('granted', event.data.on, event.data.by, event.data.license);
    case 'application.GrantSetAside':
      return change(REOPEN);
    case 'application.Denied':
      return answer('denied', event.data.on, event.data.by);
  }
}
