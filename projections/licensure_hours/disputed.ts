import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import type { Change } from '../../src/app/projections/projection.ts';

const AMEND = `
  UPDATE licensure_hours SET kind = act.kind, title = act.title, quantity = act.quantity, unit = act.unit,
    provider = act.provider, completed_on = act.day, attested_on = NULL, attested_event = NULL, reported_on = NULL,
    reported_event = NULL
  FROM unnest($1::text[], $2::text[], $3::text[], $4::numeric[], $5::text[], $6::text[], $7::date[])
    AS act (source, kind, title, quantity, unit, provider, day)
  WHERE licensure_hours.source = act.source AND retracted_by IS NULL`;

const REVERSE = `
  UPDATE licensure_hours SET reversed_on = act.day, appealed_on = NULL, appeal_outcome = NULL
  FROM unnest($1::text[], $2::date[]) AS act (source, day)
  WHERE licensure_hours.source = act.source AND retracted_by IS NULL`;

const APPEAL = `
  UPDATE licensure_hours SET appealed_on = act.day, appeal_outcome = NULL
  FROM unnest($1::text[], $2::date[]) AS act (source, day)
  WHERE licensure_hours.source = act.source AND retracted_by IS NULL`;

/** A reversal that was overturned is as if it never was. */
const ANSWER = `
  UPDATE licensure_hours SET appeal_outcome = act.outcome,
    reversed_on = CASE act.outcome WHEN 'granted' THEN NULL ELSE reversed_on END
  FROM unnest($1::text[], $2::text[]) AS act (source, outcome)
  WHERE licensure_hours.source = act.source AND retracted_by IS NULL`;

type Disputed = Extract<
  OpenedEvent,
  { readonly type: 'credit.Amended' | 'credit.Reversed' | 'credit.Appealed' | 'credit.AppealDecided' }
>;

/** A claim says something else, or what was decided upon it is not the end of it. */
export function disputed(event: Disputed): Change {
  const { stream: key } = event;
  switch (event.type) {
    case 'credit.Amended': {
      const { kind, title, quantity, unit, provider, completedOn } = event.data.is;
      return { sql: AMEND, row: [key, kind, title, quantity, unit, provider, completedOn], key };
    }
    case 'credit.Reversed':
      return { sql: REVERSE, row: [key, event.data.on], key };
    case 'credit.Appealed':
      return { sql: APPEAL, row: [key, event.data.on], key };
    case 'credit.AppealDecided':
      return { sql: ANSWER, row: [key, event.data.outcome], key };
  }
}
