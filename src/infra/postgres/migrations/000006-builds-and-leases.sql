-- A build is one filling of a projection's tables. It has a schema of its own, read_build_<id>, and the API reads
-- the live one through views of the same names in read_models. So another build can be filled beside it.
CREATE TABLE read_models.build (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  projection text NOT NULL,
  version integer NOT NULL,
  tables text[] NOT NULL,
  -- building: is filled, nobody reads it. live: is read. differs: was compared with the live one of the same
  -- version and is not equal. retired: another one is read now. dropped: its tables are gone.
  state text NOT NULL CHECK (state IN ('building', 'live', 'differs', 'retired', 'dropped')),
  -- Whether it was asked for by command: then it is compared before it is read.
  by_command boolean NOT NULL,
  -- Up to here it has seen the log, moved in the same transaction as its tables.
  ordinal bigint NOT NULL DEFAULT 0,
  -- The last event it has seen that may concern every educator: law or a day.
  wide_ordinal bigint NOT NULL DEFAULT 0,
  -- Where it first came close to the end of the log.
  caught_up bigint,
  -- While the time runs it goes no further than this place: two builds are compared at one place.
  held_at bigint,
  held_until timestamptz,
  -- Events a second, as of late.
  rate real NOT NULL DEFAULT 0,
  began_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  note text
) WITH (fillfactor = 50);
CREATE UNIQUE INDEX ON read_models.build (projection) WHERE state = 'live';
CREATE UNIQUE INDEX ON read_models.build (projection) WHERE state = 'building';

-- Who may write to what: a build's tables in the order of the log (`<build>/follow`), or the rows of one
-- partition of educators (`<build>/<partition>`). Each time it changes hands its epoch grows; whoever writes
-- holds the row with the epoch they were given, so one who lost it cannot write.
CREATE TABLE read_models.lease (
  unit text PRIMARY KEY,
  build integer NOT NULL,
  owner text NOT NULL,
  epoch bigint NOT NULL,
  expires_at timestamptz NOT NULL
) WITH (fillfactor = 50);

-- Projectors that run, and what they can build: equal ones share the work.
CREATE TABLE read_models.projector (
  owner text PRIMARY KEY,
  can text NOT NULL,
  seen_at timestamptz NOT NULL
);

-- What could not be projected: it halts its part of the build, or parks an educator. It is tried again.
CREATE TABLE read_models.poison (
  build integer NOT NULL,
  -- `follow` or a partition for what is halted, `educator <id>` for who is parked.
  subject text COLLATE "C" NOT NULL,
  effect text NOT NULL CHECK (effect IN ('halted', 'parked')),
  educator text,
  -- The event, or for a standing the one that asked for it.
  ordinal bigint NOT NULL,
  code text NOT NULL,
  attempts integer NOT NULL DEFAULT 1,
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  retry_at timestamptz NOT NULL,
  PRIMARY KEY (build, subject)
);

