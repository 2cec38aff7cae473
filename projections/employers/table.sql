-- The register of employers, and all that was ever said of each: how one is called, and of which kind it is on a day, is
-- found among that.
CREATE TABLE employers (
  event_id uuid PRIMARY KEY,
  stream text NOT NULL,
  -- As records of the state name it.
  employer text NOT NULL,
  state text NOT NULL,
  registered_on date NOT NULL
);
CREATE UNIQUE INDEX ON employers (stream);
CREATE INDEX ON employers (state, employer);

CREATE TABLE employer_sayings (
  event_id uuid PRIMARY KEY,
  stream text NOT NULL,
  ordinal bigint NOT NULL,
  name text,
  setting text,
  -- First day of that kind; null for the one it was registered with.
  from_on date,
  closed_after date,
  retracted boolean NOT NULL
);
CREATE INDEX ON employer_sayings (stream, ordinal);
