-- What was decided upon licenses, periods, applications and credits, as it was decided that day: rows never change. Why
-- stands here by codes and in the words of the rules; what a person wrote of another stays sealed in the log.
CREATE TABLE decisions (
  -- Where it stands, as `license-…@revision`, `application-…@revision` or `credit-…@revision`.
  decision text PRIMARY KEY,
  event_id uuid NOT NULL,
  kind text NOT NULL,
  -- Null where it is of none, as of a credit.
  license text,
  educator text NOT NULL,
  state text NOT NULL,
  period text,
  -- The way of the policy it goes by, where it is one.
  route text,
  decided_on date NOT NULL,
  decided_by text NOT NULL,
  -- Null where no answer of the rules was kept with it.
  outcome text,
  codes text[] NOT NULL,
  missing text[] NOT NULL,
  -- Of the requirement's first amount; null where the requirement has none.
  required numeric(10, 2),
  counted numeric(10, 2),
  unit text,
  policy_version integer,
  policy_digest text,
  -- Stream of the application it answers, or of the credit it is about.
  application text,
  credit text,
  ordinal bigint NOT NULL
);
CREATE INDEX ON decisions (state, decided_on, ordinal);
CREATE INDEX ON decisions (educator);
CREATE INDEX ON decisions (license);
