-- Assignments day by day, one row for each, under the event that stated it. Who is on leave on a day is asked of the
-- days, never stored.
CREATE TABLE employments (
  event_id uuid PRIMARY KEY,
  employment text NOT NULL,
  -- Of the event with which the employment began.
  began_event uuid NOT NULL,
  educator text NOT NULL,
  state text NOT NULL,
  employer text NOT NULL,
  setting text,
  position text NOT NULL,
  field text,
  fte numeric,
  from_on date NOT NULL,
  until_on date,
  -- First and last day of the employment as a whole.
  began_on date NOT NULL,
  ends_on date,
  -- Of the employment as a whole, in their order: [{ event, from, until }].
  leaves jsonb NOT NULL,
  -- A row holds for good: nothing in it goes by today.
  holds_until date
);
CREATE INDEX ON employments (educator);
CREATE INDEX ON employments (state, from_on, event_id);
CREATE INDEX ON employments (state, position, from_on);
CREATE INDEX ON employments (employer, from_on, event_id);

-- The day that began last in each state.
CREATE TABLE employment_day (
  state text PRIMARY KEY,
  today date NOT NULL
);
