-- The present answer for each obligation, compact: its text is rebuilt when it is read. A row holds nothing
-- that varies before its holds_until.
CREATE TABLE recertification_standing (
  period text PRIMARY KEY,
  educator text NOT NULL,
  state text NOT NULL,
  license text NOT NULL,
  class text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  completed_on date,
  outcome text NOT NULL,
  codes text[] NOT NULL,
  unit text NOT NULL,
  -- Of the requirement's first amount; null where the requirement has none.
  required numeric(10, 2),
  counted numeric(10, 2),
  attested_only numeric(10, 2) NOT NULL,
  policy_version integer NOT NULL,
  policy_digest text NOT NULL,
  -- Credits that would count if somebody approved them, or if their provider reported them.
  awaiting_approval text[] NOT NULL DEFAULT '{}',
  awaiting_report text[] NOT NULL DEFAULT '{}',
  holds_until date
);
CREATE INDEX ON recertification_standing (educator);
CREATE INDEX ON recertification_standing (state, outcome, ends_on, period);
CREATE INDEX ON recertification_standing (state, holds_until);
CREATE INDEX ON recertification_standing (state) WHERE awaiting_approval <> '{}' OR awaiting_report <> '{}';

-- The day that began last in each state: "today", as far as standings go.
CREATE TABLE state_day (
  state text PRIMARY KEY,
  today date NOT NULL
);
