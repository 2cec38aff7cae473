import type { DirectProjection, Seen } from '../../src/app/projection.ts';

const INSERT = `
  INSERT INTO read_models.audit_trail
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
  project: (batch) => [{ sql: INSERT, values: columns(batch) }],
};

function columns(batch: readonly Seen[]): readonly unknown[][] {
  const stored = batch.map((seen) => seen.stored);
  const metadata = stored.map((event) => event.metadata);
  return [
    stored.map(({ ordinal }) => ordinal),
    stored.map(({ id }) => id),
    stored.map(({ stream }) => stream),
    stored.map(({ revision }) => revision),
    stored.map(({ type }) => type),
    stored.map(({ version }) => version),
    stored.map(({ recordedAt }) => recordedAt),
    metadata.map(({ actor }) => actor),
    metadata.map(({ state }) => state ?? null),
    metadata.map(({ educator }) => educator ?? null),
    metadata.map(({ commandId }) => commandId),
    metadata.map(({ correlationId }) => correlationId),
    metadata.map(({ causationId }) => causationId),
    metadata.map(({ importId }) => importId ?? null),
    stored.map(({ data }) => data),
    stored.map(({ hash }) => hash),
  ];
}
