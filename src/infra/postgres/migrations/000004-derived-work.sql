-- Educators whose rows are to be computed anew, for each derived projection, with the ordinal of the event that
-- asked for it.
CREATE TABLE read_models.derived_work (
  projection text NOT NULL,
  educator text NOT NULL,
  ordinal bigint NOT NULL,
  PRIMARY KEY (projection, educator)
);
CREATE INDEX ON read_models.derived_work (projection, ordinal, educator);

INSERT INTO read_models.derived_work (projection, educator, ordinal)
SELECT 'recertification_standing', educator, ordinal FROM read_models.standing_work;
DROP TABLE read_models.standing_work;
