-- Every period with what became of it, and what the law gives it by itself that nobody has recorded yet. Whether it
-- runs on a day is asked of its days, never stored.
CREATE TABLE periods (
  period text PRIMARY KEY,
  educator text NOT NULL,
  state text NOT NULL,
  strand text NOT NULL,
  owner text NOT NULL,
  license text NOT NULL,
  class text NOT NULL,
  starts_on date NOT NULL,
  -- Its last day, and what that was at first.
  ends_on date NOT NULL,
  first_ends_on date NOT NULL,
  completed_on date,
  suspended_from date,
  suspended_for text,
  requested_route text,
  requested_on date,
  closed_on date,
  consequence text,
  closed_route text,
  -- Since when a person keeps it open who opened it again, and the last day they stated.
  kept_open_since date,
  kept_open_until date,
  -- What moved its last day, in the order recorded: [{ way, route, on, from, endsOn }].
  moves jsonb NOT NULL,
  -- Extensions by statute that are due, in the order in which they stack; their members belong together by place.
  due_routes text[] NOT NULL,
  due_on date[] NOT NULL,
  due_from date[] NOT NULL,
  due_to date[] NOT NULL,
  -- Extensions by statute that the days hold which were stated for the period.
  held_routes text[] NOT NULL,
  -- Why it cannot be said whether more is due; empty where it can.
  open_codes text[] NOT NULL,
  holds_until date
);
CREATE INDEX ON periods (educator);
CREATE INDEX ON periods (state, ends_on, period);
CREATE INDEX ON periods (state, holds_until);
CREATE INDEX ON periods USING gin (due_routes);
CREATE INDEX ON periods USING gin (held_routes);

-- The day that began last in each state: "today", as far as what is due goes.
CREATE TABLE period_day (
  state text PRIMARY KEY,
  today date NOT NULL
);
