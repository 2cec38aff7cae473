-- How the evaluation of each school year stands, one row for each educator, state and school year of which something is
-- on record; an educator with a license of a state and no such year has one row without a year. A row holds nothing
-- that varies before its holds_until.
CREATE TABLE evaluations (
  educator text NOT NULL,
  state text NOT NULL,
  school_year text NOT NULL,
  license text NOT NULL,
  class text NOT NULL,
  employers text[] NOT NULL,
  -- Ratings on record, those completed first before the others.
  ratings text[] NOT NULL,
  observations integer NOT NULL,
  outcome text NOT NULL,
  codes text[] NOT NULL,
  -- What the policy answers to its questions of these names.
  owed text,
  progress text,
  policy_version integer NOT NULL,
  policy_digest text NOT NULL,
  holds_until date,
  PRIMARY KEY (educator, state, school_year)
);
CREATE INDEX ON evaluations (state, school_year, educator);
CREATE INDEX ON evaluations (state, holds_until);
CREATE INDEX ON evaluations USING gin (employers);

-- The day that began last in each state: "today", as far as these rows go.
CREATE TABLE evaluation_day (
  state text PRIMARY KEY,
  today date NOT NULL
);
