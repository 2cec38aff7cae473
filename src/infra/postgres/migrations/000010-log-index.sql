-- Where the log is in an EventStoreDB, which counts with gaps and cannot find by educator, PostgreSQL holds an index of
-- it: for each event its ordinal, where it stands over there, what it is found by, and its hash. What was indexed is
-- never changed and never removed: an ordinal once given is named in decisions and checkpoints.
CREATE TABLE ledger.log_index (
  ordinal bigint PRIMARY KEY CHECK (ordinal >= 1),
  -- Place in the server's log: grows along ordinals, with gaps.
  position bigint NOT NULL CHECK (position >= 0),
  stream text COLLATE "C" NOT NULL,
  revision bigint NOT NULL CHECK (revision >= 0),
  -- Not unique: another writer of that server may have used one twice, and what is recorded is recorded.
  id uuid NOT NULL,
  type text COLLATE "C" NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  educator text COLLATE "C",
  state text COLLATE "C",
  recorded_at bigint NOT NULL,
  -- Over the same bytes as that of ledger.events, those that stand only over there included.
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  CONSTRAINT log_index_position UNIQUE (position),
  CONSTRAINT log_index_stream_revision UNIQUE (stream, revision)
);
CREATE INDEX log_index_id ON ledger.log_index (id);
CREATE INDEX log_index_educator ON ledger.log_index (educator, ordinal) WHERE educator IS NOT NULL;
CREATE INDEX log_index_type ON ledger.log_index (type, ordinal);

-- One row: up to here everything over there was seen, also what is not the ledger's. NULL is the log's beginning.
CREATE TABLE ledger.log_cursor (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  position bigint CHECK (position >= 0)
) WITH (fillfactor = 10);
INSERT INTO ledger.log_cursor (position) VALUES (NULL);

-- One row: whose turn it is to write the index. It keeps two from doing the same work; that nothing is written twice
-- rests on ledger.index_events alone.
CREATE TABLE ledger.log_lease (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  owner text NOT NULL,
  expires_at timestamptz NOT NULL
) WITH (fillfactor = 10);
INSERT INTO ledger.log_lease (owner, expires_at) VALUES ('', clock_timestamp());

-- What is known here of every event, whichever engine holds the log; one of the two is always empty.
CREATE VIEW ledger.entries AS
  SELECT ordinal, stream, revision, id, type, version, educator, state, recorded_at, hash FROM ledger.events
  UNION ALL
  SELECT ordinal, stream, revision, id, type, version, educator, state, recorded_at, hash FROM ledger.log_index;

