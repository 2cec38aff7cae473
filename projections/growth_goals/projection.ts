import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import { isOfTypes } from '../../src/app/log/of-types.ts';
import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change, DirectProjection } from '../../src/app/projections/projection.ts';
import { definitionId } from '../../src/domain/definition/index.ts';
import type { EventType } from '../../src/domain/events.ts';

const SET = insertion(
  'growth_goals',
  {
    ...{ event_id: 'uuid', goal: 'text', educator: 'text', state: 'text', source: 'text', employer: 'text' },
    set_on: 'date',
  },
  'passed over',
);

const TIE = insertion(
  'goal_ties',
  { event_id: 'uuid', definition: 'text', goal: 'text', tied_on: 'date', until_on: 'date' },
  'passed over',
);

const UNTIE = `
  UPDATE goal_ties SET until_on = act.day
  FROM unnest($1::text[], $2::text[], $3::date[]) AS act (goal, definition, day)
  WHERE goal_ties.goal = act.goal AND goal_ties.definition = act.definition AND until_on IS NULL`;

const CLOSE = `
  UPDATE goal_ties SET until_on = act.day FROM unnest($1::text[], $2::date[]) AS act (goal, day)
  WHERE goal_ties.goal = act.goal AND until_on IS NULL`;

const BEGIN = insertion(
  'goal_awards',
  {
    ...{ credential: 'text', educator: 'text', state: 'text', definition: 'text', awarded_on: 'date' },
    revoked: 'boolean',
  },
  'passed over',
);

const AWARD = `
  UPDATE goal_awards SET awarded_on = act.day FROM unnest($1::text[], $2::date[]) AS act (credential, day)
  WHERE goal_awards.credential = act.credential`;

const REVOKE = `
  UPDATE goal_awards SET revoked = act.revoked FROM unnest($1::text[], $2::boolean[]) AS act (credential, revoked)
  WHERE goal_awards.credential = act.credential`;

const TYPES = [
  ...['goal.Set', 'goal.CredentialTied', 'goal.CredentialUntied', 'goal.Closed'],
  ...['credential.Started', 'credential.Awarded', 'credential.Revoked', 'credential.Restored'],
] as const satisfies readonly EventType[];

/** Who is to learn what on whose behalf, and what was learned. */
export const growthGoals: DirectProjection = {
  kind: 'direct',
  name: 'growth_goals',
  version: 1,
  tables: [
    { name: 'growth_goals', key: ['event_id'] },
    { name: 'goal_ties', key: ['event_id', 'definition'] },
    { name: 'goal_awards', key: ['credential'] },
  ],
  types: TYPES,
  project: (batch) => batch.flatMap(({ event }) => changesFor(event)),
};

function changesFor(event: OpenedEvent): readonly Change[] {
  if (!isOfTypes(event, TYPES)) return [];
  const { stream: key, eventId } = event;
  const tie = (definition: string, on: string): Change => ({
    ...{ sql: TIE.sql, into: TIE.into, key, row: [eventId, definition, key, on, null] },
  });
  switch (event.type) {
    case 'goal.Set': {
      const { educator, state, source, employer = null, definitions, on } = event.data;
      const row = [eventId, key, educator, state, source, employer, on];
      return [{ ...SET, key, row }, ...definitions.map((definition) => tie(definition, on))];
    }
    case 'goal.CredentialTied':
      return [tie(event.data.definition, event.data.on)];
    case 'goal.CredentialUntied':
      return [{ sql: UNTIE, key, row: [key, event.data.definition, event.data.on] }];
    case 'goal.Closed':
      return [{ sql: CLOSE, key, row: [key, event.data.on] }];
    case 'credential.Started': {
      const { educator, issuer, definition } = event.data;
      const { state = '' } = event.metadata;
      const row = [key, educator, state, definitionId(issuer, definition), null, false];
      return [{ ...BEGIN, key, row }];
    }
    case 'credential.Awarded':
      return [{ sql: AWARD, key, row: [key, event.data.on] }];
    case 'credential.Revoked':
      return [{ sql: REVOKE, key, row: [key, true] }];
    case 'credential.Restored':
      return [{ sql: REVOKE, key, row: [key, false] }];
  }
}