CREATE FUNCTION read_models.schema_of(build integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 'read_build_' || build;

-- One of four, the same on every machine and in every version.
CREATE FUNCTION read_models.partition_of(educator text) RETURNS smallint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (('x' || substr(md5(educator), 1, 8))::bit(32)::bigint % 4)::smallint;

-- The schema of a build, open to the application: it fills what the owner makes there.
CREATE FUNCTION read_models.make_schema(build integer) RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
  name text := read_models.schema_of(build);
BEGIN
  EXECUTE format('CREATE SCHEMA %I', name);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO :app_role', name);
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :app_role', name);
  RETURN name;
END
$$;

CREATE FUNCTION read_models.show_build(shown integer) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT DISTINCT unnest(other.tables)
      FROM read_models.build one JOIN read_models.build other USING (projection)
     WHERE one.id = shown
     ORDER BY 1
  LOOP
    EXECUTE format('DROP VIEW IF EXISTS read_models.%I', name);
  END LOOP;
  FOR name IN SELECT unnest(b.tables) FROM read_models.build b WHERE b.id = shown LOOP
    EXECUTE format('CREATE VIEW read_models.%I AS SELECT * FROM %I.%I', name, read_models.schema_of(shown), name);
  END LOOP;
END
$$;

-- From now on this build is read and the one before is not, for all its tables at once. False while it has seen
-- less than the one before. It runs with its owner's rights: views belong to the owner.
CREATE FUNCTION read_models.switch_to(chosen integer) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  named text;
BEGIN
  SELECT b.projection INTO STRICT named FROM read_models.build b WHERE b.id = chosen;
  PERFORM FROM read_models.build b
    WHERE b.projection = named AND b.state IN ('building', 'live', 'differs') ORDER BY b.id FOR UPDATE;
  IF NOT EXISTS (SELECT FROM read_models.build b WHERE b.id = chosen AND b.state IN ('building', 'differs')) THEN
    RETURN false;
  END IF;
  IF EXISTS (
    SELECT FROM read_models.build live JOIN read_models.build next ON next.id = chosen
     WHERE live.projection = named AND live.state = 'live' AND live.ordinal > next.ordinal
  ) THEN
    RETURN false;
  END IF;
  UPDATE read_models.build b SET state = 'retired', ended_at = clock_timestamp()
   WHERE b.projection = named AND b.state = 'live';
  UPDATE read_models.build b SET state = 'live', held_at = NULL, held_until = NULL WHERE b.id = chosen;
  PERFORM read_models.show_build(chosen);
  RETURN true;
END
$$;

-- Removes the tables of a build that nobody reads any more.
CREATE FUNCTION read_models.drop_build(dropped integer) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM FROM read_models.build b WHERE b.id = dropped AND b.state IN ('retired', 'differs') FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  DELETE FROM read_models.lease l WHERE l.build = dropped;
  EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', read_models.schema_of(dropped));
  DELETE FROM read_models.derived_work w WHERE w.build = dropped;
  DELETE FROM read_models.poison p WHERE p.build = dropped;
  UPDATE read_models.build b SET state = 'dropped', ended_at = coalesce(b.ended_at, clock_timestamp())
   WHERE b.id = dropped;
  RETURN true;
END
$$;

-- What was filled before becomes the first build of each projection, as it stands.
DO $$
DECLARE
  old record;
  name text;
  made integer;
BEGIN
  FOR old IN
    SELECT c.projection, c.version, c.ordinal, CASE c.projection
             WHEN 'license_status' THEN ARRAY['license_status', 'license_holder']
             WHEN 'recertification_standing' THEN ARRAY['recertification_standing', 'state_day']
             WHEN 'career_pathways' THEN ARRAY['career_pathways', 'pathway_day']
             ELSE ARRAY[c.projection]
           END AS tables
      FROM read_models.checkpoint c ORDER BY c.projection
  LOOP
    INSERT INTO read_models.build (projection, version, tables, state, by_command, ordinal, wide_ordinal)
    VALUES (old.projection, old.version, old.tables, 'live', false, old.ordinal, old.ordinal)
    RETURNING id INTO made;
    PERFORM read_models.make_schema(made);
    FOREACH name IN ARRAY old.tables LOOP
      EXECUTE format('ALTER TABLE read_models.%I SET SCHEMA %I', name, read_models.schema_of(made));
    END LOOP;
    PERFORM read_models.show_build(made);
  END LOOP;
END
$$;

-- Educators whose rows are to be computed anew, for each build of a derived projection: since which event they
-- wait, and which one asked last.
ALTER TABLE read_models.derived_work RENAME TO old_work;
CREATE TABLE read_models.derived_work (
  build integer NOT NULL,
  educator text COLLATE "C" NOT NULL,
  partition smallint NOT NULL,
  ordinal bigint NOT NULL,
  asked bigint NOT NULL,
  PRIMARY KEY (build, educator)
);
CREATE INDEX ON read_models.derived_work (build, partition, ordinal, educator);
INSERT INTO read_models.derived_work (build, educator, partition, ordinal, asked)
SELECT b.id, w.educator, read_models.partition_of(w.educator), w.ordinal, w.ordinal
  FROM read_models.old_work w JOIN read_models.build b USING (projection);
DROP TABLE read_models.old_work;
DROP TABLE read_models.checkpoint;

CREATE VIEW read_models.checkpoint AS
  SELECT projection, version, ordinal FROM read_models.build WHERE state = 'live';

-- Whose rows in the live tables are about to be computed anew.
CREATE VIEW read_models.pending AS
  SELECT b.projection, w.educator, w.ordinal
    FROM read_models.derived_work w JOIN read_models.build b ON b.id = w.build
   WHERE b.state = 'live';

-- Whose rows in the live tables cannot be trusted until they are repaired.
CREATE VIEW read_models.under_repair AS
  SELECT b.projection, p.educator, p.code, p.ordinal
    FROM read_models.poison p JOIN read_models.build b ON b.id = p.build
   WHERE b.state = 'live' AND p.effect = 'parked';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA read_models FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  read_models.schema_of(integer), read_models.partition_of(text),
  read_models.switch_to(integer), read_models.drop_build(integer)
  TO :app_role;
