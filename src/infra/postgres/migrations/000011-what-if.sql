-- What agencies asked of drafts of their law, and who would flip: kept for a day, computed from the ledger and no part
-- of it.
CREATE SCHEMA what_if;
GRANT USAGE ON SCHEMA what_if TO :app_role;

CREATE TABLE what_if.run (
  run uuid PRIMARY KEY,
  -- Hex SHA-256 of everything that was asked: the same id with another question is a mistake.
  asked text NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  state text NOT NULL,
  strand text NOT NULL,
  as_of date NOT NULL,
  -- The version that holds, and the draft by the digest of its text.
  version integer NOT NULL,
  digest text NOT NULL,
  -- The value each setting of the draft was taken with; null for one that was left open.
  settings text NOT NULL,
  status text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'done', 'cancelled', 'failed')),
  -- When the process that carries it out was last heard of.
  seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- How many educators are to be asked about; null until they have been counted.
  educators integer,
  educators_done integer NOT NULL DEFAULT 0,
  educators_left_out integer NOT NULL DEFAULT 0,
  -- The numbers, once it is done.
  tally text,
  problem text
);
CREATE UNIQUE INDEX one_runs_in_a_state ON what_if.run (state) WHERE status = 'running';
CREATE INDEX ON what_if.run (state, asked_at);

CREATE TABLE what_if.flip (
  run uuid NOT NULL REFERENCES what_if.run ON DELETE CASCADE,
  period text COLLATE "C" NOT NULL,
  educator text NOT NULL,
  class text NOT NULL,
  fields text[] NOT NULL,
  employer text,
  before text NOT NULL,
  after text NOT NULL,
  -- Codes that come to stand in the way, and codes that do no longer.
  come text[] NOT NULL,
  gone text[] NOT NULL,
  PRIMARY KEY (run, period)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA what_if TO :app_role;
