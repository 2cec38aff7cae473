-- Goals, the micro-credentials they are tied to, and every micro-credential with the day it was awarded: by which goal
-- it was learned is asked of all three.
CREATE TABLE growth_goals (
  event_id uuid PRIMARY KEY,
  goal text NOT NULL,
  educator text NOT NULL,
  state text NOT NULL,
  source text NOT NULL,
  employer text,
  set_on date NOT NULL
);
CREATE UNIQUE INDEX ON growth_goals (goal);
CREATE INDEX ON growth_goals (educator);

CREATE TABLE goal_ties (
  -- Of the event that tied it: the goal's own, or one of later.
  event_id uuid NOT NULL,
  definition text NOT NULL,
  goal text NOT NULL,
  tied_on date NOT NULL,
  -- The last day of it: it was untied, or the goal was closed.
  until_on date,
  PRIMARY KEY (event_id, definition)
);
CREATE INDEX ON goal_ties (goal);
CREATE INDEX ON goal_ties (definition);

CREATE TABLE goal_awards (
  credential text PRIMARY KEY,
  educator text NOT NULL,
  state text NOT NULL,
  definition text NOT NULL,
  awarded_on date,
  revoked boolean NOT NULL
);
CREATE INDEX ON goal_awards (state, awarded_on) WHERE awarded_on IS NOT NULL;
