-- Licenses as they stand. Whether one is valid on a day is asked of its days, never stored: a row must not
-- turn wrong by the passing of time.
CREATE TABLE license_status (
  license text PRIMARY KEY,
  educator text NOT NULL,
  state text NOT NULL,
  number text NOT NULL,
  class text NOT NULL,
  fields text[] NOT NULL,
  issued_on date NOT NULL,
  -- Since when it has been valid without a gap, over however many terms.
  valid_from date NOT NULL,
  expires_on date NOT NULL,
  -- The period of an application that awaits its answer.
  applied_period text,
  applied_on date,
  -- The last renewal, as `license@revision`, where its stored decision is found.
  renewal text,
  renewed_on date,
  -- Place of the issuing event, by which lists page.
  ordinal bigint NOT NULL,
  -- The issuing event, for when it is taken back.
  event_id uuid NOT NULL
);
CREATE INDEX ON license_status (state, expires_on, license);
CREATE INDEX ON license_status (state, class, license);
CREATE INDEX ON license_status (educator);

-- People are found by their exact name through a keyed hash; the name itself is nowhere in clear.
CREATE TABLE license_holder (
  educator text PRIMARY KEY,
  state text NOT NULL,
  name_hash text NOT NULL,
  event_id uuid NOT NULL
);
CREATE INDEX ON license_holder (name_hash);
