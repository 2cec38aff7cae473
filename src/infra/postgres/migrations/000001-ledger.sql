-- The log. What stands in ledger.events is never changed and never removed; everything else can be rebuilt.
CREATE SCHEMA ledger;
GRANT USAGE ON SCHEMA ledger TO :app_role;

-- One row: the last ordinal given, and when. Whoever appends locks it until commit, so that ordinals are
-- without gaps and in commit order across processes. The page stays nearly empty to keep updates in place.
CREATE TABLE ledger.head (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  ordinal bigint NOT NULL CHECK (ordinal >= 0),
  -- Whole milliseconds since 1970.
  recorded_at bigint NOT NULL
) WITH (fillfactor = 10);
INSERT INTO ledger.head (ordinal, recorded_at) VALUES (0, 0);

-- Texts compare by their bytes ("C"), whatever the locale of the database: the index on streams then serves
-- prefixes too.
CREATE TABLE ledger.events (
  ordinal bigint PRIMARY KEY CHECK (ordinal >= 1),
  stream text COLLATE "C" NOT NULL,
  revision bigint NOT NULL CHECK (revision >= 0),
  id uuid NOT NULL,
  type text COLLATE "C" NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  -- Exact text (canonical JSON). Never jsonb: that reorders, and what was hashed would be gone.
  data text COLLATE "C" NOT NULL,
  metadata text COLLATE "C" NOT NULL,
  -- Both stand in the metadata too; here they are for finding.
  educator text COLLATE "C",
  state text COLLATE "C",
  recorded_at bigint NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  CONSTRAINT events_id UNIQUE (id),
  CONSTRAINT events_stream_revision UNIQUE (stream, revision)
);
CREATE INDEX events_educator ON ledger.events (educator, ordinal) WHERE educator IS NOT NULL;
CREATE INDEX events_type ON ledger.events (type, ordinal);

