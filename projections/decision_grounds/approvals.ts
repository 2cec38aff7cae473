import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change } from '../../src/app/projections/projection.ts';
import type { EventType } from '../../src/domain/events.ts';

/** What approves a credit, and what takes an approval away or gives it back. */
export const APPROVAL_TYPES = [
  ...(['credit.Approved', 'credit.Denied', 'credit.Withdrawn', 'credit.Amended'] as const),
  ...(['credit.Reversed', 'credit.AppealDecided', 'credit.Retracted'] as const),
] as const satisfies readonly EventType[];

type Told = Extract<OpenedEvent, { readonly type: (typeof APPROVAL_TYPES)[number] }>;

const APPROVE = insertion(
  'credit_approvals',
  {
    ...{ event_id: 'uuid', decision: 'text', credit: 'text', state: 'text', decided_on: 'date' },
    ordinal: 'bigint',
  },
  'passed over',
);
const UNDO = `
  UPDATE credit_approvals SET undone_by = act.event, undone_as = act.type
  FROM unnest($1::text[], $2::uuid[], $3::text[]) AS act (credit, event, type)
  WHERE credit_approvals.credit = act.credit AND undone_by IS NULL`;
const OVERTURN = `
  UPDATE credit_approvals SET undone_by = NULL, undone_as = NULL
  FROM unnest($1::text[]) AS act (credit)
  WHERE credit_approvals.credit = act.credit AND undone_as = 'credit.Reversed'`;
/** Of the approval itself, of what had undone it, or of the claim it was of. */
const RETRACT = `
  UPDATE credit_approvals SET
    undone_by = CASE act.target WHEN undone_by THEN NULL ELSE act.event END,
    undone_as = CASE act.target WHEN undone_by THEN NULL ELSE 'credit.Retracted' END
  FROM unnest($1::text[], $2::uuid[], $3::uuid[]) AS act (credit, target, event)
  WHERE credit_approvals.credit = act.credit
    AND (undone_by = act.target OR (undone_by IS NULL AND (
      credit_approvals.event_id = act.target
      OR EXISTS (SELECT FROM claim_sources WHERE claim_sources.event_id = act.target))))`;

export function approvalChanges(event: Told): readonly Change[] {
  const { stream: key, eventId, type } = event;
  switch (event.type) {
    case 'credit.Approved': {
      const { revision, ordinal, metadata } = event;
      const place = [`${key}@${revision}`, key, metadata.state ?? '', event.data.on, ordinal];
      return [{ ...APPROVE, row: [eventId, ...place], key }];
    }
    case 'credit.Denied':
    case 'credit.Withdrawn':
    case 'credit.Amended':
    case 'credit.Reversed':
      return [{ sql: UNDO, row: [key, eventId, type], key }];
    case 'credit.AppealDecided':
      return event.data.outcome === 'granted' ? [{ sql: OVERTURN, row: [key], key }] : [];
    case 'credit.Retracted':
      return [{ sql: RETRACT, row: [key, event.data.eventId, eventId], key }];
  }
}
