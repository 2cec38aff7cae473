-- The read models' own schema. Each projection brings its tables (projections/<name>/table.sql), which the
-- migrator creates when that projection's version is new; the application fills them.
CREATE SCHEMA read_models;
GRANT USAGE ON SCHEMA read_models TO :app_role;
ALTER DEFAULT PRIVILEGES IN SCHEMA read_models
  GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO :app_role;

-- Up to which ordinal each projection has seen the log, moved in the same transaction as its tables.
CREATE TABLE read_models.checkpoint (
  projection text PRIMARY KEY,
  version integer NOT NULL,
  ordinal bigint NOT NULL
);

-- Educators whose standing is to be evaluated anew, with the ordinal of the event that asked for it.
CREATE TABLE read_models.standing_work (
  educator text PRIMARY KEY,
  ordinal bigint NOT NULL
);
CREATE INDEX ON read_models.standing_work (ordinal);

-- Up to which ordinal each reactor has done what followed.
CREATE TABLE read_models.reactor (
  reactor text PRIMARY KEY,
  ordinal bigint NOT NULL
);
