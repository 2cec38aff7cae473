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
RETURN coalesce(octet_length(part) || ':' || part, '-');

-- SHA-256 over every stored byte of an event. The same encoding stands in src/infra/log/event-hash.ts.
CREATE FUNCTION ledger.hash_of(
  ordinal bigint, stream text, revision bigint, id uuid, type text, version integer,
  data text, metadata text, educator text, state text, recorded_at bigint
) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN sha256(convert_to(
  'licensure-ledger/event/1'
    || ledger.measured(ordinal::text) || ledger.measured(stream) || ledger.measured(revision::text)
    || ledger.measured(id::text) || ledger.measured(type) || ledger.measured(version::text)
    || ledger.measured(data) || ledger.measured(metadata)
    || ledger.measured(educator) || ledger.measured(state) || ledger.measured(recorded_at::text),
  'UTF8'
));

-- Judges and writes a batch of appends; answers one row for each, in their order. Appends are given as
-- parallel arrays (stream, revision expected, number of events), their events as parallel arrays end to end.
-- Each append is judged by itself after those before it: one that is refused writes nothing and disturbs no
-- other. Where any id is known already the answer is the first one again when all events stand where they
-- would now be written with the same type, version and data (metadata may differ: a retry is another
-- request), else 'id_reused'.
--
-- It runs with its owner's rights: the application may not INSERT, so no event comes to the log with an
-- ordinal, an instant or a hash that was not given here.
CREATE FUNCTION ledger.append(
  streams text[], expected bigint[], sizes integer[],
  ids uuid[], types text[], versions integer[], datas text[], metadatas text[],
  educators text[], states text[]
) RETURNS TABLE (outcome text, last_revision bigint, last_ordinal bigint, reused_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  first_ordinal bigint;
  head_ordinal bigint;
  instant bigint;
  from_place integer := 1;
  to_place integer;
  known integer;
  same integer;
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

  FOR place IN 1 .. cardinality(streams) LOOP
    to_place := from_place + sizes[place] - 1;
    reused_id := NULL;

    SELECT count(*),
           count(*) FILTER (WHERE given.alike),
           max(given.ordinal),
           (array_agg(given.id ORDER BY given.alike, given.nth))[1]
      INTO known, same, last_ordinal, reused_id
      FROM (
        SELECT item.id, item.nth, e.ordinal,
               (e.stream, e.revision, e.type, e.version, e.data)
                 = (streams[place], expected[place] + item.nth, item.type, item.version, item.data) AS alike
          FROM unnest(ids[from_place:to_place], types[from_place:to_place],
                      versions[from_place:to_place], datas[from_place:to_place])
               WITH ORDINALITY AS item (id, type, version, data, nth)
          JOIN ledger.events e ON e.id = item.id
      ) given;
    SELECT coalesce(max(e.revision), -1) INTO last_revision FROM ledger.events e WHERE e.stream = streams[place];

    IF known > 0 AND same = sizes[place] THEN
      outcome := 'appended';
      last_revision := expected[place] + sizes[place];
      reused_id := NULL;
    ELSIF known > 0 THEN
      outcome := 'id_reused';
      last_ordinal := NULL;
    ELSIF last_revision <> expected[place] THEN
      outcome := 'wrong_revision';
    ELSE
      INSERT INTO ledger.events
        (ordinal, stream, revision, id, type, version, data, metadata, educator, state, recorded_at, hash)
      SELECT head_ordinal + item.nth, streams[place], expected[place] + item.nth, item.id, item.type, item.version,
             item.data, item.metadata, item.educator, item.state, instant,
             ledger.hash_of(head_ordinal + item.nth, streams[place], expected[place] + item.nth, item.id, item.type,
                            item.version, item.data, item.metadata, item.educator, item.state, instant)
        FROM unnest(ids[from_place:to_place], types[from_place:to_place], versions[from_place:to_place],
                    datas[from_place:to_place], metadatas[from_place:to_place],
                    educators[from_place:to_place], states[from_place:to_place])
             WITH ORDINALITY AS item (id, type, version, data, metadata, educator, state, nth);
      head_ordinal := head_ordinal + sizes[place];
      outcome := 'appended';
      last_revision := expected[place] + sizes[place];
      last_ordinal := head_ordinal;
    END IF;

    from_place := to_place + 1;
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