-- Writes a stretch of the index and moves head and cursor with it, if both still stand where the writer saw them; else
-- writes nothing. So it does not matter who writes, how often, or what became of whoever wrote before. The events are
-- given as parallel arrays, in the order of their positions. Answers also which ids were known already.
CREATE FUNCTION ledger.index_events(
  expected_ordinal bigint, expected_position bigint, reached bigint,
  positions bigint[], streams text[], revisions bigint[], ids uuid[], types text[], versions integer[],
  educators text[], states text[], instants bigint[], hashes text[]
) RETURNS TABLE (written boolean, doubled uuid[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  head_ordinal bigint;
  head_instant bigint;
  cursor_position bigint;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'ledger.index_events needs READ COMMITTED' USING ERRCODE = 'invalid_transaction_state';
  END IF;

  -- The lock is a statement of its own: what is read in the next one is what stood when it was obtained.
  PERFORM FROM ledger.head FOR UPDATE;
  SELECT h.ordinal, h.recorded_at, c.position INTO STRICT head_ordinal, head_instant, cursor_position
    FROM ledger.head h, ledger.log_cursor c;
  IF head_ordinal <> expected_ordinal OR cursor_position IS DISTINCT FROM expected_position THEN
    written := false;
    RETURN NEXT;
    RETURN;
  END IF;

  IF EXISTS (SELECT FROM ledger.events) THEN
    RAISE EXCEPTION 'this database holds the log itself: no other is indexed in it'
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  IF reached <= cursor_position OR EXISTS (
    SELECT FROM (
      SELECT item.position, item.instant, lag(item.position, 1, coalesce(cursor_position, -1)) OVER nth AS before,
             lag(item.instant, 1, head_instant) OVER nth AS earlier
        FROM unnest(positions, instants) WITH ORDINALITY AS item (position, instant, nth)
      WINDOW nth AS (ORDER BY item.nth)
    ) seen
    WHERE seen.position <= seen.before OR seen.position > reached OR seen.instant < seen.earlier
  ) THEN
    RAISE EXCEPTION 'positions or instants go back' USING ERRCODE = 'invalid_parameter_value';
  END IF;

  SELECT coalesce(array_agg(DISTINCT given.id), '{}') INTO doubled
    FROM unnest(ids) AS given (id) WHERE EXISTS (SELECT FROM ledger.log_index i WHERE i.id = given.id);
  INSERT INTO ledger.log_index
    (ordinal, position, stream, revision, id, type, version, educator, state, recorded_at, hash)
  SELECT head_ordinal + item.nth, item.position, item.stream, item.revision, item.id, item.type, item.version,
         item.educator, item.state, item.instant, decode(item.hash, 'hex')
    FROM unnest(positions, streams, revisions, ids, types, versions, educators, states, instants, hashes)
         WITH ORDINALITY AS item (position, stream, revision, id, type, version, educator, state, instant, hash, nth);
  IF cardinality(positions) > 0 THEN
    UPDATE ledger.head h
       SET ordinal = head_ordinal + cardinality(positions), recorded_at = instants[cardinality(instants)];
  END IF;
  UPDATE ledger.log_cursor c SET position = reached;
  -- Also where nothing is the ledger's: somebody may wait until that is known.
  PERFORM pg_notify('ledger_appended', (head_ordinal + cardinality(positions))::text);
  written := true;
  RETURN NEXT;
END
$$;

-- While nothing is indexed, the server may still be changed for another: what was seen of it counts for nothing.
CREATE FUNCTION ledger.begin_index() RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM FROM ledger.head FOR UPDATE;
  UPDATE ledger.log_cursor c SET position = NULL FROM ledger.head h WHERE h.ordinal = 0;
END
$$;

-- Both engines give ordinals from one head row: what one has begun, the other must not go on with.
CREATE FUNCTION ledger.refuse_beside_index() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF EXISTS (SELECT FROM ledger.log_index) THEN
    RAISE EXCEPTION 'this database holds the index of a log that is elsewhere: nothing is appended here'
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER events_stand_beside_no_index
  BEFORE INSERT ON ledger.events
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_beside_index();

-- As in migration 000001, over whichever holds the log.
CREATE OR REPLACE FUNCTION ledger.ordinal_at(instant bigint) RETURNS bigint
LANGUAGE plpgsql STABLE
AS $$
DECLARE
  low bigint := 0;
  high bigint;
  middle bigint;
BEGIN
  SELECT h.ordinal INTO STRICT high FROM ledger.head h;
  WHILE low < high LOOP
    middle := (low + high + 1) / 2;
    IF (SELECT e.recorded_at <= instant FROM ledger.entries e WHERE e.ordinal = middle) THEN
      low := middle;
    ELSE
      high := middle - 1;
    END IF;
  END LOOP;
  RETURN low;
END
$$;

CREATE TRIGGER log_index_is_never_changed
  BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.log_index
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.log_index ENABLE ALWAYS TRIGGER log_index_is_never_changed;
CREATE TRIGGER log_cursor_is_never_removed
  BEFORE DELETE OR TRUNCATE ON ledger.log_cursor
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.log_cursor ENABLE ALWAYS TRIGGER log_cursor_is_never_removed;

REVOKE UPDATE, DELETE, TRUNCATE ON ledger.log_index FROM CURRENT_USER;
REVOKE DELETE, TRUNCATE ON ledger.log_cursor, ledger.log_lease FROM CURRENT_USER;
REVOKE ALL ON FUNCTION
  ledger.index_events(bigint, bigint, bigint, bigint[], text[], bigint[], uuid[], text[], integer[], text[], text[],
                      bigint[], text[]),
  ledger.begin_index(), ledger.refuse_beside_index()
  FROM PUBLIC;
GRANT SELECT ON ledger.log_index, ledger.log_cursor, ledger.log_lease, ledger.entries TO :app_role;
GRANT UPDATE ON ledger.log_lease TO :app_role;
GRANT EXECUTE ON FUNCTION
  ledger.index_events(bigint, bigint, bigint, bigint[], text[], bigint[], uuid[], text[], integer[], text[], text[],
                      bigint[], text[]),
  ledger.begin_index()
  TO :app_role;
