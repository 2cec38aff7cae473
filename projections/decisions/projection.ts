import { isOfTypes } from '../../src/app/log/of-types.ts';
import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change, DirectProjection } from '../../src/app/projections/projection.ts';
import { decidedBy, DECISION_TYPES, type DecisionEvent } from './decided.ts';

const INSERT = insertion(
  'decisions',
  {
    ...{ decision: 'text', event_id: 'uuid', kind: 'text', license: 'text', educator: 'text', state: 'text' },
    ...{ period: 'text', route: 'text', decided_on: 'date', decided_by: 'text', outcome: 'text' },
    ...{ codes: 'text[]', missing: 'text[]', required: 'numeric', counted: 'numeric', unit: 'text' },
    ...{
      policy_version: 'integer',
      policy_digest: 'text',
      application: 'text',
      credit: 'text',
      ordinal: 'bigint',
    },
  },
  'passed over',
);

/** What was decided upon licenses, periods, applications and credits, by whom, under which text and why. */
export const decisions: DirectProjection = {
  kind: 'direct',
  name: 'decisions',
  version: 3,
  tables: [{ name: 'decisions', key: ['decision'] }],
  types: DECISION_TYPES,
  project: (batch) =>
    batch.flatMap(({ event }) => (isOfTypes(event, DECISION_TYPES) ? changesFor(event) : [])),
};

function changesFor(event: DecisionEvent): readonly Change[] {
  const decided = decidedBy(event);
  if (decided === undefined) return [];
  const { stream, revision, eventId, ordinal, metadata } = event;
  const { educator = '', state = '' } = metadata;
  const { kind, license, period, application, credit, route, on, by, outcome, codes, missing, policy } =
    decided;
  const key = `${stream}@${revision}`;
  const row = [
    ...[key, eventId, kind, license, educator, state, period, route, on, by, outcome, codes, missing],
    ...[decided.required, decided.counted, decided.unit, policy?.version ?? null, policy?.digest ?? null],
    ...[application, credit, ordinal],
  ];
  return [{ ...INSERT, row, key }];
}
