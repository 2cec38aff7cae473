-- Every artifact that was submitted as evidence, each time: so that reviewers learn that it was seen before. Whose it
-- was is only compared with, and shown to nobody.
CREATE TABLE submitted_work (
  event_id uuid NOT NULL,
  -- SHA-256 of its bytes, in hex.
  digest text NOT NULL,
  -- Stream of the micro-credential it was submitted for.
  credential text NOT NULL,
  educator text,
  submitted_on date NOT NULL,
  PRIMARY KEY (event_id, digest)
);
CREATE INDEX ON submitted_work (digest);
