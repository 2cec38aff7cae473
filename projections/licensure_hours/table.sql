-- What an educator has claimed or been credited with, one row for each fact, under the event that stated it.
-- What a fact is worth is not kept here: that is a question of law, answered by recertification_standing.
CREATE TABLE licensure_hours (
  event_id uuid PRIMARY KEY,
  educator text NOT NULL,
  state text NOT NULL,
  -- The credit's stream, or the educator's for an evaluation or a board certificate.
  source text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  -- Null where there is no quantity: an evaluation has a score, a certificate neither.
  quantity numeric(10, 2),
  unit text,
  score text,
  provider text NOT NULL,
  completed_on date NOT NULL,
  attested_on date,
  reported_on date,
  approved_on date,
  denied_on date,
  denial_reason text,
  withdrawn_on date,
  reversed_on date,
  appealed_on date,
  appeal_outcome text,
  -- Stream of the micro-credential it was claimed from.
  credential text,
  -- The events that did so, for when one of them is taken back.
  attested_event uuid,
  reported_event uuid,
  approved_event uuid,
  denied_event uuid,
  -- In which capacity it was approved, and denied.
  approved_as text,
  denied_as text,
  -- The retraction that took the fact back. It may be taken back itself, so the row stays, out of sight.
  retracted_by uuid,
  -- Place of the stating event, by which lists page.
  ordinal bigint NOT NULL
);
CREATE INDEX ON licensure_hours (educator, completed_on, ordinal);
CREATE INDEX ON licensure_hours (source);
CREATE INDEX ON licensure_hours (credential) WHERE credential IS NOT NULL;
CREATE INDEX ON licensure_hours (state, provider);
