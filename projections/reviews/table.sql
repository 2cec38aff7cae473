-- Reviews, one row for each, under the event that opened it. A review that is decided stays, with its answer.
CREATE TABLE reviews (
  event_id uuid PRIMARY KEY,
  review text NOT NULL,
  educator text NOT NULL,
  state text NOT NULL,
  subject text NOT NULL,
  -- A credit's stream, or where a decision stands, as license-TN-1234567@4.
  reviewed text NOT NULL,
  because text NOT NULL,
  rested_on text NOT NULL,
  cause uuid NOT NULL,
  opened_on date NOT NULL,
  decided_on date,
  decided_by text,
  outcome text,
  -- Place of the opening event: the oldest comes first.
  ordinal bigint NOT NULL
);
CREATE UNIQUE INDEX ON reviews (review);
CREATE INDEX ON reviews (state, ordinal);
CREATE INDEX ON reviews (educator, ordinal);