-- Length before content, so that no two different rows have one encoding; nothing at all is a dash.
CREATE FUNCTION ledger.measured(part text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(octet_length(part)::text || ':' || part, '-');

-- SHA-256 over every stored byte of an event. The same encoding stands in src/infra/log/event-hash.ts.
-- It is STABLE because convert_to is: declared more than that it would not be inlined, and cost ten times as much.
CREATE FUNCTION ledger.hash_of(
  ordinal bigint, stream text, revision bigint, id uuid, type text, version integer,
  data text, metadata text, educator text, state text, recorded_at bigint
) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE
RETURN sha256(convert_to(
  'licensure-ledger/event/1'
    || ledger.measured(ordinal::text) || ledger.measured(stream) || ledger.measured(revision::text)
    || ledger.measured(id::text) || ledger.measured(type) || ledger.measured(version::text)
    || ledger.measured(data) || ledger.measured(metadata)
    || ledger.measured(educator) || ledger.measured(state) || ledger.measured(recorded_at::text),
  'UTF8'
));

-- Judges and writes a batch of appends; answers one row for each, in their order. Appends are given as
-- parallel arrays (stream, revision expected), their events as parallel arrays too, each with the place of
-- its append, 1, 2, 3. Each append is judged by itself after those before it: one that is refused writes
-- nothing and disturbs no other. Where any id is known already, the answer is the first one again when all
-- events stand where they would now be written with the same type, version and data (metadata may differ: a
-- retry is another request), else 'id_reused'.
--
-- It runs with its owner's rights: the application may not INSERT, so no event comes to the log with an
-- ordinal, an instant or a hash that was not given here.
--
-- Its plans are made once and only with indexes. A plan made while the table was small would read all of it,
-- and be kept while it grows; a plan made for each call would cost several times the append.
CREATE FUNCTION ledger.append(
  streams text[], expected bigint[],
  places integer[], ids uuid[], types text[], versions integer[], datas text[], metadatas text[],
  educators text[], states text[]
) RETURNS TABLE (outcome text, last_revision bigint, last_ordinal bigint, reused_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  first_ordinal bigint;
  head_ordinal bigint;
  instant bigint;
  given record;
  known bigint;
  alike bigint;
BEGIN
  -- Under a stricter level every statement would see the log as it was before the lock was waited for.
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'ledger.append needs READ COMMITTED' USING ERRCODE = 'invalid_transaction_state';
  END IF;

  -- The lock is a statement of its own: what is read in the next one is what stood when it was obtained.
  PERFORM FROM ledger.head FOR UPDATE;
  SELECT h.ordinal, greatest(h.recorded_at, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint)
    INTO STRICT head_ordinal, instant
    FROM ledger.head h;
  first_ordinal := head_ordinal;

  FOR given IN
    SELECT a.stream, a.revision, count(*) AS size,
           array_agg(e.id ORDER BY e.nth) AS ids, array_agg(e.type ORDER BY e.nth) AS types,
           array_agg(e.version ORDER BY e.nth) AS versions, array_agg(e.data ORDER BY e.nth) AS datas,
           array_agg(e.metadata ORDER BY e.nth) AS metadatas, array_agg(e.educator ORDER BY e.nth) AS educators,
           array_agg(e.state ORDER BY e.nth) AS states
      FROM unnest(streams, expected) WITH ORDINALITY AS a (stream, revision, place)
      JOIN unnest(places, ids, types, versions, datas, metadatas, educators, states)
           WITH ORDINALITY AS e (place, id, type, version, data, metadata, educator, state, nth) USING (place)
     GROUP BY a.place, a.stream, a.revision
     ORDER BY a.place
  LOOP
    -- LIMIT keeps the lookup inside the loop over the given events, whatever the planner thinks of it.
    SELECT count(*), count(*) FILTER (WHERE found.alike), max(found.ordinal),
           (array_agg(found.id ORDER BY found.alike, found.nth))[1]
      INTO known, alike, last_ordinal, reused_id
      FROM (
        SELECT item.id, item.nth, e.ordinal,
               (e.stream, e.revision, e.type, e.version, e.data)
                 = (given.stream, given.revision + item.nth, item.type, item.version, item.data) AS alike
          FROM unnest(given.ids, given.types, given.versions, given.datas)
               WITH ORDINALITY AS item (id, type, version, data, nth)
          CROSS JOIN LATERAL (
            SELECT s.ordinal, s.stream, s.revision, s.type, s.version, s.data
              FROM ledger.events s WHERE s.id = item.id LIMIT 1
          ) e
      ) found;
    SELECT coalesce(max(e.revision), -1) INTO last_revision FROM ledger.events e WHERE e.stream = given.stream;

    IF known > 0 AND alike = given.size THEN
      outcome := 'appended';
      last_revision := given.revision + given.size;
      reused_id := NULL;
    ELSIF known > 0 THEN
      outcome := 'id_reused';
    ELSIF last_revision <> given.revision THEN
      outcome := 'wrong_revision';
    ELSE
      INSERT INTO ledger.events
        (ordinal, stream, revision, id, type, version, data, metadata, educator, state, recorded_at, hash)
      SELECT head_ordinal + item.nth, given.stream, given.revision + item.nth, item.id, item.type, item.version,
             item.data, item.metadata, item.educator, item.state, instant,
             ledger.hash_of(head_ordinal + item.nth, given.stream, given.revision + item.nth, item.id, item.type,
                            item.version, item.data, item.metadata, item.educator, item.state, instant)
        FROM unnest(given.ids, given.types, given.versions, given.datas, given.metadatas, given.educators, given.states)
             WITH ORDINALITY AS item (id, type, version, data, metadata, educator, state, nth);
      head_ordinal := head_ordinal + given.size;
      outcome := 'appended';
      last_revision := given.revision + given.size;
      last_ordinal := head_ordinal;
    END IF;
    RETURN NEXT;
  END LOOP;

  IF head_ordinal > first_ordinal THEN
    UPDATE ledger.head h SET ordinal = head_ordinal, recorded_at = instant;
    PERFORM pg_notify('ledger_appended', head_ordinal::text);
  END IF;
END
$$;

-- The last ordinal recorded at or before an instant, 0 when there is none. Instants never decrease along
-- ordinals and ordinals have no gaps, so halving finds it with a few reads and needs no index.
CREATE FUNCTION ledger.ordinal_at(instant bigint) RETURNS bigint
LANGUAGE plpgsql STABLE
AS $$
DECLARE
  low bigint := 0;
  high bigint;
  middle bigint;
BEGIN
  SELECT coalesce(max(e.ordinal), 0) INTO high FROM ledger.events e;
  WHILE low < high LOOP
    middle := (low + high + 1) / 2;
    IF (SELECT e.recorded_at <= instant FROM ledger.events e WHERE e.ordinal = middle) THEN
      low := middle;
    ELSE
      high := middle - 1;
    END IF;
  END LOOP;
  RETURN low;
END
$$;

-- Append-only twice over: by grant, also against the owner, and by trigger for whoever is above grants. The
-- triggers fire in every replication role.
CREATE FUNCTION ledger.refuse_change() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION '%.% is append-only: % is refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'insufficient_privilege', HINT = 'Corrections are events of their own.';
END
$$;

CREATE TRIGGER events_are_never_changed
  BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.events
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.events ENABLE ALWAYS TRIGGER events_are_never_changed;
CREATE TRIGGER head_is_never_removed
  BEFORE DELETE OR TRUNCATE ON ledger.head
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.head ENABLE ALWAYS TRIGGER head_is_never_removed;

REVOKE UPDATE, DELETE, TRUNCATE ON ledger.events FROM CURRENT_USER;
REVOKE DELETE, TRUNCATE ON ledger.head FROM CURRENT_USER;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT SELECT ON ledger.head, ledger.events TO :app_role;
GRANT EXECUTE ON FUNCTION
  ledger.append(text[], bigint[], integer[], uuid[], text[], integer[], text[], text[], text[], text[]),
  ledger.ordinal_at(bigint),
  ledger.measured(text),
  ledger.hash_of(bigint, text, bigint, uuid, text, integer, text, text, text, text, bigint)
  TO :app_role;
