-- What a reactor could not follow, so that everybody else goes on. It is tried again, in the order of the log.
CREATE TABLE read_models.reactor_parked (
  reactor text COLLATE "C" NOT NULL,
  -- Whose consequences wait: an educator, or the stream of what concerns nobody alone. What comes later of the same
  -- waits behind.
  lane text COLLATE "C" NOT NULL,
  -- The event that is to be followed.
  ordinal bigint NOT NULL,
  -- Whether the event concerned many, and of them this one alone is left.
  part boolean NOT NULL,
  -- Of the error, whose message may name a person; `behind` for what waits for another.
  code text NOT NULL,
  attempts integer NOT NULL,
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  retry_at timestamptz NOT NULL,
  PRIMARY KEY (reactor, lane, ordinal)
);
