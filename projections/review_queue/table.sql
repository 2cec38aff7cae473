-- What awaits a human, one row for each act awaited, keyed by the event that made it so. How old it is and whether it
-- is late are asked of its days, never stored.
CREATE TABLE review_queue (
  event_id uuid PRIMARY KEY,
  -- `credit` for every claim: whether somebody's act makes it count says the standing of its period.
  kind text NOT NULL,
  -- The stream the act is done upon, and what the act is asked for in it, as a route of the policy.
  stream text NOT NULL,
  detail text,
  -- By what those who act name it, where that is not the stream.
  record text,
  educator text,
  state text,
  issuer text,
  since date NOT NULL,
  -- The last day by law, and the first on which the act may be done, where the event names them.
  due date,
  not_before date,
  ordinal bigint NOT NULL,
  -- Place of the last event that answered it.
  answered bigint
);
CREATE INDEX ON review_queue (stream);
CREATE INDEX ON review_queue (state, since, ordinal) WHERE answered IS NULL;
CREATE INDEX ON review_queue (issuer, since, ordinal) WHERE answered IS NULL;
CREATE INDEX ON review_queue (educator) WHERE answered IS NULL;
