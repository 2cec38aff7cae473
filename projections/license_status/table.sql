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
  -- Infinity for life.
  expires_on date NOT NULL,
  -- The status given last, where it is another than active; ended: the license is over by it.
  status text,
  status_from date,
  status_ended boolean NOT NULL DEFAULT false,
  -- The period of an application that awaits its answer.
  applied_period text,
  applied_on date,
  -- The way of the law that was elected and awaits its answer.
  elected_way text,
  elected_on date,
  -- The lapse that is proposed, and the day before which it is not confirmed.
  lapse_status text,
  lapse_from date,
  lapse_not_before date,
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

-- Fields that were added, with their days.
CREATE TABLE license_endorsement (
  event_id uuid PRIMARY KEY,
  license text NOT NULL,
  field text NOT NULL,
  from_on date NOT NULL,
  until_on date
);
CREATE INDEX ON license_endorsement (license);

-- Final public orders, with their days.
CREATE TABLE license_order (
  license text NOT NULL,
  reference text NOT NULL,
  kind text NOT NULL,
  fields text[] NOT NULL,
  from_on date NOT NULL,
  until_on date,
  PRIMARY KEY (license, reference)
);

-- People are found by their exact name through a keyed hash; the name itself is nowhere in clear.
CREATE TABLE license_holder (
  educator text PRIMARY KEY,
  state text NOT NULL,
  name_hash text NOT NULL,
  event_id uuid NOT NULL
);
CREATE INDEX ON license_holder (name_hash);
