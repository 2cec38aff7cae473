-- What was applied for, one row for each license or endorsement and person: filed anew after an answer, it is open again.
CREATE TABLE applications (
  application text PRIMARY KEY,
  educator text NOT NULL,
  state text NOT NULL,
  kind text NOT NULL,
  class text NOT NULL,
  fields text[] NOT NULL,
  -- open, withdrawn, granted or denied.
  status text NOT NULL,
  filed_on date NOT NULL,
  answered_on date,
  answered_by text,
  -- Stream of the license granted, or of the one a field is applied for.
  license text,
  -- Place of the filing: the oldest comes first.
  ordinal bigint NOT NULL,
  -- Place of the last event: what comes again changes nothing.
  seen bigint NOT NULL
);
CREATE INDEX ON applications (state, ordinal);
CREATE INDEX ON applications (educator, ordinal);
