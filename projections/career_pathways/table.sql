-- What each educator may advance to, one row for each tier of each license; a license whose state has no such
-- rules has one row without a tier. A row holds nothing that varies before its holds_until.
CREATE TABLE career_pathways (
  license text NOT NULL,
  tier text NOT NULL,
  educator text NOT NULL,
  state text NOT NULL,
  class text NOT NULL,
  gives text NOT NULL,
  outcome text NOT NULL,
  codes text[] NOT NULL,
  -- Whose acts are awaited.
  awaits text[] NOT NULL,
  openness text NOT NULL,
  opens_on date,
  closes_on date,
  policy_version integer NOT NULL,
  policy_digest text NOT NULL,
  holds_until date,
  PRIMARY KEY (license, tier)
);
CREATE INDEX ON career_pathways (educator);
CREATE INDEX ON career_pathways (state, tier, outcome, license);
CREATE INDEX ON career_pathways (state, holds_until);

-- The day that began last in each state: "today", as far as these rows go.
CREATE TABLE pathway_day (
  state text PRIMARY KEY,
  today date NOT NULL
);
