-- Every event with who caused it and when it was recorded. Data is the exact text of the log, in which what is
-- personal is ciphertext.
CREATE TABLE audit_trail (
  ordinal bigint PRIMARY KEY,
  event_id uuid NOT NULL,
  stream text NOT NULL,
  revision bigint NOT NULL,
  type text NOT NULL,
  version integer NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  actor text NOT NULL,
  state text,
  educator text,
  command_id text NOT NULL,
  correlation_id text NOT NULL,
  causation_id text NOT NULL,
  import_id text,
  data text NOT NULL,
  hash text NOT NULL
);
CREATE INDEX ON audit_trail (stream, revision);
CREATE INDEX ON audit_trail (educator, ordinal);
CREATE INDEX ON audit_trail (state, ordinal);
-- What an import recorded, of which states, and the imports there were.
CREATE INDEX ON audit_trail (import_id, state, type) WHERE import_id IS NOT NULL;
CREATE INDEX ON audit_trail (ordinal) WHERE type = 'import.Started';
