-- What was given to educators upon a stored decision, one row for each act, with the credits and facts that counted.
CREATE TABLE decision_grounds (
  -- Where it stands, as `license-…@revision` or `application-…@revision`; as in `decisions`.
  decision text PRIMARY KEY,
  event_id uuid NOT NULL,
  -- The license it was given upon, or that was issued upon it.
  license text NOT NULL,
  state text NOT NULL,
  decided_on date NOT NULL,
  -- Place of the log its facts were read at, and its own.
  read_at bigint NOT NULL,
  ordinal bigint NOT NULL,
  unit text NOT NULL,
  -- Side by side: the stream of each credit (`educator-…#event` for a fact), how much of it counted, and on whose word.
  sources text[] NOT NULL,
  amounts numeric[] NOT NULL,
  rests_on text[] NOT NULL,
  -- The events that made its answer so besides what was counted, as records that were looked for; of older ways, all.
  made_by uuid[] NOT NULL,
  -- Whether its license was issued in error, so that it never was, or the grant could not be carried out.
  rescinded boolean NOT NULL
);
CREATE INDEX ON decision_grounds USING gin (sources);
CREATE INDEX ON decision_grounds USING gin (made_by);
CREATE INDEX ON decision_grounds (state, decided_on);
CREATE INDEX ON decision_grounds (license);
CREATE INDEX ON decision_grounds (event_id);

-- Credits that were approved: what was recognised rests on what it was claimed from.
CREATE TABLE credit_approvals (
  event_id uuid PRIMARY KEY,
  -- Where it stands, as `credit-…@revision`; as in `decisions`.
  decision text NOT NULL,
  credit text NOT NULL,
  state text NOT NULL,
  decided_on date NOT NULL,
  ordinal bigint NOT NULL,
  -- The event after which it stands no longer, and what that was: a reversal may be overturned.
  undone_by uuid,
  undone_as text
);
CREATE INDEX ON credit_approvals (credit);

-- Whom and what a claim named as its source, each time it was said: a decision rests on what had been said by then.
CREATE TABLE claim_sources (
  event_id uuid PRIMARY KEY,
  credit text NOT NULL,
  provider text NOT NULL,
  -- Stream of the micro-credential it was claimed from.
  credential text,
  ordinal bigint NOT NULL,
  -- The retraction that took it back, and its place.
  retracted_by uuid,
  retracted_at bigint
);
CREATE INDEX ON claim_sources (credit, ordinal);
CREATE INDEX ON claim_sources (provider);
CREATE INDEX ON claim_sources (credential) WHERE credential IS NOT NULL;
