import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import type { Change } from '../../src/app/projections/projection.ts';

/**
 * Takes out of sight the fact an event names, or empties the act it names, or gives back what the retraction it names
 * had taken. Nothing is deleted: what is taken back may stand again.
 */
const RETRACT = `
  UPDATE licensure_hours SET
    retracted_by = CASE act.target WHEN event_id THEN act.event WHEN retracted_by THEN NULL ELSE retracted_by END,
    attested_on = CASE act.target WHEN attested_event THEN NULL ELSE attested_on END,
    reported_on = CASE act.target WHEN reported_event THEN NULL ELSE reported_on END,
    approved_on = CASE act.target WHEN approved_event THEN NULL ELSE approved_on END,
    approved_as = CASE act.target WHEN approved_event THEN NULL ELSE approved_as END,
    denied_on = CASE act.target WHEN denied_event THEN NULL ELSE denied_on END,
    denied_as = CASE act.target WHEN denied_event THEN NULL ELSE denied_as END,
    denial_reason = CASE act.target WHEN denied_event THEN NULL ELSE denial_reason END
  FROM unnest($1::text[], $2::uuid[], $3::uuid[]) AS act (source, target, event)
  WHERE licensure_hours.source = act.source
    AND act.target IN (event_id, retracted_by, attested_event, reported_event, approved_event, denied_event)`;

type Retracted = Extract<OpenedEvent, { readonly type: 'educator.Retracted' | 'credit.Retracted' }>;

export function retraction({ stream, data, eventId }: Retracted, key: string): Change {
  return { sql: RETRACT, row: [stream, data.eventId, eventId], key };
}

/**
 * For what a retraction names, the fact it is about at last: of an educator's facts each is a row of its own, whose
 * changes must come in their order when one batch holds several.
 */
export function factsRetracted(events: readonly OpenedEvent[]): (target: string) => string {
  const targets = new Map(
    events.flatMap((event) =>
      event.type === 'educator.Retracted' ? [[event.eventId, event.data.eventId] as const] : [],
    ),
  );
  const factOf = (target: string): string => {
    const further = targets.get(target);
    return further === undefined ? target : factOf(further);
  };
  return factOf;
}
