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
  -- Subjects of those who may do it, where it is theirs alone.
  able text[],
  ordinal bigint NOT NULL,
  -- Place of the last event that answered it.
  answered bigint
);
CREATE INDEX ON review_queue (stream);
-- Claims, of which a state has many more than of all else, are found by their stream: readers ask in these very words.
CREATE INDEX ON review_queue (state, since, ordinal)
  WHERE answered IS NULL AND kind NOT IN ('credit', 'credential_appeal', 'vote');
CREATE INDEX ON review_queue (educator) WHERE answered IS NULL;

-- Every micro-credential with the attempt that is under way: how far it is follows from what stands here. `educator`
-- only keeps learners from reviewing their own; nobody is shown it.
CREATE TABLE assessment (
  credential text PRIMARY KEY,
  issuer text NOT NULL,
  definition text NOT NULL,
  educator text NOT NULL,
  -- As its terms say: whether work is looked at for completeness first, and how many assess it.
  screened boolean NOT NULL,
  needed integer NOT NULL,
  attempt integer,
  submission text,
  is_screened boolean NOT NULL DEFAULT false,
  wanted integer NOT NULL DEFAULT 0,
  -- What each who has it in hand recommended, or null.
  reviews jsonb NOT NULL DEFAULT '{}',
  is_answered boolean NOT NULL DEFAULT true,
  -- Those who had this attempt in hand, who may not have it again, who have a tie with its learner (as a coach has), and
  -- who had a part in any attempt.
  touched text[] NOT NULL DEFAULT '{}',
  barred text[] NOT NULL DEFAULT '{}',
  conflicted text[] NOT NULL DEFAULT '{}',
  involved text[] NOT NULL DEFAULT '{}',
  -- Since which event and day the next step is awaited, and until when.
  event_id uuid,
  since date,
  due date,
  -- Place of the last event that is in it, and of the one the wait began with.
  ordinal bigint NOT NULL,
  awaited_at bigint
);
CREATE INDEX ON assessment (issuer) WHERE NOT is_answered;
