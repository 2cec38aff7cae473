-- Who was answered an educator's record, so that educators can ask. One row for each viewer, query and hour: it says
-- that they looked, not how often, and never what they typed.
CREATE TABLE ledger.record_views (
  educator text COLLATE "C" NOT NULL,
  -- Milliseconds since 1970: the first time within its hour.
  viewed_at bigint NOT NULL,
  hour bigint NOT NULL CHECK (hour = viewed_at / 3600000 * 3600000),
  viewer text COLLATE "C" NOT NULL,
  -- The field of the schema that was asked for.
  query text COLLATE "C" NOT NULL,
  -- Whether the answer was a list of several people.
  among_others boolean NOT NULL,
  roles text[] NOT NULL,
  -- Whom the viewer acts for, as their token said.
  state text,
  employer text,
  issuer text,
  PRIMARY KEY (educator, hour, viewer, query, among_others)
);
CREATE INDEX record_views_latest ON ledger.record_views (educator, viewed_at, viewer, query, among_others);

CREATE TRIGGER record_views_are_never_changed
  BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.record_views
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.record_views ENABLE ALWAYS TRIGGER record_views_are_never_changed;

REVOKE UPDATE, DELETE, TRUNCATE ON ledger.record_views FROM CURRENT_USER;
GRANT SELECT, INSERT ON ledger.record_views TO :app_role;
