import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import { isOfTypes } from '../../src/app/log/of-types.ts';
import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change, DirectProjection } from '../../src/app/projections/projection.ts';
import type { EventType } from '../../src/domain/events.ts';
import { lastDayOf } from '../../src/domain/values/day.ts';
import { disputed } from './disputed.ts';
import { factsRetracted, retraction } from './retraction.ts';

const CLAIM = insertion(
  'licensure_hours',
  {
    ...{ event_id: 'uuid', educator: 'text', state: 'text', source: 'text', kind: 'text', title: 'text' },
    ...{ quantity: 'numeric', unit: 'text', score: 'text', provider: 'text', completed_on: 'date' },
    ...{
      ordinal: 'bigint',
      attested_on: 'date',
      reported_on: 'date',
      approved_on: 'date',
      denied_on: 'date',
    },
    ...{ denial_reason: 'text', withdrawn_on: 'date', reversed_on: 'date', appealed_on: 'date' },
    ...{ appeal_outcome: 'text', credential: 'text' },
    ...{ attested_event: 'uuid', reported_event: 'uuid', approved_event: 'uuid', denied_event: 'uuid' },
    ...{ approved_as: 'text', denied_as: 'text' },
  },
  'passed over',
);
const ATTEST = dated('attested');
const REPORT = dated('reported');
const APPROVE = {
  sql: `
    UPDATE licensure_hours SET approved_on = act.day, approved_event = act.event, approved_as = act.capacity
    FROM unnest($1::text[], $2::date[], $3::uuid[], $4::text[]) AS act (source, day, event, capacity)
    WHERE licensure_hours.source = act.source AND retracted_by IS NULL`,
  sets: { 1: 'approved_on', 2: 'approved_event', 3: 'approved_as' },
};
// Of a claim that was corrected the old row stays, out of sight: what is done concerns the one that stands.
const WITHDRAW = {
  sql: `
    UPDATE licensure_hours SET withdrawn_on = act.day FROM unnest($1::text[], $2::date[]) AS act (source, day)
    WHERE licensure_hours.source = act.source AND retracted_by IS NULL`,
  sets: { 1: 'withdrawn_on' },
};
const DENY = {
  sql: `
    UPDATE licensure_hours
    SET denied_on = act.day, denial_reason = act.reason, denied_event = act.event, denied_as = act.capacity
    FROM unnest($1::text[], $2::date[], $3::text[], $4::uuid[], $5::text[])
      AS act (source, day, reason, event, capacity)
    WHERE licensure_hours.source = act.source AND retracted_by IS NULL`,
  sets: { 1: 'denied_on', 2: 'denial_reason', 3: 'denied_event', 4: 'denied_as' },
};

function dated(act: 'attested' | 'reported'): Pick<Change, 'sql' | 'sets'> {
  const sql = `
    UPDATE licensure_hours SET ${act}_on = act.day, ${act}_event = act.event
    FROM unnest($1::text[], $2::date[], $3::uuid[]) AS act (source, day, event)
    WHERE licensure_hours.source = act.source AND retracted_by IS NULL`;
  return { sql, sets: { 1: `${act}_on`, 2: `${act}_event` } };
}

const TYPES = [
  ...['credit.Claimed', 'credit.Attested', 'credit.ProviderReported', 'credit.Approved'],
  ...['credit.Denied', 'credit.Withdrawn', 'educator.EvaluationRated', 'educator.BoardCertified'],
  ...['credit.Amended', 'credit.Reversed', 'credit.Appealed', 'credit.AppealDecided'],
  ...['educator.Retracted', 'credit.Retracted'],
] as const satisfies readonly EventType[];

/** Claims, evaluations and certificates, each with the acts so far done upon it. */
export const licensureHours: DirectProjection = {
  kind: 'direct',
  name: 'licensure_hours',
  version: 4,
  tables: [{ name: 'licensure_hours', key: ['event_id'] }],
  types: TYPES,
  project: (batch) => {
    const factOf = factsRetracted(batch.map(({ event }) => event));
    return batch.flatMap(({ event }) => (isOfTypes(event, TYPES) ? changesFor(event, factOf) : []));
  },
};

type Told = Extract<OpenedEvent, { readonly type: (typeof TYPES)[number] }>;

function changesFor(event: Told, factOf: (target: string) => string): readonly Change[] {
  const { stream: key } = event;
  switch (event.type) {
    case 'credit.Claimed': {
      const { educator, state, kind, title, quantity, unit, provider, completedOn } = event.data;
      const { credential } = event.data;
      const said = { kind, title, quantity, unit, provider, completedOn, credential };
      return [fact(event, educator, state, said)];
    }
    case 'educator.EvaluationRated': {
      const { state, schoolYear, score, employer } = event.data;
      const title = `Evaluation ${schoolYear}`;
      const completedOn = lastDayOf(schoolYear);
      const educator = educatorOf(event);
      return [
        fact(event, educator, state, { kind: 'evaluation', title, score, provider: employer, completedOn }),
      ];
    }
    case 'educator.BoardCertified': {
      const { board, kind, on } = event.data;
      const state = event.metadata.state ?? '';
      const certificate = { kind: `board_${kind}`, title: board, provider: board, completedOn: on };
      return [fact(event, educatorOf(event), state, certificate)];
    }
    case 'educator.Retracted':
      return [retraction(event, factOf(event.data.eventId))];
    case 'credit.Retracted':
      return [retraction(event, key)];
    case 'credit.Attested':
      return [{ ...ATTEST, row: [event.stream, event.data.on, event.eventId], key }];
    case 'credit.ProviderReported':
      return [{ ...REPORT, row: [event.stream, event.data.on, event.eventId], key }];
    case 'credit.Approved':
      return [{ ...APPROVE, row: [event.stream, event.data.on, event.eventId, event.data.capacity], key }];
    case 'credit.Denied': {
      const { on, reason, capacity } = event.data;
      return [{ ...DENY, row: [event.stream, on, reason, event.eventId, capacity], key }];
    }
    case 'credit.Withdrawn':
      return [{ ...WITHDRAW, row: [event.stream, event.data.on], key }];
    case 'credit.Amended':
    case 'credit.Reversed':
    case 'credit.Appealed':
    case 'credit.AppealDecided':
      return [disputed(event)];
  }
}

interface Said {
  readonly kind: string;
  readonly title: string;
  readonly quantity?: string;
  readonly unit?: string;
  readonly score?: string;
  readonly provider: string;
  readonly completedOn: string;
  readonly credential?: string | undefined;
}

function fact(event: OpenedEvent, educator: string, state: string, said: Said): Change {
  const { kind, title, quantity = null, unit = null, score = null, provider, completedOn } = said;
  const { credential = null } = said;
  const { eventId, stream, ordinal } = event;
  const { sql, into } = CLAIM;
  return {
    sql,
    into,
    // What is done upon a claim stands in its stream; of an educator's facts each stands for itself.
    key: event.type === 'credit.Claimed' ? stream : eventId,
    row: [
      eventId,
      educator,
      state,
      stream,
      kind,
      title,
      quantity,
      unit,
      score,
      provider,
      completedOn,
      ordinal,
      // What has not been done upon it.
      ...Array<null>(9).fill(null),
      credential,
      ...Array<null>(6).fill(null),
    ],
  };
}

/** Events of an educator's own stream carry the educator in their metadata. */
function educatorOf({ metadata, stream }: OpenedEvent): string {
  return metadata.educator ?? stream.slice('educator-'.length);
}
