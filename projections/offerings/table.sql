-- All that was ever said of offerings, one row for each event. How one stands on a day says the last row up to that day.
CREATE TABLE offerings (
  event_id uuid PRIMARY KEY,
  offering text NOT NULL,
  ordinal bigint NOT NULL,
  said_on date NOT NULL,
  -- From then on nobody begins it; nothing else is said of it in that row.
  withdrawn boolean NOT NULL,
  title text,
  provider text,
  kind text,
  quantity numeric,
  unit text,
  categories text[],
  topic text,
  level text,
  participation text,
  delivery text,
  field text,
  assessed boolean,
  -- Null where nobody said.
  cost_cents integer,
  opens_on date,
  closes_on date,
  takes_days integer,
  -- Null for everywhere.
  states text[],
  -- Id of a definition.
  credential text
);
CREATE INDEX ON offerings (offering, ordinal DESC);

-- What states judged of the quality of offerings. Of one state and standard the last row counts.
CREATE TABLE offering_quality (
  event_id uuid PRIMARY KEY,
  offering text NOT NULL,
  ordinal bigint NOT NULL,
  judged_on date NOT NULL,
  state text NOT NULL,
  standard text NOT NULL,
  -- Parts of the standard.
  met text[] NOT NULL,
  unmet text[] NOT NULL
);
CREATE INDEX ON offering_quality (offering);

-- From when to when states approve providers, and when such an approval was ended early.
CREATE TABLE provider_approval (
  event_id uuid PRIMARY KEY,
  provider text NOT NULL,
  ordinal bigint NOT NULL,
  state text NOT NULL,
  -- Names the approval, together with the state.
  from_on date NOT NULL,
  -- Null for no end.
  until_on date,
  -- Whether it ends what an earlier row gave.
  ends boolean NOT NULL
);
CREATE INDEX ON provider_approval (provider);
