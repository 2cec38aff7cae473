import type { Change, DirectProjection, Seen } from '../../src/app/projection.ts';

const INSERT = `
  INSERT INTO audit_trail
    (ordinal, event_id, stream, revision, type, version, recorded_at, actor, state, educator,
     command_id, correlation_id, causation_id, import_id, data, hash)
  SELECT ordinal, event_id, stream, revision, type, version, to_timestamp(recorded_at / 1000.0), actor,
         state, educator, command_id, correlation_id, causation_id, import_id, data, hash
  FROM unnest($1::bigint[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::integer[], $7::bigint[],
              $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[],
              $15::text[], $16::text[])
    AS event (ordinal, event_id, stream, revision, type, version, recorded_at, actor, state, educator,
              command_id, correlation_id, causation_id, import_id, data, hash)
  ON CONFLICT DO NOTHING`;

/** Every event, as it stands in the log. */
export const auditTrail: DirectProjection = {
  kind: 'direct',
  name: 'audit_trail',
  version: 1,
  tables: [{ name: 'audit_trail', key: ['ordinal'] }],
  project: (batch) => batch.map(changeFor),
};

function changeFor({ stored }: Seen): Change {
  const { ordinal, id, stream, revision, type, version, recordedAt, metadata, data, hash } = stored;
  const { actor, state = null, educator = null, commandId, correlationId, causationId } = metadata;
  const row = [
    ...[ordinal, id, stream, revision, type, version, recordedAt, actor, state, educator],
    ...[commandId, correlationId, causationId, metadata.importId ?? null, data, hash],
  ];
  return { sql: INSERT, row, key: id };
}
