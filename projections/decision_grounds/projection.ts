import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import { isOfTypes } from '../../src/app/log/of-types.ts';
import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change, DirectProjection } from '../../src/app/projections/projection.ts';
import { eventsBesides, GIVING } from '../../src/app/reviews/stored-decisions.ts';
import type { EventType } from '../../src/domain/events.ts';
import { APPROVAL_TYPES, approvalChanges } from './approvals.ts';

const GIVE = insertion(
  'decision_grounds',
  {
    ...{ decision: 'text', event_id: 'uuid', license: 'text', state: 'text', decided_on: 'date' },
    ...{ read_at: 'bigint', ordinal: 'bigint', unit: 'text' },
    ...{
      sources: 'text[]',
      amounts: 'numeric[]',
      rests_on: 'text[]',
      made_by: 'uuid[]',
      rescinded: 'boolean',
    },
  },
  'passed over',
);
const SAY = insertion(
  'claim_sources',
  { event_id: 'uuid', credit: 'text', provider: 'text', credential: 'text', ordinal: 'bigint' },
  'passed over',
);

const RESCIND = {
  sql: `
    UPDATE decision_grounds SET rescinded = true
    FROM unnest($1::text[]) AS act (license) WHERE decision_grounds.license = act.license`,
};
const SET_ASIDE = {
  sql: `
    UPDATE decision_grounds SET rescinded = true
    FROM unnest($1::uuid[]) AS act (given) WHERE decision_grounds.event_id = act.given`,
};
/** Nothing is deleted: what is taken back stands again when its retraction is taken back. */
const RETRACT_CLAIM = `
  UPDATE claim_sources SET
    retracted_by = CASE act.target WHEN event_id THEN act.event ELSE NULL END,
    retracted_at = CASE act.target WHEN event_id THEN act.place ELSE NULL END
  FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::bigint[]) AS act (credit, target, event, place)
  WHERE claim_sources.credit = act.credit AND act.target IN (event_id, retracted_by)`;

const TYPES = [
  ...GIVING,
  ...APPROVAL_TYPES,
  ...(['license.Rescinded', 'application.GrantSetAside', 'credit.Claimed'] as const),
] as const satisfies readonly EventType[];

type Told = Extract<OpenedEvent, { readonly type: (typeof TYPES)[number] }>;

/** On which credits, and through them on which providers and micro-credentials, rests what was decided. */
export const decisionGrounds: DirectProjection = {
  kind: 'direct',
  name: 'decision_grounds',
  version: 3,
  tables: [
    { name: 'decision_grounds', key: ['decision'] },
    { name: 'credit_approvals', key: ['event_id'] },
    { name: 'claim_sources', key: ['event_id'] },
  ],
  types: TYPES,
  project: (batch) => batch.flatMap(({ event }) => (isOfTypes(event, TYPES) ? changesFor(event) : [])),
};

function changesFor(event: Told): readonly Change[] {
  const { stream: key, eventId, ordinal } = event;
  switch (event.type) {
    case 'license.Rescinded':
      return [{ ...RESCIND, row: [key], key }];
    case 'credit.Claimed': {
      const { provider, credential = null } = event.data;
      return [{ ...SAY, row: [eventId, key, provider, credential, ordinal], key }];
    }
    case 'credit.Amended':
      return [
        { ...SAY, row: [eventId, key, event.data.is.provider, null, ordinal], key },
        ...approvalChanges(event),
      ];
    case 'credit.Retracted': {
      const { eventId: target } = event.data;
      return [{ sql: RETRACT_CLAIM, row: [key, target, eventId, ordinal], key }, ...approvalChanges(event)];
    }
    case 'credit.Approved':
    case 'credit.Denied':
    case 'credit.Withdrawn':
    case 'credit.Reversed':
    case 'credit.AppealDecided':
      return approvalChanges(event);
    case 'application.GrantSetAside':
      return [{ ...SET_ASIDE, row: [event.data.grant], key: event.data.license }];
    case 'application.Granted':
      return given(event, event.data.license);
    case 'license.Renewed':
    case 'license.Advanced':
    case 'license.Downgraded':
    case 'license.Reinstated':
    case 'license.Reissued':
    case 'license.RenewedConditionally':
      return given(event, key);
  }
}

type Giving = Extract<Told, { readonly type: (typeof GIVING)[number] }>;

/** Under the license, upon whose rescission it stands no longer. What was granted by hand has no grounds. */
function given(event: Giving, license: string): readonly Change[] {
  const { stream, revision, eventId, ordinal, metadata, data } = event;
  const { on, decision } = data;
  if (decision === undefined) return [];
  const counted = (decision.credits ?? []).filter((credit) => Number(credit.counted) > 0);
  const row = [
    ...[`${stream}@${revision}`, eventId, license, metadata.state ?? '', on],
    ...[decision.ordinal, ordinal, decision.unit],
    counted.map(({ source }) => source),
    counted.map((credit) => credit.counted),
    counted.map(({ restsOn }) => restsOn),
    [...new Set(eventsBesides(decision))],
    false,
  ];
  return [{ ...GIVE, row, key: license }];
}
