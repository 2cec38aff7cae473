import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change, DirectProjection, Seen } from '../../src/app/projections/projection.ts';

const INSERT = insertion(
  'audit_trail',
  {
    ...{ ordinal: 'bigint', event_id: 'uuid', stream: 'text', revision: 'bigint', type: 'text' },
    ...{ version: 'integer', recorded_at: 'timestamptz', actor: 'text', state: 'text', educator: 'text' },
    ...{ command_id: 'text', correlation_id: 'text', causation_id: 'text', import_id: 'text' },
    ...{ data: 'text', hash: 'text' },
  },
  'passed over',
);

/** Every event, as it stands in the log. */
export const auditTrail: DirectProjection = {
  kind: 'direct',
  name: 'audit_trail',
  version: 2,
  tables: [{ name: 'audit_trail', key: ['ordinal'] }],
  project: (batch) => batch.map(changeFor),
};

function changeFor({ stored }: Seen): Change {
  const { ordinal, id, stream, revision, type, version, recordedAt, metadata, data, hash } = stored;
  const {
    actor,
    state = null,
    educator = null,
    commandId,
    correlationId,
    causationId,
    importId = null,
  } = metadata;
  const { sql, into } = INSERT;
  const row = [
    ordinal,
    id,
    stream,
    revision,
    type,
    version,
    new Date(recordedAt).toISOString(),
    actor,
    state,
    educator,
    commandId,
    correlationId,
    causationId,
    importId,
    data,
    hash,
  ];
  return { sql, into, row, key: id };
}
