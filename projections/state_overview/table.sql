-- Where educators have served, one row for each year recorded: whose employer somebody is follows from the latest.
CREATE TABLE service_record (
  event_id uuid PRIMARY KEY,
  educator text NOT NULL,
  state text NOT NULL,
  employer text NOT NULL,
  school_year text NOT NULL,
  ordinal bigint NOT NULL,
  -- The retraction that took the year back. It may be taken back itself, so the row stays, out of sight.
  retracted_by uuid
);
CREATE INDEX ON service_record (educator, state, school_year DESC, ordinal DESC);
CREATE INDEX ON service_record (employer, state, educator);
